import { describe, expect, test } from 'vitest';
import { replyToText } from '../../src/reply/plain-text.ts';
import type { FormValues, Reply } from '../../src/reply/reply.ts';
import { languages } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import { blocksOf, type Conversation, converse, formOf, problemsOf } from '../support/conversation.ts';

const bot = await realBot();

const good = {
  municipality: 'Gent',
  'strong-points': 'De stad heeft al jaren een schepen voor internationale solidariteit.',
  realised: 'Het subsidiereglement werd vernieuwd.',
};
const better = { 'not-far': 'De adviesraad ziet de acties te laat.', changed: '', sdg: '' };

async function evaluates(an: Conversation, ...changes: readonly FormValues[]): Promise<Reply> {
  await an.types('/memo evaluatie');
  await an.sends({ ...good, ...changes[0] });
  return await an.sends({ ...better, ...changes[1] });
}

/** What stands in the field of a form. */
function fieldOf(reply: Reply, name: string): unknown {
  return formOf(reply).fields.find((field) => field.name === name)?.value;
}

/** What stands in the field for appreciation when somebody begins a mail. */
async function appreciationOf(an: Conversation, municipality: string): Promise<unknown> {
  await an.types('/memo mail');
  const what = await an.sends({ municipality, parties: ['groen'] });
  const value = fieldOf(what, 'appreciation');
  await an.presses('Stoppen en wissen');
  return value;
}

describe('/memo evaluate', () => {
  test('asks the five questions of the guide in two steps, and gives the answers as a text', async () => {
    const an = converse(bot, { person: 'two-steps' });
    const first = await an.types('/memo evaluate');
    expect(replyToText(first)).toContain('Stap 1 van 2: Wat loopt goed?');
    const second = await an.sends({ ...good, municipality: '9000' });
    expect(replyToText(second)).toContain('Stap 2 van 2: Wat kan beter?');
    const labels = [first, second].flatMap((reply) => formOf(reply).fields.map(({ label }) => label));
    const { questions } = bot.knowledge.tables.evaluation;
    expect(labels).toEqual(['Gemeente', ...questions.map(({ label }) => label.nl)]);
    for (const { hint } of questions) expect(replyToText(first) + replyToText(second)).toContain(hint.nl);
    const done = await an.sends(better);

    expect(replyToText(done)).toMatch(/^Je evaluatie van Gent staat klaar\. Ik hou ze voor je bij/);
    expect(blocksOf(done, 'copy').map(({ text }) => text)).toEqual([
      [
        'Evaluatie van het beleid in Gent',
        `Wat sterk is\n${good['strong-points']}`,
        `Wat bereikt is\n${good.realised}`,
        `Waar nog werk aan is\n${better['not-far']}`,
      ].join('\n\n'),
    ]);
    expect(replyToText(done)).toContain(
      "Nog zonder antwoord: Wat is er anders sinds de verkiezingen? Hoe ver staat de gemeente met de SDG's?",
    );
    expect(blocksOf(done, 'sources')[0]?.sources[0]?.document).toBe('guide');
  });

  test('feeds the appreciation of a mail and the evaluation of a memorandum', async () => {
    const an = converse(bot, { person: 'feeds' });
    await evaluates(an);
    const mail = await an.presses('Maak mails aan de partijen');
    expect(fieldOf(mail, 'municipality')).toBe('Gent');
    expect(fieldOf(await an.sends({ parties: ['groen'] }), 'appreciation')).toBe(good['strong-points']);
    await an.sends({ demands: ['1-1'] });
    const [copy] = blocksOf(await an.sends({ sender: 'An' }), 'copy');
    expect(copy?.text).toContain(good['strong-points']);

    await an.types('/memo draft Gent');
    const questions = await an.sends();
    expect(formOf(questions).fields.map(({ value }) => value)).toEqual([
      good['strong-points'],
      good.realised,
      better['not-far'],
      undefined,
      undefined,
    ]);
    expect(await appreciationOf(an, 'Aalst')).toBeUndefined();
    expect(await appreciationOf(converse(bot, { person: 'somebody else' }), 'Gent')).toBeUndefined();
  });

  test('begins with what was filled in before', async () => {
    const an = converse(bot, { person: 'again' });
    await evaluates(an);
    expect(fieldOf(await an.types('/memo evaluate Gent'), 'realised')).toBe(good.realised);
    expect(fieldOf(await an.sends(), 'not-far')).toBe(better['not-far']);
  });

  test('does not bring back an older answer when it is merely shown', async () => {
    const an = converse(bot, { person: 'shown' });
    const old = await evaluates(an);
    await evaluates(an, { 'strong-points': 'Nieuwer.' });
    const change = blocksOf(old, 'buttons').at(-1)?.buttons[0]?.action;
    if (change?.kind !== 'flow') throw new Error('no button to change');
    await an.does({ ...change, move: 'show' });
    expect(replyToText(an.latest())).toContain(good['strong-points']);
    expect(await appreciationOf(an, 'Gent')).toBe('Nieuwer.');
  });

  test('forgets the answers when it is deleted', async () => {
    const an = converse(bot, { person: 'forgets' });
    await evaluates(an);
    expect(replyToText(await an.presses('Wissen'))).toContain('Gewist. Ik heb er niets meer van.');
    expect(await appreciationOf(an, 'Gent')).toBeUndefined();
  });

  test('says what to do when nothing was answered, and keeps nothing', async () => {
    const an = converse(bot, { person: 'nothing' });
    const done = await evaluates(an, { 'strong-points': '', realised: '' }, { 'not-far': '' });
    expect(replyToText(done)).toMatch(/^Je vulde nog niets in/);
    expect(blocksOf(done, 'copy')).toEqual([]);
    expect(formOf(await an.presses('Aanpassen')).title).toBe('Wat loopt goed?');
  });

  test('refuses a step with what is wrong on the field, and keeps what was typed when going back', async () => {
    const an = converse(bot, { person: 'refused' });
    await an.types('/memo evaluate');
    const long = 'é'.repeat(1001);
    const refused = await an.sends({ municipality: 'Parijs', 'strong-points': long, realised: 'Iets.' });
    expect(problemsOf(refused)).toEqual({
      municipality: expect.stringContaining('Ik ken geen Vlaamse gemeente "Parijs"'),
      'strong-points': 'dit telt 1001 tekens, er is plaats voor 1000',
    });
    expect(formOf(refused).fields.map(({ value }) => value)).toEqual(['Parijs', long, 'Iets.']);
    await an.sends({ municipality: 'Gent', 'strong-points': 'Kort.' });
    const back = await an.sends({ sdg: 'Half af' }, 'Vorige');
    expect(formOf(back).fields.map(({ value }) => value)).toEqual(['Gent', 'Kort.', 'Iets.']);
    expect(fieldOf(await an.sends(), 'sdg')).toBe('Half af');
  });

  test('takes what people type as it is', async () => {
    const hostile = '# kop [x](javascript:alert(1)) <b>vet</b> {municipality} @everyone 👩‍👩‍👧 *1*';
    const done = await evaluates(converse(bot, { person: 'hostile' }), { 'strong-points': hostile });
    expect(blocksOf(done, 'copy')[0]?.text).toContain(`Wat sterk is\n${hostile}\n`);
    expect(blocksOf(done, 'text').map(({ text }) => text)).not.toContainEqual(expect.stringContaining('everyone'));
  });

  test('is offered to whoever asks for it in plain words', async () => {
    const an = converse(bot, { person: 'asks' });
    await an.types('hoe kan ik het beleid van mijn gemeente evalueren?');
    expect(replyToText(await an.presses('Evalueer het beleid van je gemeente'))).toContain('Stap 1 van 2');
  });

  test.each(languages)('speaks %s around answers that stay Dutch', async (locale) => {
    const done = await evaluates(converse(bot, { person: `speaks-${locale}`, locale }));
    expect(done.language).toBe(locale);
    expect(blocksOf(done, 'copy')[0]?.text).toContain('Wat sterk is');
  });
});
