import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, test } from 'vitest';
import { replyToText } from '../../src/reply/plain-text.ts';
import type { FormValues, Reply } from '../../src/reply/reply.ts';
import { languages } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import { movingClock } from '../support/clock.ts';
import { blocksOf, type Conversation, converse, formOf, problemsOf, textOf } from '../support/conversation.ts';

const clock = movingClock();
const bot = await realBot(clock);
afterEach(() => clock.set('2026-11-20'));

const toWhom = { municipality: 'Galmaarden', parties: ['cdenv', 'groen', 'n-va'], lists: 'Lijst van de Burgemeester' };
const whatToAsk = {
  demands: ['1-1', '3-2'],
  appreciation: 'De gemeente steunt al tien jaar de wereldwinkel.',
  example: 'De school in Tollembeek werkt samen met een school in Ecuador.',
};
const fromWhom = { sender: 'An Peeters', group: 'de 11.11.11-groep', meeting: 'yes', answerBy: '2026-12-15' };

/** Fills in all three steps. */
async function drafts(an: Conversation, ...changes: readonly FormValues[]): Promise<Reply> {
  await an.types('/memo mail');
  await an.sends({ ...toWhom, ...changes[0] });
  await an.sends({ ...whatToAsk, ...changes[1] });
  return await an.sends({ ...fromWhom, ...changes[2] });
}

/** The .eml files of a reply, as a mail program reads them. */
async function mailsIn(reply: Reply) {
  const files = blocksOf(reply, 'file').filter(({ name }) => name.endsWith('.eml'));
  const mails = await Promise.all(files.map((file) => PostalMime.parse(textOf(file))));
  return mails.map((mail) => ({ ...mail, text: mail.text?.replaceAll('\r\n', '\n').trim() }));
}

describe('/memo mail', () => {
  test('leads in three steps to a mail per party', async () => {
    const an = converse(bot, { person: 'three-steps' });
    const first = await an.types('/memo mail');
    expect(replyToText(first)).toContain('Stap 1 van 3: Aan wie?');
    const second = await an.sends(toWhom);
    expect(replyToText(second)).toMatch(
      /^Galmaarden hoort sinds 2025 bij Pajottegem\.\n\nStap 2 van 3: Wat vraag je\?/,
    );
    const third = await an.sends(whatToAsk);
    expect(replyToText(third)).toContain('Stap 3 van 3: Van wie?');
    const done = await an.sends(fromWhom);

    expect(replyToText(done)).toMatch(/^Je 4 mails voor Pajottegem staan klaar\. Ik verstuur niets/);
    expect(blocksOf(done, 'copy').map(({ title }) => title)).toEqual([
      'Aan cd&v',
      'Aan Groen',
      'Aan N-VA',
      'Aan Lijst van de Burgemeester',
    ]);
    expect(blocksOf(done, 'file').map(({ name }) => name)).toEqual([
      'mail-cd-v-pajottegem.eml',
      'mail-groen-pajottegem.eml',
      'mail-n-va-pajottegem.eml',
      'mail-lijst-van-de-burgemeester-pajottegem.eml',
      'mails-pajottegem.txt',
      'antwoord-2026-12-15.ics',
    ]);
  });

  test('puts appreciation first, then the demands with a sentence each, the example, the talk and the answer', async () => {
    const [copy] = blocksOf(await drafts(converse(bot, { person: 'order' })), 'copy');
    const parts = [
      'Beste raadsleden van cd&v',
      whatToAsk.appreciation,
      '1. Een schepen en een beleidsnota',
      '“Onze gemeente heeft een schepen',
      '2. ',
      whatToAsk.example,
      'gesprek van een halfuur',
      '15 december 2026',
      'https://11.be/lokaal-memorandum-2024',
      'An Peeters',
      'de 11.11.11-groep',
    ];
    const places = parts.map((part) => copy?.text.indexOf(part) ?? -1);
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  test('gives drafts that a mail program opens unsent, with the same text as in the conversation', async () => {
    const done = await drafts(converse(bot, { person: 'eml' }));
    const mails = await mailsIn(done);
    expect(mails.map(({ text }) => text)).toEqual(blocksOf(done, 'copy').map(({ text }) => text));
    expect(mails.map(({ subject }) => subject)).toEqual(blocksOf(done, 'copy').map(({ mail }) => mail?.subject));
    for (const mail of mails) {
      expect(mail.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
      expect(mail.from).toBeUndefined();
    }
  });

  test('gives one text with all mails, and the day after which to ask again', async () => {
    const done = await drafts(converse(bot, { person: 'all' }));
    const files = blocksOf(done, 'file');
    const all = textOf(files.find(({ name }) => name.endsWith('.txt')));
    for (const { text, mail } of blocksOf(done, 'copy')) {
      expect(all).toContain(text);
      expect(all).toContain(mail?.subject);
    }
    const calendar = new ICAL.Component(ICAL.parse(textOf(files.find(({ name }) => name.endsWith('.ics')))));
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    expect(event.startDate.toString()).toBe('2026-12-16');
    expect(event.summary).toBe('Nog geen antwoord op je mails in Pajottegem?');
  });

  test('begins and ends each mail in another way, and tells how alike they still are', async () => {
    const done = await drafts(converse(bot, { person: 'alike' }));
    const openings = blocksOf(done, 'copy').map(({ text }) => text.split('\n\n')[1]);
    expect(new Set(openings).size).toBe(4);
    expect(replyToText(done)).toMatch(/De mails lijken voor [5-9]\d % op elkaar\./);
    const single = await drafts(converse(bot, { person: 'single' }), { parties: ['groen'], lists: '' });
    expect(replyToText(single)).not.toContain('op elkaar');
  });

  test('leaves out what was not filled in, without a hole', async () => {
    const done = await drafts(
      converse(bot, { person: 'holes' }),
      {},
      { appreciation: '', example: '' },
      { group: '', meeting: 'no', answerBy: '' },
    );
    const [copy] = blocksOf(done, 'copy');
    expect(copy?.text).not.toMatch(/[{}]|undefined|:\n\n|\n{3}/);
    expect(copy?.text).not.toContain('halfuur');
    expect(copy?.text.endsWith('An Peeters')).toBe(true);
    expect(replyToText(done)).toContain('Tip: er staat nog geen voorbeeld uit je gemeente in.');
    expect(blocksOf(done, 'file').some(({ name }) => name.endsWith('.ics'))).toBe(false);
  });

  test.each([
    ['2026-11-20', 'council'],
    ['2030-03-01', 'programme'],
    ['2030-10-13', 'programme'],
    ['2030-10-14', 'negotiations'],
    ['2031-03-01', 'council'],
  ])('on %s proposes a mail for: %s', async (day, phase) => {
    clock.set(day);
    const form = formOf(await converse(bot, { person: day }).types('/memo mail'));
    expect(form.fields.find(({ name }) => name === 'phase')?.value).toBe(phase);
  });

  test.each([
    ['programme', 'programma'],
    ['negotiations', 'bestuursakkoord'],
    ['alderman', 'Beste schepen'],
    ['council', 'fractie'],
  ])('writes another mail for the phase %s', async (phase, word) => {
    const [copy] = blocksOf(await drafts(converse(bot, { person: phase }), { phase }), 'copy');
    expect(copy?.text).toContain(word);
  });

  test('refuses a step with what is wrong on the field, and loses nothing of it', async () => {
    const an = converse(bot, { person: 'refused' });
    await an.types('/memo mail');
    const refused = await an.sends({ municipality: 'Parijs', parties: ['groen'], lists: 'Lijst 1' });
    expect(problemsOf(refused)).toEqual({
      municipality: expect.stringContaining('Ik ken geen Vlaamse gemeente "Parijs"'),
    });
    expect(formOf(refused).fields.map(({ name, value }) => [name, value])).toEqual([
      ['municipality', 'Parijs'],
      ['parties', ['groen']],
      ['lists', 'Lijst 1'],
      ['phase', 'council'],
    ]);
    const lists = Array.from({ length: 8 }, (_, at) => `Lijst ${at + 1}`).join(', ');
    expect(problemsOf(await an.sends({ municipality: 'Aalst', lists }))).toEqual({
      lists: 'samen zijn het er 9, ik maak er hoogstens 8 per keer',
    });
    expect(problemsOf(await an.sends({ parties: [], lists: '' }))).toEqual({
      parties: 'kies minstens één partij, of typ een lokale lijst',
    });
    await an.sends({ lists: 'Aalst Vooruit!' });
    expect(problemsOf(await an.sends({ demands: ['1-1', '1-2', '1-3', '1-4', '1-5', '1-6'] }))).toEqual({
      demands: 'je koos er 6, het kunnen er hoogstens 5 zijn',
    });
    await an.sends({ demands: ['1-1'], appreciation: 'a'.repeat(1000) });
    expect(problemsOf(await an.sends({ sender: '', answerBy: 'ooit' }))).toEqual({
      sender: 'dit veld is nog leeg',
      answerBy: expect.stringContaining('"ooit" kan ik niet lezen als een dag'),
    });
  });

  test('asks which place is meant when there are several', async () => {
    const an = converse(bot, { person: 'berchem' });
    await an.types('/memo mail');
    const refused = await an.sends({ ...toWhom, municipality: 'Berchem' });
    expect(problemsOf(refused).municipality).toMatch(/"Berchem" ligt op meer dan een plaats.*Antwerpen.*Kluisbergen/);
  });

  test('goes back and keeps what was half filled in; changes and deletes what is done', async () => {
    const an = converse(bot, { person: 'back' });
    await an.types('/memo mail');
    await an.sends(toWhom);
    const first = await an.sends({ appreciation: 'Half af' }, 'Vorige');
    expect(formOf(first).fields[0]?.value).toBe('Pajottegem');
    expect(formOf(await an.sends()).fields.find(({ name }) => name === 'appreciation')?.value).toBe('Half af');
    await an.sends(whatToAsk);
    await an.sends(fromWhom);
    await an.presses('Aanpassen');
    await an.sends({ parties: ['groen'], lists: '' });
    await an.sends();
    const changed = await an.sends({ answerBy: '20 december' });
    expect(blocksOf(changed, 'copy').map(({ title }) => title)).toEqual(['Aan Groen']);
    expect(blocksOf(changed, 'copy')[0]?.text).toContain('20 december 2026');
    expect(replyToText(await an.presses('Wissen'))).toContain('Gewist. Ik heb er niets meer van.');
  });

  test('takes what people type as it is, in every way out', async () => {
    const hostile = '**vet** [klik](https://kwaad.be) <b>x</b> {sender} @everyone <!channel> =1+1 =?utf-8?q?a?=';
    const done = await drafts(
      converse(bot, { person: 'hostile' }),
      { parties: [], lists: hostile },
      { demands: ['1-1'], appreciation: hostile, example: `regel een\nBcc: kwaad@kwaad.be\n\n${hostile}` },
      { sender: `An\r\nBcc: kwaad@kwaad.be`, group: hostile },
    );
    const [copy] = blocksOf(done, 'copy');
    expect((copy?.text ?? '').split(hostile).length - 1).toBeGreaterThanOrEqual(3);
    const [mail] = await mailsIn(done);
    expect(mail?.bcc).toBeUndefined();
    expect(mail?.text).toBe(copy?.text);
  });

  test('is offered to whoever asks for it in plain words', async () => {
    const an = converse(bot, { person: 'asks' });
    await an.types('ik wil een mail naar de partijen sturen');
    expect(replyToText(await an.presses('Maak mails aan de partijen'))).toContain('Stap 1 van 3');
  });

  test.each(languages)('speaks %s around mails that stay Dutch', async (locale) => {
    const an = converse(bot, { person: `speaks-${locale}`, locale });
    const done = await drafts(an);
    expect(done.language).toBe(locale);
    expect(blocksOf(done, 'copy')[0]?.text).toContain('Beste raadsleden van cd&v');
  });
});
