import { describe, expect, onTestFinished, test } from 'vitest';
import type { Bot } from '../../../src/bot/bot.ts';
import { type Command, command, type FlowDefinition, guidedCommand } from '../../../src/commands/command.ts';
import { municipalityField } from '../../../src/commands/fields.ts';
import { municipalityOption } from '../../../src/commands/option.ts';
import type { KeptFlow } from '../../../src/commands/services.ts';
import { answerOf, answersOf } from '../../../src/flows/flow.ts';
import { replyToText } from '../../../src/reply/plain-text.ts';
import type { Action, FormValues, Reply } from '../../../src/reply/reply.ts';
import { openStore } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { movingClock } from '../../support/clock.ts';
import { blocksOf, buttonsOf, type Conversation, converse, formOf, problemsOf } from '../../support/conversation.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { smallBot } from '../../support/small-bot.ts';

const names = (name: string) => ({ nl: name, en: name, fr: name });
const choices = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));

/** A letter that is drawn up in three steps: where, what and who. */
function letter(changes: Partial<FlowDefinition> = {}): Command {
  return guidedCommand({
    aliases: { nl: ['brief'], en: [], fr: [] },
    summary: names('Schrijf een brief'),
    options: { municipality: municipalityOption() },
    flow: {
      version: 1,
      steps: (_, services) => [
        {
          id: 'where',
          title: 'Waar?',
          fields: [
            municipalityField(services),
            { kind: 'text', name: 'note', label: 'Nota', required: false, maxLength: 20 },
          ],
        },
        {
          id: 'what',
          title: 'Wat?',
          fields: [{ kind: 'choices', name: 'demands', label: 'Vragen', required: true, most: 2, choices }],
        },
        {
          id: 'who',
          title: 'Wie?',
          fields: [{ kind: 'text', name: 'sender', label: 'Je naam', required: true, maxLength: 30 }],
        },
      ],
      finish: (answers, { language }) => ({
        blocks: [
          {
            kind: 'text',
            text: `Brief voor ${answerOf(answers, 'municipality')} over ${answersOf(answers, 'demands')} van ${answerOf(answers, 'sender')}`,
          },
        ],
        visibility: 'only-you',
        language,
      }),
      title: (answers) => `Brief ${answerOf(answers, 'municipality')}`,
      ...changes,
    },
  });
}

/** Shows what somebody has drawn up, as a list of what can be pressed. */
const list = command({
  aliases: { nl: ['lijst'], en: [], fr: [] },
  summary: names('Toon mijn brieven'),
  options: {},
  run: async (_, { language, keptFlows }) => {
    const kept = await keptFlows();
    const line = ({ title, done }: KeptFlow) => `${title} (${done ? 'klaar' : 'bezig'})`;
    return {
      blocks: [
        { kind: 'text', text: kept.map(line).join(', ') || 'niets' },
        ...kept.map(({ id, command: name, revision, title }) => ({
          kind: 'buttons' as const,
          buttons: (['show', 'delete'] as const).map((move) => ({
            label: `${move} ${title}`,
            action: { kind: 'flow' as const, command: name, flow: id, revision, move },
          })),
        })),
      ],
      visibility: 'only-you',
      language,
    };
  },
});

function botWith(brief: Command = letter(), parts: Parameters<typeof smallBot>[0] = {}): Bot {
  return smallBot({ ...parts, commands: { 'memo brief': brief, lijst: list, ...parts.commands } });
}

/** A store that is closed when the test ends. */
function openIn(folder: string, clock = movingClock()): Store {
  const store = openStore(folder, clock);
  onTestFinished(() => store.close());
  return store;
}

/** What was said above the step or the result, if anything. */
function noticeOf(reply: Reply): string | undefined {
  const [first] = reply.blocks;
  return first?.kind === 'text' && reply.blocks.length > 1 ? first.text : undefined;
}

function stepOf(reply: Reply): string | undefined {
  return blocksOf(reply, 'section')[0]?.title;
}

function valuesOf(reply: Reply): FormValues {
  return Object.fromEntries(
    formOf(reply).fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
}

function moveOf(reply: Reply, move: Extract<Action, { kind: 'flow' }>['move']): Extract<Action, { kind: 'flow' }> {
  const actions = [
    ...blocksOf(reply, 'form').map((form) => form.action),
    ...buttonsOf(reply).map(({ action }) => action),
  ];
  const found = actions.find((action) => action.kind === 'flow' && action.move === move);
  if (found?.kind !== 'flow') throw new Error(`nothing to ${move} in:\n${replyToText(reply)}`);
  return found;
}

/** Goes through the whole letter. */
async function finish(an: Conversation): Promise<Reply> {
  await an.types('/brief');
  await an.sends({ municipality: 'gent' });
  await an.sends({ demands: ['a', 'b'] });
  return an.sends({ sender: 'An' });
}

const stale = 'Die knop hoort bij een vorige stap, dus er is niets veranderd. Hier was je gebleven:';
const alreadyDone = 'Dit was al klaar, dus er is niets veranderd.';
const gone = 'Dit staat er niet meer: het is gewist, of het is te lang geleden. Je kan opnieuw beginnen.';
const result = 'Brief voor Gent over a,b van An';

describe('a guided command', () => {
  test('leads through its steps, only for the person, and ends with the result', async () => {
    const an = converse(botWith());
    const first = await an.types('/brief');
    expect(first).toMatchObject({ visibility: 'only-you', keeps: true, language: 'nl' });
    expect(stepOf(first)).toBe('Stap 1 van 3: Waar?');
    expect(noticeOf(first)).toBeUndefined();
    const second = await an.sends({ municipality: ' gent ' });
    expect(stepOf(second)).toBe('Stap 2 van 3: Wat?');
    const third = await an.sends({ demands: ['b', 'a'] });
    expect(stepOf(third)).toBe('Stap 3 van 3: Wie?');
    const done = await an.sends({ sender: 'An' });
    expect(done).toMatchObject({ visibility: 'only-you', keeps: true });
    expect(replyToText(done)).toBe('Brief voor Gent over b,a van An\n\n  [Aanpassen]\n  [Wissen]');
  });

  test('tells what a place belongs to on the next step', async () => {
    const an = converse(botWith());
    await an.types('/brief');
    expect(noticeOf(await an.sends({ municipality: 'Galmaarden' }))).toBe(
      'Galmaarden hoort sinds 2025 bij Pajottegem.',
    );
    const back = await an.presses('Vorige');
    expect(noticeOf(back)).toBeUndefined();
    expect(valuesOf(back)).toMatchObject({ municipality: 'Pajottegem' });
  });

  test('asks again for what is wrong, with all that was typed', async () => {
    const an = converse(botWith());
    await an.types('/brief');
    const refused = await an.sends({ municipality: 'Verweggistan', note: 'x' });
    expect(noticeOf(refused)).toMatch(/^Bijna!/);
    expect(stepOf(refused)).toBe('Stap 1 van 3: Waar?');
    expect(problemsOf(refused)).toEqual({ municipality: expect.stringContaining('Verweggistan') });
    expect(valuesOf(refused)).toEqual({ municipality: 'Verweggistan', note: 'x' });
    const mended = await an.sends({ municipality: 'Gent' });
    expect(stepOf(mended)).toBe('Stap 2 van 3: Wat?');
    expect(noticeOf(mended)).toBeUndefined();
  });

  test('keeps what was typed on the way back and forth', async () => {
    const an = converse(botWith());
    await an.types('/brief');
    await an.sends({ municipality: 'Gent', note: 'kort' });
    expect(valuesOf(await an.sends({ demands: ['a', 'b', 'c'] }, 'Vorige'))).toEqual({
      municipality: 'Gent',
      note: 'kort',
    });
    expect(valuesOf(await an.sends())).toEqual({ demands: ['a', 'b', 'c'] });
    expect(problemsOf(await an.sends())).toEqual({ demands: 'je koos er 3, het kunnen er hoogstens 2 zijn' });
    await an.sends({ demands: [] });
    expect(problemsOf(an.latest())).toEqual({ demands: 'kies er minstens een' });
    expect(valuesOf(an.latest())).toEqual({ demands: [] });
  });

  test('can be changed when it is done, from the first step on, with all that was filled in', async () => {
    const an = converse(botWith());
    await finish(an);
    const first = await an.presses('Aanpassen');
    expect(stepOf(first)).toBe('Stap 1 van 3: Waar?');
    expect(valuesOf(first)).toEqual({ municipality: 'Gent', note: '' });
    await an.sends({ municipality: 'Aalst' });
    expect(valuesOf(await an.sends())).toEqual({ sender: 'An' });
    expect(replyToText(await an.sends())).toContain('Brief voor Aalst over a,b van An');
  });

  test('shows its result again as often as one likes', async () => {
    const an = converse(botWith());
    const done = await finish(an);
    await an.types('/lijst');
    expect(await an.presses('show Brief Gent')).toEqual(done);
    await an.types('/lijst');
    expect(await an.presses('show Brief Gent')).toEqual(done);
  });

  test('speaks the language of the screen', async () => {
    const an = converse(botWith(), { locale: 'fr' });
    const first = await an.types('/brief');
    expect(first.language).toBe('fr');
    expect(stepOf(first)).toBe('Étape 1 sur 3 : Waar?');
    expect(formOf(first)).toMatchObject({ submit: 'Suivant', buttons: [{ label: 'Arrêter et effacer' }] });
  });
});

test('the steps are those that go with what was just filled in', async () => {
  const either = letter({
    steps: (answers) => [
      {
        id: 'to',
        title: 'Aan wie?',
        fields: ['party', 'list'].map((name) => ({
          kind: 'text',
          name,
          label: name,
          required: answerOf(answers, name === 'party' ? 'list' : 'party') === '',
          maxLength: 20,
        })),
      },
      ...(answerOf(answers, 'party') === 'X' ? [{ id: 'more', title: 'Waarom X?', fields: [] }] : []),
    ],
  });
  const an = converse(botWith(either));
  await an.types('/brief');
  expect(Object.keys(problemsOf(await an.sends()))).toEqual(['party', 'list']);
  expect(stepOf(await an.sends({ party: 'X' }))).toBe('Stap 2 van 2: Waarom X?');
  await an.presses('Vorige');
  expect(replyToText(await an.sends({ party: '', list: 'Y' }))).toContain('Brief voor');
});

describe('what is known already', () => {
  test('stands in the form when the command begins, and is read like the rest', async () => {
    const an = converse(botWith());
    expect(valuesOf(await an.types('/brief gent'))).toEqual({ municipality: 'gent' });
    await an.sends();
    expect(valuesOf(await an.presses('Vorige'))).toMatchObject({ municipality: 'Gent' });
  });

  test('also when it was opened before and nothing was filled in yet', async () => {
    const an = converse(botWith());
    await an.types('/brief');
    expect(valuesOf(await an.types('/brief Gent'))).toMatchObject({ municipality: 'Gent' });
    expect(noticeOf(an.latest())).toBeUndefined();
  });

  test('that is wrong is told once it is sent', async () => {
    const an = converse(botWith());
    expect(problemsOf(await an.types('/brief Verweggistan'))).toEqual({});
    expect(problemsOf(await an.sends())).toEqual({ municipality: expect.stringContaining('Verweggistan') });
  });

  test('never slips past a step that was done: another municipality is another letter', async () => {
    const an = converse(botWith());
    await an.types('/brief');
    await an.sends({ municipality: 'Gent' });
    await an.sends({ demands: ['a'] });
    const other = await an.types('/brief Verweggistan');
    expect(stepOf(other)).toBe('Stap 1 van 3: Waar?');
    await an.types('/lijst');
    expect(replyToText(an.latest())).toContain('Brief Gent (bezig)');
  });
});

describe('what was begun', () => {
  test('is gone on with where it was left', async () => {
    const an = converse(botWith());
    await an.types('/brief');
    await an.sends({ municipality: 'Gent', note: 'x' });
    const again = await an.types('/brief');
    expect(noticeOf(again)).toBe('Je was hier al mee bezig. Wat je toen invulde, staat er nog.');
    expect(stepOf(again)).toBe('Stap 2 van 3: Wat?');
    expect(valuesOf(await an.presses('Vorige'))).toEqual({ municipality: 'Gent', note: 'x' });
  });

  test('is gone on with when the same is known, also by several presses at the same moment', async () => {
    const bot = botWith();
    const an = converse(bot);
    await an.types('/brief Gent');
    await an.sends();
    const start: Action = { kind: 'command', command: 'memo brief', options: { municipality: 'Gent' } };
    const replies = await Promise.all([start, start, start].map((action) => converse(bot).does(action)));
    expect(replies.map(stepOf)).toEqual(Array(3).fill('Stap 2 van 3: Wat?'));
    expect(replyToText(await an.types('/lijst'))).toContain('Brief Gent (bezig)\n\n');
  });

  test('and opened but not touched is opened as new', async () => {
    const an = converse(botWith());
    const first = await an.types('/brief');
    expect(await an.types('/brief')).toEqual(first);
  });

  test('outlasts a restart of the program, down to its buttons', async () => {
    const [folder, clock] = [temporaryFolder({}), movingClock()];
    const before = openIn(folder, clock);
    const an = converse(botWith(letter(), { store: before, clock }));
    await an.types('/brief');
    const second = await an.sends({ municipality: 'Gent' });
    before.close();
    const after = botWith(letter(), { store: openIn(folder, clock), clock });
    const again = converse(after);
    expect(stepOf(await again.does(moveOf(second, 'next'), { demands: ['c'] }))).toBe('Stap 3 van 3: Wie?');
    expect(replyToText(await again.sends({ sender: 'An' }))).toContain('Brief voor Gent over c van An');
  });

  test('is not gone on with once it is done: the next begins afresh', async () => {
    const an = converse(botWith());
    await finish(an);
    const fresh = await an.types('/brief');
    expect(stepOf(fresh)).toBe('Stap 1 van 3: Waar?');
    expect(valuesOf(fresh)).toEqual({});
    expect(noticeOf(fresh)).toBeUndefined();
    await an.types('/lijst');
    expect(replyToText(an.latest())).toContain('Brief Gent (klaar)');
  });
});

describe('how long it is kept', () => {
  const day = { hours: 24 };

  test.each<[what: string, days: number, prepare: (an: Conversation) => Promise<Reply>]>([
    ['only opened', 1, (an) => an.types('/brief')],
    [
      'begun',
      30,
      async (an) => {
        await an.types('/brief');
        return an.sends({ municipality: 'Gent' });
      },
    ],
    ['done', 400, finish],
  ])('is %s: %i days without a change', async (_, days, prepare) => {
    const clock = movingClock();
    const an = converse(botWith(letter(), { clock }));
    const left = moveOf(await prepare(an), 'delete');
    clock.pass({ hours: 24 * days - 1 });
    expect(replyToText(await an.types('/lijst'))).toContain('Brief');
    clock.pass({ hours: 1 });
    expect(replyToText(await an.types('/lijst'))).toBe('niets');
    expect(noticeOf(await an.does({ ...left, move: 'show' }))).toBe(gone);
  });

  test('begins again with every change', async () => {
    const clock = movingClock();
    const an = converse(botWith(letter(), { clock }));
    await an.types('/brief');
    await an.sends({ municipality: 'Gent' });
    for (const demands of [['a'], [], ['b', 'c']]) {
      for (let days = 0; days < 29; days += 1) clock.pass(day);
      await an.sends({ demands }, 'Vorige');
      await an.sends();
    }
    expect(valuesOf(an.latest())).toEqual({ demands: ['b', 'c'] });
  });

  test('is told when it is over, with a way to begin again', async () => {
    const clock = movingClock();
    const an = converse(botWith(letter(), { clock }));
    await an.types('/brief');
    await an.sends({ municipality: 'Gent' });
    clock.pass({ hours: 24 * 30 });
    expect(noticeOf(await an.sends({ demands: ['a'] }))).toBe(gone);
    expect(stepOf(await an.presses('Opnieuw beginnen'))).toBe('Stap 1 van 3: Waar?');
  });
});

describe('a press that comes late', () => {
  test('a second time counts once, and says so', async () => {
    const an = converse(botWith());
    const first = await an.types('/brief');
    const values = { municipality: 'Gent' };
    expect(noticeOf(await an.does(moveOf(first, 'next'), values))).toBeUndefined();
    const second = await an.does(moveOf(first, 'next'), { municipality: 'Aalst' });
    expect(noticeOf(second)).toBe(stale);
    expect(stepOf(second)).toBe('Stap 2 van 3: Wat?');
    expect(valuesOf(await an.presses('Vorige'))).toMatchObject({ municipality: 'Gent' });
  });

  test.each(['next', 'back', 'change'] as const)('from an older step changes nothing: %s', async (move) => {
    const an = converse(botWith());
    const first = await an.types('/brief');
    await an.sends({ municipality: 'Gent' });
    await an.sends({ demands: ['a'] });
    const late = await an.does({ ...moveOf(first, 'next'), move }, { municipality: 'Aalst', demands: ['c'] });
    expect(noticeOf(late)).toBe(stale);
    expect(stepOf(late)).toBe('Stap 3 van 3: Wie?');
    expect(replyToText(await an.sends({ sender: 'An' }))).toContain('Brief voor Gent over a van An');
  });

  test.each(['next', 'back'] as const)(
    'after it was done shows the result, and says that it was done: %s',
    async (move) => {
      const an = converse(botWith());
      await finish(an);
      const old = { ...moveOf(an.latest(), 'change'), revision: 3 };
      const late = await an.does({ ...old, move }, { sender: 'Bo' });
      expect(noticeOf(late)).toBe(alreadyDone);
      expect(replyToText(late)).toContain(result);
    },
  );

  test('to change what was changed already goes on with the change', async () => {
    const an = converse(botWith());
    const done = await finish(an);
    await an.presses('Aanpassen');
    await an.sends({ municipality: 'Aalst' });
    const late = await an.does(moveOf(done, 'change'));
    expect(noticeOf(late)).toBe(stale);
    expect(stepOf(late)).toBe('Stap 2 van 3: Wat?');
  });

  test('to change an older result shows the latest', async () => {
    const an = converse(botWith());
    const first = await finish(an);
    await an.presses('Aanpassen');
    await an.sends({ municipality: 'Aalst' });
    await an.sends();
    await an.sends();
    const late = await an.does(moveOf(first, 'change'));
    expect(noticeOf(late)).toBe(stale);
    expect(replyToText(late)).toContain('Brief voor Aalst');
  });

  test('on a form that was refused still counts, since nothing else happened', async () => {
    const an = converse(botWith());
    const first = await an.types('/brief');
    await an.sends({ municipality: 'Verweggistan' });
    await an.sends({ municipality: 'Nergens' });
    expect(stepOf(await an.does(moveOf(first, 'next'), { municipality: 'Gent' }))).toBe('Stap 2 van 3: Wat?');
  });
});

describe('several presses at the same moment', () => {
  test('count for exactly one, and the others say so', async () => {
    const bot = botWith();
    const first = await converse(bot).types('/brief');
    const towns = ['Gent', 'Aalst', 'Antwerpen'];
    const replies = await Promise.all(
      towns.map((municipality) => converse(bot).does(moveOf(first, 'next'), { municipality })),
    );
    expect(replies.map(stepOf)).toEqual(Array(3).fill('Stap 2 van 3: Wat?'));
    expect(replies.map(noticeOf).filter((notice) => notice === stale)).toHaveLength(2);
    const winner = towns[replies.findIndex((reply) => noticeOf(reply) === undefined)];
    const back = await converse(bot).does(moveOf(replies[0] as Reply, 'back'));
    expect(valuesOf(back)).toMatchObject({ municipality: winner });
  });

  test('on the last step give one result, told as done to the others', async () => {
    const kept: string[] = [];
    const keep = (answers: FormValues) => void kept.push(answerOf(answers, 'sender'));
    const bot = botWith(letter({ keep }));
    const an = converse(bot);
    await an.types('/brief Gent');
    await an.sends();
    const last = await an.sends({ demands: ['a'] });
    const replies = await Promise.all(
      ['An', 'Bo'].map((sender) => converse(bot).does(moveOf(last, 'next'), { sender })),
    );
    const texts = replies.map((reply) => replyToText(reply));
    expect(kept).toHaveLength(1);
    for (const text of texts) expect(text).toContain(`Brief voor Gent over a van ${kept[0]}`);
    expect(replies.map(noticeOf).sort()).toEqual([alreadyDone, expect.anything()].sort());
    expect(texts.filter((text) => text.includes(alreadyDone))).toHaveLength(1);
  });

  test('of which one deletes leave nothing behind', async () => {
    const bot = botWith();
    const first = await converse(bot).types('/brief');
    const [removed, moved] = await Promise.all([
      converse(bot).does(moveOf(first, 'delete')),
      converse(bot).does(moveOf(first, 'next'), { municipality: 'Gent' }),
    ]);
    expect(replyToText(removed)).toContain('Gewist.');
    expect(noticeOf(moved)).toBe(gone);
    expect(replyToText(await converse(bot).types('/lijst'))).toBe('niets');
  });

  test('through two programs on one folder count for exactly one', async () => {
    const [folder, clock] = [temporaryFolder({}), movingClock()];
    const bots = [0, 1].map(() => botWith(letter(), { store: openIn(folder, clock), clock }));
    const [one] = bots as [Bot];
    const first = await converse(one).types('/brief');
    const replies = await Promise.all(
      bots.map((bot, at) => converse(bot).does(moveOf(first, 'next'), { municipality: ['Gent', 'Aalst'][at] ?? '' })),
    );
    expect(replies.map(noticeOf).filter((notice) => notice === stale)).toHaveLength(1);
  });
});

describe('what is deleted', () => {
  test.each<[when: string, label: string, prepare: (an: Conversation) => Promise<Reply>]>([
    ['begun', 'Stoppen en wissen', (an) => an.types('/brief Gent')],
    ['done', 'Wissen', finish],
  ])('when it was %s is gone: nothing shows it any more', async (_, label, prepare) => {
    const an = converse(botWith());
    const left = await prepare(an);
    const removed = await an.presses(label);
    expect(noticeOf(removed)).toBe('Gewist. Ik heb er niets meer van.');
    expect(removed.keeps).toBeUndefined();
    const flow = moveOf(left, 'delete');
    for (const move of ['next', 'back', 'change', 'show', 'delete'] as const) {
      expect(noticeOf(await an.does({ ...flow, move }, { municipality: 'Gent' }))).toBe(gone);
    }
    expect(replyToText(await an.types('/lijst'))).toBe('niets');
  });

  test('can be begun anew', async () => {
    const an = converse(botWith());
    await finish(an);
    await an.presses('Wissen');
    expect(valuesOf(await an.presses('Opnieuw beginnen'))).toEqual({});
  });

  test('may be so from an older step', async () => {
    const an = converse(botWith());
    const first = await an.types('/brief');
    await an.sends({ municipality: 'Gent' });
    expect(noticeOf(await an.does(moveOf(first, 'delete')))).toBe('Gewist. Ik heb er niets meer van.');
  });
});

describe('what another person drew up', () => {
  test.each(['next', 'back', 'change', 'show', 'delete'] as const)('is not there for others: %s', async (move) => {
    const bot = botWith();
    const [an, bo] = [converse(bot), converse(bot, { person: 'bo' })];
    const done = await finish(an);
    const stolen = await bo.does({ ...moveOf(done, 'change'), move }, { municipality: 'Aalst' });
    expect(noticeOf(stolen)).toBe(gone);
    expect(replyToText(stolen)).not.toContain('Gent');
    expect(replyToText(await bo.types('/lijst'))).toBe('niets');
    await an.types('/lijst');
    expect(await an.presses('show Brief Gent')).toEqual(done);
  });

  test('is not gone on with', async () => {
    const bot = botWith();
    await converse(bot).types('/brief Gent');
    expect(valuesOf(await converse(bot, { person: 'bo' }).types('/brief'))).toEqual({});
  });
});

describe('a newer program', () => {
  test('does not go on with what was filled in for other fields, nor list it, but can delete it', async () => {
    const clock = movingClock();
    const store = openIn(':memory:', clock);
    const old = converse(botWith(letter(), { store, clock }));
    const done = await finish(old);
    const forgotten: FormValues[] = [];
    const forget = (answers: FormValues) => void forgotten.push(answers);
    const an = converse(botWith(letter({ version: 2, forget }), { store, clock }));
    for (const move of ['next', 'back', 'change', 'show'] as const) {
      expect(noticeOf(await an.does({ ...moveOf(done, 'change'), move }))).toBe(gone);
    }
    expect(replyToText(await an.types('/lijst'))).toBe('niets');
    expect(valuesOf(await an.types('/brief'))).toEqual({});
    expect(noticeOf(await an.does(moveOf(done, 'delete')))).toBe('Gewist. Ik heb er niets meer van.');
    expect(await store.read('flow', moveOf(done, 'delete').flow)).toBeUndefined();
    expect(forgotten).toEqual([]);
  });

  test('that has the command no more says that it is gone, and can delete it', async () => {
    const clock = movingClock();
    const store = openIn(':memory:', clock);
    const done = await finish(converse(botWith(letter(), { store, clock })));
    const an = converse(smallBot({ commands: { lijst: list }, store, clock }));
    expect(replyToText(await an.does(moveOf(done, 'change')))).toBe(gone);
    expect(replyToText(await an.types('/lijst'))).toBe('niets');
    expect(replyToText(await an.does(moveOf(done, 'delete')))).toBe('Gewist. Ik heb er niets meer van.');
    expect(await store.list('flow', 'an')).toEqual([]);
  });

  test('takes what it cannot read for nothing', async () => {
    const clock = movingClock();
    const store = openIn(':memory:', clock);
    await store.write('flow', 'vreemd', { owner: 'an', value: { steps: 3 }, keepDays: 9, replaces: 0 });
    const an = converse(botWith(letter(), { store, clock }));
    expect(replyToText(await an.types('/lijst'))).toBe('niets');
    const flow: Action = { kind: 'flow', command: 'memo brief', flow: 'vreemd', revision: 1, move: 'show' };
    expect(noticeOf(await an.does(flow))).toBe(gone);
  });
});

describe('a forged press', () => {
  test.each([
    ['a conversation that does not exist', { flow: 'verzonnen' }],
    ['a command that does not exist', { command: 'memo niets' }],
    ['a command without steps', { command: 'lijst' }],
    ['the steps of another command', { command: 'memo ander' }],
  ])('with %s shows nothing and changes nothing', async (_, forged) => {
    const bot = botWith(letter(), { commands: { 'memo ander': { ...letter(), aliases: { nl: [], en: [], fr: [] } } } });
    const an = converse(bot);
    const done = await finish(an);
    for (const move of ['next', 'change', 'show'] as const) {
      const reply = await an.does({ ...moveOf(done, 'change'), ...forged, move }, { municipality: 'Aalst' });
      expect(replyToText(reply)).toContain(gone);
    }
    await an.types('/lijst');
    expect(await an.presses('show Brief Gent')).toEqual(done);
  });

  test('of a turn that is still to come is a late one too', async () => {
    const an = converse(botWith());
    const first = await an.types('/brief');
    expect(noticeOf(await an.does({ ...moveOf(first, 'next'), revision: 7 }, { municipality: 'Gent' }))).toBe(stale);
  });

  test('with fields of other steps and fields that do not exist fills in none of them', async () => {
    const an = converse(botWith());
    const first = await an.types('/brief');
    await an.does(moveOf(first, 'next'), { municipality: 'Gent', sender: 'Kwaad', demands: ['x'], verzonnen: 'x' });
    expect(valuesOf(an.latest())).toEqual({});
    expect(valuesOf(await an.sends({ demands: ['a'] }))).toEqual({});
  });
});

describe('what other commands use of it', () => {
  test('is kept when the last step is filled in, each time, and not when it is shown', async () => {
    const kept: string[] = [];
    const keep = (answers: FormValues) => void kept.push(answerOf(answers, 'municipality'));
    const an = converse(botWith(letter({ keep })));
    await finish(an);
    await an.types('/lijst');
    await an.presses('show Brief Gent');
    expect(kept).toEqual(['Gent']);
    await an.presses('Aanpassen');
    await an.sends({ municipality: 'Aalst' });
    await an.sends();
    expect(kept).toEqual(['Gent']);
    await an.sends();
    expect(kept).toEqual(['Gent', 'Aalst']);
  });

  test('is forgotten with it', async () => {
    const forgotten: string[] = [];
    const forget = (answers: FormValues) => void forgotten.push(answerOf(answers, 'municipality'));
    const an = converse(botWith(letter({ forget })));
    await finish(an);
    await an.presses('Wissen');
    expect(forgotten).toEqual(['Gent']);
  });
});

describe('the list of what somebody drew up', () => {
  test('has the latest changed first, each by its title', async () => {
    const clock = movingClock();
    const an = converse(botWith(letter(), { clock }));
    for (const town of ['Gent', 'Aalst', 'Antwerpen']) {
      clock.pass({ minutes: 1 });
      await an.types(`/brief ${town}`);
      await an.sends();
    }
    expect(replyToText(await an.types('/lijst'))).toMatch(
      /^Brief Antwerpen \(bezig\), Brief Aalst \(bezig\), Brief Gent \(bezig\)\n/,
    );
    clock.pass({ minutes: 1 });
    await an.presses('show Brief Gent');
    await an.sends({ demands: ['a'] });
    expect(replyToText(await an.types('/lijst'))).toMatch(/^Brief Gent \(bezig\), Brief Antwerpen/);
  });
});
