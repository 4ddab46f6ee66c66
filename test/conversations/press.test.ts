import { describe, expect, test } from 'vitest';
import { replyToText } from '../../src/reply/plain-text.ts';
import type { FormValues, Reply } from '../../src/reply/reply.ts';
import { languages } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import { blocksOf, type Conversation, converse, formOf, problemsOf, textOf } from '../support/conversation.ts';
import { readWord } from '../support/word.ts';

const bot = await realBot();
const demand = bot.knowledge.tables['key-recommendations'].keyRecommendations.find(({ id }) => id === '3-4');

const what = { municipality: 'Gent', group: 'de Mondiale Raad van Gent', demand: '3-4' };
const moment = {
  what: 'We geven ons memorandum af aan de gemeenteraad.',
  when: 'maandag 30 november, 18.30 uur',
  where: 'Stadhuis, Botermarkt 1',
  quote: 'An Claes, voorzitter: “Gent kan meer.”',
  contact: 'An Claes, 0470 12 34 56',
};
const nothing = { what: '', when: '', where: '', quote: '', contact: '' };

async function drafts(an: Conversation, ...changes: readonly FormValues[]): Promise<Reply> {
  await an.types('/memo pers');
  await an.sends({ ...what, ...changes[0] });
  return await an.sends({ ...moment, ...changes[1] });
}

function fileOf(reply: Reply, ending: string) {
  return blocksOf(reply, 'file').find(({ name }) => name.endsWith(ending));
}

describe('/memo press', () => {
  test('leads in two steps to a press release with one demand', async () => {
    const an = converse(bot, { person: 'two-steps' });
    expect(replyToText(await an.types('/memo press'))).toContain('Stap 1 van 2: Wie vraagt wat?');
    expect(formOf(an.latest()).fields[2]).toMatchObject({ kind: 'choice', choices: { length: 22 } });
    expect(replyToText(await an.sends(what))).toContain('Stap 2 van 2: Wat is er te zien?');
    const done = await an.sends(moment);

    expect(replyToText(done)).toMatch(/^Je persbericht voor Gent staat klaar\. Ik verstuur niets/);
    const [copy] = blocksOf(done, 'copy');
    expect(copy?.mail?.subject).toBe('Persbericht Gent: Weg van fossiele brandstoffen');
    expect(copy?.text.split('\n\n')).toEqual([
      'Vraag aan de politiek in Gent: “Weg van fossiele brandstoffen”',
      'PERSBERICHT\nGent, 20 november 2026',
      expect.stringContaining(`oproep van de Mondiale Raad van Gent aan iedereen`),
      `Waarom die vraag? ${demand?.why.nl}`,
      `Bij de Mondiale Raad van Gent klinkt het zo: ${moment.quote}`,
      `Iedereen is welkom, ook de pers.\nWat: ${moment.what}\nWanneer: ${moment.when}\nWaar: ${moment.where}`,
      expect.stringContaining('het memorandum dat 11.11.11'),
      'EINDE VAN HET PERSBERICHT',
      `Contact voor de pers: ${moment.contact}`,
    ]);
    expect(copy?.text).toContain(`“${demand?.sentence}”`);
    for (const tip of ['perslijst', 'schepenen en raadsleden', 'goede foto']) expect(replyToText(done)).toContain(tip);
    expect(blocksOf(done, 'sources')[0]?.sources.map(({ document }) => document)).toEqual(['memorandum', 'guide']);
  });

  test('gives the same text as a file and as a Word document, with its headline', async () => {
    const done = await drafts(converse(bot, { person: 'files' }));
    const text = blocksOf(done, 'copy')[0]?.text ?? '';
    expect(textOf(fileOf(done, '.txt'))).toBe(`${text}\n`);
    const paragraphs = readWord(fileOf(done, '.docx'));
    expect(paragraphs.map((paragraph) => paragraph.text)).toEqual(text.split(/\n+/));
    expect(paragraphs[0]?.style).toBe('Heading1');
    expect(blocksOf(done, 'file').map(({ name }) => name)).toEqual(['persbericht-gent.txt', 'persbericht-gent.docx']);
  });

  test('leaves out what was not filled in, and says what would help', async () => {
    const done = await drafts(converse(bot, { person: 'thin' }), {}, nothing);
    const [copy] = blocksOf(done, 'copy');
    expect(copy?.text).not.toMatch(/[{}]|undefined|:\n|\n{3}|Iedereen is welkom|Contact/);
    expect(copy?.text).toContain(`Bij de Mondiale Raad van Gent klinkt het zo: “${demand?.why.nl}”`);
    for (const tip of ['nog geen actie in', 'nog geen citaat in', 'wie de pers kan bellen']) {
      expect(replyToText(done)).toContain(tip);
    }
    const some = await drafts(converse(bot, { person: 'some' }), {}, { ...nothing, where: 'Stadhuis' });
    expect(blocksOf(some, 'copy')[0]?.text).toContain('ook de pers.\nWaar: Stadhuis\n\n');
  });

  test('refuses a step with what is wrong on the field, and keeps what was typed when going back', async () => {
    const an = converse(bot, { person: 'refused' });
    await an.types('/memo press');
    const refused = await an.sends({ municipality: 'Gent', group: '', demand: '' });
    expect(problemsOf(refused)).toEqual({ group: 'dit veld is nog leeg', demand: 'kies er een' });
    expect(formOf(refused).fields[0]?.value).toBe('Gent');
    expect(problemsOf(await an.sends({ ...what, demand: '9-9' })).demand).toContain('kies opnieuw');
    await an.sends(what);
    const long = 'c'.repeat(1001);
    const again = await an.sends({ ...moment, quote: long });
    expect(problemsOf(again)).toEqual({ quote: 'dit telt 1001 tekens, er is plaats voor 1000' });
    expect(formOf(again).fields.map(({ value }) => value)).toEqual(Object.values({ ...moment, quote: long }));
    const back = await an.sends({ quote: 'Half af' }, 'Vorige');
    expect(formOf(back).fields.map(({ value }) => value)).toEqual(Object.values(what));
    expect(formOf(await an.sends()).fields[3]?.value).toBe('Half af');
  });

  test('takes what people type as it is, in every way out', async () => {
    const hostile = '# kop [x](javascript:alert(1)) <b>vet</b> {quote} @everyone **vet** 👩‍👩‍👧 =1+1 www.kwaad.be';
    const done = await drafts(
      converse(bot, { person: 'hostile' }),
      { group: hostile },
      { what: hostile, when: '1. maandag', where: '---', quote: `${hostile}\n\n# kop\n- punt`, contact: hostile },
    );
    const text = blocksOf(done, 'copy')[0]?.text ?? '';
    expect(text.split(hostile).length - 1).toBe(5);
    expect(textOf(fileOf(done, '.txt'))).toBe(`${text}\n`);
    const paragraphs = readWord(fileOf(done, '.docx'));
    expect(paragraphs.map((paragraph) => paragraph.text)).toEqual(text.split(/\n+/));
    expect(paragraphs.filter(({ style }) => style !== '')).toHaveLength(1);
  });

  test('hands the municipality and the demand on to the posts', async () => {
    const an = converse(bot, { person: 'posts' });
    await drafts(an);
    const posts = await an.presses('Maak berichten voor sociale media');
    expect(formOf(posts).fields.map(({ value }) => value)).toEqual(['Gent', '3-4', undefined, undefined]);
  });

  test('is offered to whoever asks for it in plain words', async () => {
    const an = converse(bot, { person: 'asks' });
    await an.types('kan je mij helpen met een persbericht');
    expect(replyToText(await an.presses('Schrijf een persbericht'))).toContain('Stap 1 van 2');
  });

  test.each(languages)('speaks %s around a press release that stays Dutch', async (locale) => {
    const done = await drafts(converse(bot, { person: `speaks-${locale}`, locale }), {}, nothing);
    expect(done.language).toBe(locale);
    expect(blocksOf(done, 'copy')[0]?.text).toContain('PERSBERICHT');
  });
});
