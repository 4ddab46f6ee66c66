import { describe, expect, test, vi } from 'vitest';
import { patienceMs } from '../../../../src/platforms/slack/timing.ts';
import type { Reply } from '../../../../src/reply/reply.ts';
import {
  bot,
  channels,
  elementsOf,
  type Message,
  readMessageText,
  type View,
} from '../../../support/slack/stand-in.ts';
import { patience, slackReady } from '../../../support/slack/started.ts';

const { here, elsewhere } = channels;
const ask = (text: string) => `<@${bot}> ${text}`;
const soon = <Result>(check: () => Result) => vi.waitFor(check, patience);
const reply = (text: string, more: Partial<Reply> = {}): Reply => ({
  blocks: [{ kind: 'text', text }],
  visibility: 'everyone',
  language: 'nl',
  ...more,
});
const answer = reply('Op 31 maart.', { outcome: { decision: 'found', pages: ['deadline'], alternatives: [] } });

type Slack = Awaited<ReturnType<typeof slackReady>>['slack'];

/** The id of what has this label, in a message or view. */
function idOf(target: Message | View, label: string): string {
  const blocks = 'shown' in target ? target.shown.blocks : target.blocks;
  const found = elementsOf(blocks).find(({ element }) => JSON.stringify(element).includes(`"text":"${label}"`));
  return found?.element.action_id ?? `no "${label}" in ${JSON.stringify(blocks)}`;
}

/** Waits until nothing that came in is unanswered, where a test holds that nothing is said. */
async function settled({ slack, write }: { readonly slack: Slack; readonly write: () => Promise<unknown> }) {
  await write();
  await slack.write('UEND', 'DUEND', 'einde');
  await soon(() => expect(slack.said('einde').length).toBe(slack.messages.filter(({ by }) => by === 'UEND').length));
}

const saidBy = (slack: Slack) => slack.messages.filter(({ by, channel }) => by === bot && channel !== 'DUEND');

describe('an answer', () => {
  test('to a mention stands in its thread, for everyone', async () => {
    const { slack, hears, answerWith } = await slackReady();
    answerWith(async () => answer);
    const ts = await slack.write('UAN', here, ask('wanneer is de deadline?'));
    const said = await hears('31 maart');
    expect(said).toMatchObject({ channel: here, thread: ts });
    expect(said.only).toBeUndefined();
    const thread = await slack.write('UBO', here, ask('en nu?'), { thread: ts });
    await soon(() => expect(slack.said('31 maart')).toHaveLength(2));
    expect(slack.said('31 maart')[1]?.thread).toBe(ts);
    expect(thread).not.toBe(ts);
  });

  test('that is for one person is seen by that person only', async () => {
    const { slack, hears } = await slackReady();
    const ts = await slack.write('UAN', here, ask('hallo'));
    expect(await hears('hallo')).toMatchObject({ channel: here, thread: ts, only: 'UAN' });
  });

  test('in a direct message stands there, and in its thread when there is one', async () => {
    const { slack, hears } = await slackReady();
    const ts = await slack.write('UAN', 'DUAN', 'hallo');
    const first = await hears('hallo');
    expect(first).toMatchObject({ channel: 'DUAN' });
    expect([first.thread, first.only]).toEqual([undefined, undefined]);
    await slack.write('UAN', 'DUAN', 'en verder', { thread: ts });
    expect(await hears('en verder')).toMatchObject({ channel: 'DUAN', thread: ts });
  });

  test('to a command is seen by whoever typed it', async () => {
    const { slack, hears, answerWith } = await slackReady();
    answerWith(async () => answer);
    await slack.command('UAN', here, '/deadline');
    expect(await hears('31 maart')).toMatchObject({ channel: here, only: 'UAN' });
    await slack.command('UAN', 'DUAN', '/deadline');
    await soon(() => expect(slack.said('31 maart')).toHaveLength(2));
    expect(slack.said('31 maart')[1]?.only).toBeUndefined();
  });

  test.each([
    ['a channel without the bot', elsewhere],
    ['the direct messages of others', 'DUOTHERS'],
  ])('to a command in %s comes there too', async (_, channel) => {
    const { slack, hears, alarms } = await slackReady();
    await slack.command('UAN', channel, '/hallo');
    expect(await hears('hallo')).toMatchObject({ channel, only: 'UAN' });
    expect(slack.called('response_url')).toHaveLength(1);
    expect(alarms()).toEqual([]);
  });

  test('to a message that somebody chose is for that person, in its thread', async () => {
    const { slack, hears } = await slackReady();
    const ts = await slack.write('UBO', here, 'weet iemand wat een GROS is?');
    await slack.shortcut('UAN', ts);
    expect(await hears('weet iemand')).toMatchObject({ by: bot, channel: here, thread: ts, only: 'UAN' });
    const empty = await slack.write('UBO', here, '');
    await slack.shortcut('UAN', empty);
    await hears('geen tekst');
  });

  test('is asked with who asks, where, and in which language', async () => {
    const { slack, bot: asked } = await slackReady();
    Object.assign(asked, { language: async (person: string) => (person.endsWith('UAN') ? 'fr' : undefined) });
    await slack.write('UAN', here, ask('bonjour &amp; <https://11.be|11.be> <#C1|algemeen>'));
    await slack.command('UBO', here, '/memo', 'allies Gent');
    await soon(() => expect(asked.events).toHaveLength(2));
    const by = { workspace: 'slack:TTEAM', place: 'slack' };
    expect(asked.events).toEqual([
      { ...by, kind: 'question', person: 'slack:TTEAM:UAN', locale: 'fr', text: 'bonjour & 11.be #algemeen' },
      {
        ...by,
        kind: 'question',
        person: 'slack:TTEAM:UBO',
        personName: 'ubo',
        locale: 'nl',
        text: 'memo allies Gent',
      },
    ]);
  });

  test('to a command with the prefix of the workspace is asked without it', async () => {
    const { slack, bot: asked } = await slackReady({ commandPrefix: 'ww-' });
    await slack.command('UAN', here, '/ww-deadline');
    await soon(() => expect(asked.events).toMatchObject([{ text: 'deadline' }]));
  });
});

describe('nothing is said', () => {
  test.each<readonly [string, string, string, object]>([
    ['a bot', 'UBO', ask('hallo'), { bot_id: 'B1' }],
    ['Slackbot', 'USLACKBOT', ask('hallo'), {}],
    ['a change of a message', 'UAN', ask('hallo'), { subtype: 'message_changed' }],
    ['somebody who came in', 'UAN', ask('hallo'), { subtype: 'channel_join' }],
    ['somebody who does not mention it', 'UAN', 'wanneer is de deadline?', {}],
  ])('to %s', async (_, user, text, event) => {
    const { slack } = await slackReady();
    await settled({ slack, write: () => slack.write(user, here, text, { event: { ...event } }) });
    expect(saidBy(slack)).toEqual([]);
  });

  test('to what the bot itself wrote', async () => {
    const { slack, bot: asked } = await slackReady();
    await settled({ slack, write: () => slack.write(bot, here, ask('hallo')) });
    await settled({ slack, write: () => slack.write(bot, 'DUAN', 'hallo') });
    expect(asked.events.filter(({ person }) => !person.endsWith('UEND'))).toEqual([]);
  });

  test('to a bot that writes to it directly', async () => {
    const { slack } = await slackReady();
    await settled({ slack, write: () => slack.write('UBOT2', 'DUBOT2', 'hallo', { event: { bot_id: 'B2' } }) });
    expect(saidBy(slack)).toEqual([]);
  });

  test('a second time, whether the event or only its message comes again', async () => {
    const { slack, bot: asked, hears } = await slackReady();
    const ts = await slack.write('UAN', here, ask('hallo'));
    await hears('hallo');
    const inner = { type: 'app_mention', user: 'UAN', text: ask('hallo'), ts, channel: here };
    await slack.event(inner, 'Ev1');
    await slack.event(inner, 'Ev2');
    await slack.event({ ...inner, ts: '1800000000.900000' }, 'Ev2');
    await settled({ slack, write: async () => {} });
    expect(asked.events.filter(({ person }) => person.endsWith('UAN'))).toHaveLength(1);
  });
});

describe('a file that somebody sends along', () => {
  test('does not keep the bot from reading the message', async () => {
    const { slack, hears } = await slackReady();
    await slack.write('UAN', 'DUAN', 'wat is dit?', { event: { subtype: 'file_share' } });
    await hears('wat is dit');
  });
});

describe('a conversation in a thread', () => {
  test('goes on without mentioning the bot, for that person', async () => {
    const { slack, hears } = await slackReady();
    const thread = await slack.write('UAN', here, ask('hallo'));
    await hears('hallo');
    await slack.write('UAN', here, 'en verder?', { thread });
    expect(await hears('en verder')).toMatchObject({ thread, only: 'UAN' });
    await slack.write('UAN', here, 'en in het kanaal', {});
    await settled({ slack, write: () => slack.write('UAN', here, `<@UBO> wat denk jij?`, { thread }) });
    expect(saidBy(slack)).toHaveLength(2);
    await slack.write('UAN', here, 'nog iets', { thread });
    await hears('nog iets');
  });

  test('ends when somebody else writes there, and begins again with a mention', async () => {
    const { slack, hears } = await slackReady();
    const thread = await slack.write('UAN', here, ask('hallo'));
    await hears('hallo');
    await slack.write('UBO', here, 'ik weet het wel', { thread });
    await settled({ slack, write: () => slack.write('UAN', here, 'dank je', { thread }) });
    expect(saidBy(slack)).toHaveLength(1);
    await slack.write('UBO', here, ask('en ik?'), { thread });
    await hears('en ik');
    await slack.write('UBO', here, 'ook zonder', { thread });
    expect(await hears('ook zonder')).toMatchObject({ only: 'UBO' });
  });

  test('is not ended by another bot', async () => {
    const { slack, hears } = await slackReady();
    const thread = await slack.write('UAN', here, ask('hallo'));
    await hears('hallo');
    await slack.write('UBO', here, 'piep', { thread, event: { bot_id: 'B1' } });
    await slack.write('UAN', here, 'en verder?', { thread });
    await hears('en verder');
  });

  test.each(['stop', 'Stop!', 'ARRÊTE'])('ends on "%s", with a word', async (word) => {
    const { slack, hears } = await slackReady();
    const thread = await slack.write('UAN', here, ask('hallo'));
    await hears('hallo');
    await slack.write('UAN', here, word, { thread });
    expect(await hears('ik zwijg hier')).toMatchObject({ thread });
    await settled({ slack, write: () => slack.write('UAN', here, 'zeg eens iets', { thread }) });
    expect(saidBy(slack)).toHaveLength(2);
    await slack.write('UAN', here, ask('stop'), { thread });
    await hears('Ik was hier niet bezig');
  });

  test('lasts half an hour after the latest answer', async () => {
    const { slack, hears, clock } = await slackReady();
    const thread = await slack.write('UAN', here, ask('hallo'));
    await hears('hallo');
    clock.pass({ minutes: 29 });
    await slack.write('UAN', here, 'ben je er nog?', { thread });
    await hears('ben je er nog');
    clock.pass({ minutes: 29 });
    await slack.write('UAN', here, 'en nu?', { thread });
    await hears('en nu');
    clock.pass({ minutes: 31 });
    await settled({ slack, write: () => slack.write('UAN', here, 'te laat', { thread }) });
    expect(slack.said('te laat')).toEqual([]);
  });
});

describe('sharing', () => {
  test('what one page says shows it to everyone around, with who shares it', async () => {
    const { slack, hears, answerWith } = await slackReady();
    answerWith(async () => answer);
    await slack.command('UAN', here, '/deadline');
    const hidden = await hears('31 maart');
    await slack.press('UAN', hidden, idOf(hidden, 'Deel in kanaal'));
    const shared = await hears('<@UAN> deelt dit');
    expect(readMessageText(shared)).toContain('31 maart');
    expect([shared.channel, shared.only]).toEqual([here, undefined]);
    expect(await hears('Gedeeld')).toMatchObject({ only: 'UAN' });
  });

  test('in a thread stays there', async () => {
    const { slack, hears, answerWith } = await slackReady();
    answerWith(async () => ({ ...answer, visibility: 'only-you' }));
    const thread = await slack.write('UAN', here, ask('wanneer?'));
    const hidden = await hears('31 maart');
    await slack.press('UAN', hidden, idOf(hidden, 'Deel in kanaal'));
    expect(await hears('deelt dit')).toMatchObject({ thread });
  });

  test('does what the reply says, where it says so', async () => {
    const { slack, hears, answerWith } = await slackReady();
    const events: unknown[] = [];
    answerWith(async (event) => {
      events.push(event);
      return reply('Drie verenigingen', { share: { kind: 'command', command: 'memo allies', options: { x: '1' } } });
    });
    await slack.command('UAN', here, '/memo', 'allies Gent');
    const hidden = await hears('Drie verenigingen');
    await slack.press('UAN', hidden, idOf(hidden, 'Deel in kanaal'));
    await hears('deelt dit');
    expect(events[1]).toMatchObject({ kind: 'action', action: { command: 'memo allies', options: { x: '1' } } });
  });

  test('where the bot is not says how to get it there', async () => {
    const { slack, hears, answerWith } = await slackReady();
    answerWith(async () => answer);
    await slack.command('UAN', elsewhere, '/deadline');
    const hidden = await hears('31 maart');
    await slack.press('UAN', hidden, idOf(hidden, 'Deel in kanaal'));
    expect(await hears('/invite')).toMatchObject({ channel: elsewhere, only: 'UAN' });
    expect(slack.said('deelt dit')).toEqual([]);
  });

  test('is not offered where everyone sees it, nor in direct messages', async () => {
    const { slack, hears, answerWith } = await slackReady();
    answerWith(async () => answer);
    await slack.write('UAN', 'DUAN', 'wanneer?');
    expect(idOf(await hears('31 maart'), 'Deel in kanaal')).toMatch(/^no /);
    await slack.write('UAN', here, ask('wanneer?'));
    await soon(() => expect(slack.said('31 maart')).toHaveLength(2));
    expect(slack.messages.some((each) => JSON.stringify(each.blocks).includes('Deel in kanaal'))).toBe(false);
  });
});

describe('a form', () => {
  /** A person who filled in the first step. */
  const firstStep = {
    'text:town': 'Gent',
    'date:day': '2026-12-01',
    'choice:party': 'Partij Aa',
  };

  test('opens at once after a command, and goes on to the end: files and draft are in the direct messages', async () => {
    const { slack, seesModal, hears, alarms } = await slackReady();
    await slack.command('UAN', here, '/schrijf');
    const first = await seesModal('Wie en wanneer');
    expect(first.shown.type === 'modal' && first.shown.submit?.text).toBe('Volgende');

    // This bot gives a form that is refused a new number, so the modal must be drawn anew.
    await slack.submit('UAN', first, { ...firstStep, 'text:town': 'Gnet' });
    const refused = await seesModal('Wie en wanneer');
    expect(JSON.stringify(refused.shown.blocks)).toContain('ken ik niet');
    expect(await slack.submit('UAN', refused, firstStep)).toMatchObject({ response_action: 'update' });
    const second = await seesModal('Wat je vraagt');
    const themes = elementsOf(second.shown.blocks).find(({ block }) => block.block_id?.startsWith('choices:themes'));
    await slack.submit('UAN', second, { [themes?.block.block_id ?? '']: ['Klimaat'] });
    expect(slack.modal()).toBeUndefined();

    const draft = await hears('Je mail is');
    expect(draft).toMatchObject({ channel: 'DUAN' });
    expect(readMessageText(draft)).toContain('Groeten uit Gent');
    const files = await hears(/^\s*mail\.txt/);
    expect(files).toMatchObject({ channel: 'DUAN' });
    expect(files.files.map(({ name, title }) => [name, title])).toEqual([
      ['mail.txt', 'Tekst'],
      ['mail.docx', 'Word'],
    ]);
    expect(files.files[0]?.content.toString()).toContain('Groeten uit Gent');
    expect(await hears('directe berichten')).toMatchObject({ channel: here, only: 'UAN' });
    expect(alarms()).toEqual([]);
  });

  test('that is asked for with a mention opens with a button', async () => {
    const { slack, seesModal, hears } = await slackReady();
    const thread = await slack.write('UAN', here, ask('schrijf'));
    const offer = await hears('Stap 1 van 2');
    expect(offer).toMatchObject({ channel: here, thread, only: 'UAN' });
    await slack.press('UAN', offer, idOf(offer, 'Wie en wanneer'));
    await seesModal('Wie en wanneer');
    expect(slack.said('Stap 1')).toHaveLength(1);
  });

  test('keeps what was filled in with the buttons inside it', async () => {
    const { slack, seesModal } = await slackReady();
    await slack.command('UAN', here, '/schrijf');
    await slack.submit('UAN', await seesModal('Wie en wanneer'), firstStep);
    const second = await seesModal('Wat je vraagt');
    await slack.press('UAN', second, idOf(second, 'Vorige'));
    const again = await seesModal('Wie en wanneer');
    const town = elementsOf(again.shown.blocks).find(({ block }) => block.block_id === 'text:town');
    expect(town?.element.initial_value).toBe('Gent');
    expect(again.id).toBe(second.id);
  });

  test('that is stopped says so in its place', async () => {
    const { slack, seesModal, bot: asked } = await slackReady();
    await slack.command('UAN', here, '/schrijf');
    const first = await seesModal('Wie en wanneer');
    await slack.press('UAN', first, idOf(first, 'Stoppen en wissen'));
    const said = await seesModal('Wegwijzer');
    expect(JSON.stringify(said.shown.blocks)).toContain('Gewist');
    expect(asked.drafts()).toEqual([]);
    expect(saidBy(slack)).toEqual([]);
  });

  test('that is sent a second time shows where it stands now', async () => {
    const { slack, seesModal } = await slackReady();
    await slack.command('UAN', here, '/schrijf');
    const first = await seesModal('Wie en wanneer');
    await slack.submit('UAN', first, firstStep);
    await slack.submit('UAN', first, firstStep);
    const second = await seesModal('Wat je vraagt');
    expect(JSON.stringify(second.shown.blocks)).toContain('vorige stap');
  });

  test('of a command is refused at its fields, and its answer comes where it was asked', async () => {
    const { slack, seesModal, hears } = await slackReady();
    await slack.command('UAN', here, '/nota');
    const form = await seesModal('nota');
    expect(await slack.submit('UAN', form, {})).toMatchObject({ errors: { 'text:text': 'dit veld is nog leeg' } });
    await slack.submit('UAN', form, { 'text:text': 'Bel <!channel> & Jan' });
    const said = await hears('Genoteerd');
    expect(said).toMatchObject({ channel: here, only: 'UAN' });
    expect(readMessageText(said)).not.toContain('<!channel>');
  });

  test('asks for patience when the bot takes long, and is filled in then', async () => {
    const { slack, timing, seesModal, bot: asked, answerWith } = await slackReady();
    const { handle } = asked;
    const late = Promise.withResolvers<void>();
    answerWith(async (event) => {
      await late.promise;
      return handle(event);
    });
    await slack.command('UAN', here, '/schrijf');
    await soon(() => expect(timing.isWaiting(patienceMs)).toBe(true));
    timing.reach(patienceMs);
    const waiting = await seesModal('Even geduld');
    slack.pass(60_000);
    late.resolve();
    expect((await seesModal('Wie en wanneer')).id).toBe(waiting.id);
  });

  test('asks for patience when what was filled in takes long, and ends in its place', async () => {
    const { slack, timing, seesModal, hears, bot: asked, answerWith } = await slackReady();
    const { handle } = asked;
    await slack.command('UAN', here, '/nota');
    const form = await seesModal('nota');
    const late = Promise.withResolvers<void>();
    answerWith(async (event) => {
      await late.promise;
      return handle(event);
    });
    const sending = slack.submit('UAN', form, { 'text:text': 'Bel Jan' });
    await soon(() => expect(timing.isWaiting(patienceMs)).toBe(true));
    timing.reach(patienceMs);
    expect(await sending).toMatchObject({ response_action: 'update' });
    await seesModal('Even geduld');
    late.resolve();
    await seesModal('Klaar');
    expect(await hears('Genoteerd')).toMatchObject({ only: 'UAN' });
  });

  test('that was closed while the bot was busy comes as a button', async () => {
    const { slack, timing, seesModal, hears, bot: asked, answerWith } = await slackReady();
    const { handle } = asked;
    const late = Promise.withResolvers<void>();
    answerWith(async (event) => {
      await late.promise;
      return handle(event);
    });
    await slack.command('UAN', here, '/schrijf');
    await soon(() => expect(timing.isWaiting(patienceMs)).toBe(true));
    timing.reach(patienceMs);
    slack.closeModal(await seesModal('Even geduld'));
    late.resolve();
    const offer = await hears('Stap 1 van 2');
    expect(idOf(offer, 'Wie en wanneer')).toMatch(/^open:/);
  });

  test.each<readonly [string, Parameters<Slack['fail']>[1]]>([
    ['it came too late', { kind: 'error', error: 'expired_trigger_id' }],
    ['Slack fails', { kind: 'status', status: 500 }],
  ])('that Slack does not open since %s comes as a button, with a word', async (_, fault) => {
    const { slack, hears, seesModal, alarms } = await slackReady();
    slack.fail('views.open', fault);
    await slack.command('UAN', here, '/schrijf');
    await hears('ging niet meer open');
    const offer = await hears('Stap 1 van 2');
    await slack.press('UAN', offer, idOf(offer, 'Wie en wanneer'));
    await seesModal('Wie en wanneer');
    expect(alarms()).toEqual([]);
  });

  test('of a conversation that somebody else began does nothing', async () => {
    const { slack, hears } = await slackReady();
    await slack.write('UAN', here, ask('schrijf'));
    const offer = await hears('Stap 1 van 2');
    await slack.press('UBO', offer, idOf(offer, 'Wie en wanneer'));
    expect(await hears('Dit staat er niet meer')).toMatchObject({ only: 'UBO' });
  });
});

describe('files that Slack does not take', () => {
  test('are told by name, once, beside what could be sent', async () => {
    const { slack, hears, alarms, answerWith } = await slackReady();
    answerWith(async () =>
      reply('Hier is het', {
        blocks: [
          { kind: 'text', text: 'Hier is het' },
          { kind: 'file', name: 'plan.ics', mediaType: 'text/calendar', content: 'x', label: 'Kalender' },
        ],
      }),
    );
    slack.fail('files.completeUploadExternal', { kind: 'error', error: 'file_uploads_disabled' });
    await slack.write('UAN', here, ask('plan'));
    expect(await hears('Hier is het')).toMatchObject({ channel: 'CHERE' });
    expect(await hears(/bezorgen: plan\.ics/)).toMatchObject({ channel: here, only: 'UAN' });
    await soon(() => expect(alarms()).toMatchObject([{ method: 'files.uploadV2', code: 'file_uploads_disabled' }]));
    expect(slack.said('Er liep iets mis')).toEqual([]);
  });

  test('say what to do when there are no direct messages', async () => {
    const { slack, hears, answerWith } = await slackReady();
    answerWith(async () => reply('Bewaard', { keeps: true }));
    slack.fail('conversations.open', { kind: 'error', error: 'cannot_dm_bot' });
    await slack.write('UAN', here, ask('plan'));
    expect(await hears('geen direct bericht')).toMatchObject({ channel: here, only: 'UAN' });
  });
});

describe('a press', () => {
  test('on a list answers what was chosen', async () => {
    const { slack, hears } = await slackReady();
    await slack.write('UAN', 'DUAN', 'kies');
    const list = await hears('Waarover');
    await slack.press('UAN', list, idOf(list, 'Het fonds'), 'Het fonds');
    expect(await hears('Pagina fonds')).toMatchObject({ channel: 'DUAN' });
  });

  test('under what everybody sees is answered in that thread', async () => {
    const { slack, hears, answerWith } = await slackReady();
    const pages = [{ label: 'Meer', action: { kind: 'page', page: 'x' } }] as const;
    answerWith(async (event) =>
      event.kind === 'question'
        ? reply('', { blocks: [{ kind: 'buttons', prompt: 'Bedoel je?', buttons: pages }] })
        : reply('Dat bedoel ik'),
    );
    const thread = await slack.write('UAN', here, ask('vaag'));
    const offer = await hears('Bedoel je');
    await slack.press('UBO', offer, idOf(offer, 'Meer'));
    expect(await hears('Dat bedoel ik')).toMatchObject({ channel: here, thread });
  });

  test('on a button of an older version says that it no longer works', async () => {
    const { slack, hears } = await slackReady();
    await slack.write('UAN', 'DUAN', 'kies');
    const list = await hears('Waarover');
    await slack.press('UAN', list, idOf(list, 'Het fonds'), 'onbekend');
    await hears('Die knop werkt niet meer');
  });

  test('on "this helped me" is counted, without who it was', async () => {
    const { slack, hears, lines, answerWith } = await slackReady();
    answerWith(async () => answer);
    await slack.write('UAN', 'DUAN', 'wanneer?');
    const said = await hears('31 maart');
    await slack.press('UAN', said, 'feedback', 'bad:deadline');
    await hears('in andere woorden');
    const feedback = lines.filter(({ msg }) => msg === 'feedback');
    expect(feedback).toMatchObject([{ good: false, pages: ['deadline'] }]);
    expect(JSON.stringify(feedback)).not.toContain('UAN');
  });
});

describe('the Home tab', () => {
  test('shows what this person may want to know', async () => {
    const { slack, bot: asked, alarms } = await slackReady();
    await slack.openTab('UAN', 'home');
    await soon(() => expect(slack.home('UAN')).toBeDefined());
    expect(JSON.stringify(slack.home('UAN')?.shown.blocks)).toContain('Welkom bij Wegwijzer');
    expect(asked.events.map((event) => event.kind === 'command' && event.command)).toEqual([
      'deadline',
      'memo plan',
      'memo drafts',
    ]);
    expect(asked.events[0]).toMatchObject({ person: 'slack:TTEAM:UAN', workspace: 'slack:TTEAM' });
    expect(alarms()).toEqual([]);
  });

  test('answers a button in the direct messages, and is drawn anew', async () => {
    const { slack, hears, answerWith } = await slackReady();
    await slack.openTab('UAN', 'home');
    await soon(() => expect(slack.home('UAN')).toBeDefined());
    const home = slack.home('UAN') as View;
    answerWith(async (event) => reply(event.kind === 'action' ? 'Voortaan Engels' : 'deel'));
    await slack.press('UAN', home, idOf(home, 'English'));
    expect(await hears('Voortaan Engels')).toMatchObject({ channel: 'DUAN' });
    await soon(() => expect(slack.called('views.publish')).toHaveLength(2));
  });

  test('offers questions of the season in the other tab, and is silent where the plan has none', async () => {
    const { slack, alarms, lines } = await slackReady();
    await slack.openTab('UAN', 'messages');
    await soon(() => expect(slack.prompts).toHaveLength(1));
    expect(slack.prompts[0]).toMatchObject({ channel_id: 'DUAN', prompts: [{ title: 'schrijf' }, { title: 'kies' }] });
    slack.fail('assistant.threads.setSuggestedPrompts', { kind: 'error', error: 'missing_scope' });
    await settled({ slack, write: () => slack.openTab('UAN', 'messages') });
    expect(alarms()).toEqual([]);
    expect(lines.map(({ msg }) => msg)).toEqual(['connected with Slack']);
    expect(saidBy(slack)).toEqual([]);
  });
});
