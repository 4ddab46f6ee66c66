import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { replyToText } from '../../src/reply/plain-text.ts';
import type { FormValues, Reply } from '../../src/reply/reply.ts';
import { languages } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import {
  blocksOf,
  buttonsOf,
  type Conversation,
  converse,
  formOf,
  problemsOf,
  textOf,
} from '../support/conversation.ts';
import { readWord } from '../support/word.ts';

const bot = await realBot();
const { keyRecommendations } = bot.knowledge.tables['key-recommendations'];

const who = {
  municipality: 'Galmaarden',
  group: 'de Mondiale Raad van Pajottegem',
  contact: 'An Claes, an@voorbeeld.be',
  allies: 'Oxfam-Wereldwinkel\n- Natuurpunt',
  own: 'Een vlag aan het gemeentehuis in november.',
};
const evaluation = {
  'strong-points': 'De adviesraad wordt gehoord.\nDank daarvoor!',
  realised: '',
  'not-far': 'Er is nog geen budget.',
  changed: '',
  sdg: '',
};
const demands = { demands: ['3-2=further', '1-4=first', '1-5=full'] };

/** Fills in all three steps. */
async function drafts(an: Conversation, ...changes: readonly FormValues[]): Promise<Reply> {
  await an.types('/memo opstellen');
  await an.sends({ ...who, ...changes[0] });
  await an.sends({ ...evaluation, ...changes[1] });
  return await an.sends({ ...demands, ...changes[2] });
}

function fileOf(reply: Reply, ending: string) {
  return blocksOf(reply, 'file').find(({ name }) => name.endsWith(ending));
}

function markdownOf(reply: Reply): string {
  return textOf(fileOf(reply, '.md'));
}

function demand(id: string) {
  const found = keyRecommendations.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

/** Every kind of node in a Markdown text, as a program sees it that knows HTML too. */
function kindsIn(markdown: string): ReadonlySet<string> {
  const kinds = (node: Nodes): string[] => [node.type, ...('children' in node ? node.children.flatMap(kinds) : [])];
  return new Set(kinds(fromMarkdown(markdown)));
}

/** The text of each paragraph, heading and item of a Markdown text. */
function paragraphsIn(markdown: string): string[] {
  const textIn = (node: Nodes): string =>
    'value' in node ? node.value : 'children' in node ? node.children.map(textIn).join('') : '';
  const blocks = (node: Nodes): string[] => {
    if (node.type === 'paragraph' || node.type === 'heading') return [textIn(node)];
    return 'children' in node ? node.children.flatMap(blocks) : [];
  };
  return blocks(fromMarkdown(markdown));
}

describe('/memo draft', () => {
  test('leads in three steps to a memorandum', async () => {
    const an = converse(bot, { person: 'three-steps' });
    expect(replyToText(await an.types('/memo draft'))).toContain('Stap 1 van 3: Wie doet er mee?');
    expect(replyToText(await an.sends(who))).toMatch(
      /^Galmaarden hoort sinds 2025 bij Pajottegem\.\n\nStap 2 van 3: Waar staan we\?/,
    );
    const grid = await an.sends(evaluation);
    expect(replyToText(grid)).toContain('Stap 3 van 3: Wat vragen jullie?');
    expect(formOf(grid).fields).toMatchObject([
      { kind: 'grid', rows: keyRecommendations.map(({ id }) => ({ value: id })), columns: [{}, {}, {}] },
    ]);
    const done = await an.sends(demands);

    expect(replyToText(done)).toMatch(
      /^Het memorandum voor Pajottegem staat klaar, als Word-document en als Markdown\./,
    );
    expect(blocksOf(done, 'text')[1]?.text.split('\n')).toEqual([
      'Dit staat erin:',
      '',
      '- **Eerste stap (1):** Een mondiale ambtenaar',
      '- **Zoals het memorandum (1):** Een significant budget',
      '- **Een stap verder (1):** Faire Gemeente',
      '- **Eigen vragen:** 1',
      '- **Evaluatie:** 2 van de 5 vragen beantwoord',
      '- **Tekenen mee:** 2 (Oxfam\\-Wereldwinkel, Natuurpunt)',
    ]);
    expect(blocksOf(done, 'file').map(({ name }) => name)).toEqual([
      'memorandum-pajottegem.docx',
      'memorandum-pajottegem.md',
    ]);
    expect(blocksOf(done, 'sources')[0]?.sources.map(({ document }) => document)).toEqual(['memorandum', 'guide']);
    expect(buttonsOf(done).map(({ label }) => label)).toEqual([
      'Maak mails aan de partijen',
      'Schrijf een persbericht',
      'Aanpassen',
      'Wissen',
    ]);
  });

  test('puts all of it in the document, in the order of the memorandum and with the sentence of the level', async () => {
    const done = await drafts(converse(bot, { person: 'document' }));
    const paragraphs = readWord(fileOf(done, '.docx'));
    const expected = [
      ['Heading1', 'Memorandum voor internationale solidariteit in Pajottegem'],
      ['', '20 november 2026'],
      ['Heading2', 'Wie we zijn'],
      ['', 'Dit memorandum komt van de Mondiale Raad van Pajottegem.'],
      ['Heading2', 'Waar staat Pajottegem vandaag?'],
      ['Heading3', 'Wat sterk is'],
      ['', 'De adviesraad wordt gehoord.'],
      ['', 'Dank daarvoor!'],
      ['Heading3', 'Waar nog werk aan is'],
      ['', 'Er is nog geen budget.'],
      ['Heading2', 'Wat we vragen'],
      ['Heading3', '1. Een mondiale ambtenaar'],
      ['', demand('1-4').firstStep],
      ['', demand('1-4').why.nl],
      ['Heading3', '2. Een significant budget'],
      ['', demand('1-5').sentence],
      ['Heading3', '3. Faire Gemeente'],
      ['', demand('3-2').further],
      ['Heading2', 'Wat we zelf nog vragen'],
      ['ListParagraph', who.own],
      ['Heading2', 'Wie dit memorandum steunt'],
      ['ListParagraph', 'Oxfam-Wereldwinkel'],
      ['ListParagraph', 'Natuurpunt'],
      ['Heading2', 'Contact'],
      ['', `Wilt u reageren of met ons praten? Zo bereikt u ons: ${who.contact}`],
      ['Heading2', 'Bron'],
    ];
    const places = expected.map(([style, text]) =>
      paragraphs.findIndex((paragraph) => paragraph.style === style && paragraph.text === text),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(paragraphs.at(-1)?.text).toContain('https://11.be/lokaal-memorandum-2024');
    expect(paragraphsIn(markdownOf(done))).toEqual(paragraphs.map(({ text }) => text));
  });

  test('leaves out what was not filled in, without a hole, and says where it is thin', async () => {
    const nobody = { group: '', contact: '', allies: '', own: '' };
    const nothing = { 'strong-points': '', 'not-far': '' };
    const done = await drafts(converse(bot, { person: 'thin' }), nobody, nothing);
    const markdown = markdownOf(done);
    expect(markdown).not.toMatch(/[{}]|undefined|\n{3}/);
    expect(markdown.match(/^#.*$/gm)).toEqual([
      '# Memorandum voor internationale solidariteit in Pajottegem',
      '## Wie we zijn',
      '## Wat we vragen',
      '### 1. Een mondiale ambtenaar',
      '### 2. Een significant budget',
      '### 3. Faire Gemeente',
      '## Bron',
    ]);
    for (const tip of ['nog geen evaluatie', 'tekent nog niemand mee', 'van wie het komt', 'geen contact']) {
      expect(replyToText(done)).toContain(tip);
    }
    expect(buttonsOf(done).map(({ label }) => label)).toContain('Evalueer het beleid van je gemeente');
    const full = await drafts(converse(bot, { person: 'full' }));
    expect(replyToText(full)).not.toContain('Zo wordt het nog sterker');
  });

  test('takes up an evaluation that is made afterwards', async () => {
    const an = converse(bot, { person: 'afterwards' });
    const nothing = { 'strong-points': '', 'not-far': '' };
    const thin = await drafts(an, {}, nothing);
    await an.presses('Evalueer het beleid van je gemeente');
    await an.sends({ 'strong-points': 'De school heeft een partnerschool.' });
    expect(replyToText(await an.sends())).toContain('Had je al een memorandum klaar zonder evaluatie?');
    await an.presses('Bekijk wat je opstelde');
    const again = await an.presses('Memorandum voor Pajottegem (20 november 2026)');
    expect(markdownOf(again)).toBe(markdownOf(thin));
    expect(replyToText(again)).toContain('Je hebt een evaluatie van deze gemeente, maar ze staat hier nog niet in.');
    await an.presses('Aanpassen');
    const questions = await an.sends();
    expect(formOf(questions).fields[0]?.value).toBe('De school heeft een partnerschool.');
    await an.sends();
    expect(markdownOf(await an.sends())).toContain('### Wat sterk is\n\nDe school heeft een partnerschool.');
  });

  test('keeps its evaluation for the mails until it is deleted', async () => {
    const an = converse(bot, { person: 'keeps' });
    const appreciation = async () => {
      await an.types('/memo mail');
      const { fields } = formOf(await an.sends({ municipality: 'Pajottegem', parties: ['groen'] }));
      await an.presses('Stoppen en wissen');
      return fields.find(({ name }) => name === 'appreciation')?.value;
    };
    const done = await drafts(an);
    expect(await appreciation()).toBe(evaluation['strong-points']);
    await an.types('/memo draft');
    await an.presses('Stoppen en wissen');
    expect(await appreciation()).toBe(evaluation['strong-points']);
    await an.does(buttonsOf(done).find(({ label }) => label === 'Wissen')?.action ?? { kind: 'page', page: '' });
    expect(replyToText(an.latest())).toContain('Gewist.');
    expect(await appreciation()).toBeUndefined();
  });

  test('refuses a step with what is wrong on the field, and loses nothing of it', async () => {
    const an = converse(bot, { person: 'refused' });
    await an.types('/memo draft');
    const own = 'v'.repeat(3001);
    const refused = await an.sends({ ...who, municipality: 'Parijs', own });
    expect(problemsOf(refused)).toEqual({
      municipality: expect.stringContaining('Ik ken geen Vlaamse gemeente "Parijs"'),
      own: 'dit telt 3001 tekens, er is plaats voor 3000',
    });
    expect(formOf(refused).fields.map(({ value }) => value)).toEqual([
      'Parijs',
      who.group,
      who.contact,
      who.allies,
      own,
    ]);
    await an.sends(who);
    await an.sends(evaluation);
    expect(problemsOf(await an.sends({ demands: [] }))).toEqual({ demands: 'kies er minstens een' });
    const twice = await an.sends({ demands: ['1-4=first', '1-4=full'] });
    expect(problemsOf(twice).demands).toContain('je koos twee keer iets voor "Een mondiale ambtenaar"');
    expect(formOf(twice).fields[0]?.value).toEqual(['1-4=first', '1-4=full']);
    expect(problemsOf(await an.sends({ demands: ['9-9=first'] })).demands).toContain('kies opnieuw');
  });

  test('goes back and keeps what was half filled in; changes what is done', async () => {
    const an = converse(bot, { person: 'back' });
    await an.types('/memo draft');
    await an.sends(who);
    await an.sends(evaluation);
    const questions = await an.sends({ demands: ['2-1=full'] }, 'Vorige');
    expect(formOf(questions).fields[0]?.value).toBe(evaluation['strong-points']);
    expect(formOf(await an.sends({}, 'Vorige')).fields[4]?.value).toBe(who.own);
    await an.sends();
    expect(formOf(await an.sends()).fields[0]?.value).toEqual(['2-1=full']);
    await an.sends();
    await an.presses('Aanpassen');
    await an.sends({ group: 'Broederlijk Delen' });
    await an.sends();
    expect(markdownOf(await an.sends())).toContain('Dit memorandum komt van Broederlijk Delen.');
  });

  test('does not go on with one of another municipality', async () => {
    const an = converse(bot, { person: 'another' });
    await an.types('/memo draft Gent');
    await an.sends({ own: 'Enkel voor Gent' });
    const fresh = await an.types('/memo draft Aalst');
    expect(formOf(fresh).fields.map(({ value }) => value)).toEqual([
      'Aalst',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(replyToText(await an.types('/memo draft Gent'))).toMatch(/^Je was hier al mee bezig\..*Stap 2 van 3/s);
  });

  test('takes what people type as it is, in both files and in the conversation', async () => {
    const lines = [
      '# kop',
      '[x](javascript:alert(1))',
      '<b>vet</b> <script>alert(1)</script>',
      '{municipality} {?own} {demands}',
      '@everyone <!channel> <@U123>',
      '1. genummerd',
      '> geciteerd',
      '```',
      '---',
      '===',
      '| a | b |',
      '![beeld](https://kwaad.be/x.png)',
      '**vet** _schuin_ `code` ~~weg~~ &copy; \\*',
      'https://kwaad.be www.kwaad.be an@kwaad.be',
      '👩‍👩‍👧 é 日本',
    ];
    const filler = ['z'.repeat(3000 - lines.join('\n').length - 1)];
    const done = await drafts(
      converse(bot, { person: 'hostile' }),
      {
        group: lines[2] ?? '',
        contact: lines[1] ?? '',
        allies: [...lines, ...filler].join('\n'),
        own: [...lines, ...filler].join('\n'),
      },
      { 'strong-points': lines.join('\n') },
    );
    const markdown = markdownOf(done);
    const word = readWord(fileOf(done, '.docx')).map(({ text }) => text);
    expect(paragraphsIn(markdown)).toEqual(word);
    for (const line of [...lines, ...filler]) {
      expect(word.filter((text) => text === line).length, line).toBe(line === filler[0] ? 2 : 3);
    }
    expect(word).toContain(`Dit memorandum komt van ${lines[2]}.`);
    expect(word.find((text) => text.startsWith('Wilt u reageren'))).toContain(lines[1]);
    expect([...kindsIn(markdown)].sort()).toEqual(
      ['heading', 'link', 'list', 'listItem', 'paragraph', 'root', 'strong', 'text'].sort(),
    );
    expect(markdown.match(/\]\(|<https?:[^>]*>/g)).toEqual(['<https://11.be/lokaal-memorandum-2024>']);
    expect(replyToText(done)).toContain('Tekenen mee: 16 (# kop, [x](javascript:alert(1)), <b>vet</b>');
    expect(replyToText(done)).toContain('en nog 8)');
  });

  test('can be drawn with all demands and very long names', async () => {
    const an = converse(bot, { person: 'long' });
    const all = keyRecommendations.map(({ id }) => `${id}=further`);
    const allies = Array.from({ length: 30 }, () => '#'.repeat(99)).join('\n');
    const done = await drafts(an, { allies }, {}, { demands: all });
    expect(markdownOf(done).match(/^### \d+\./gm)).toHaveLength(22);
    expect(replyToText(done)).toContain('Een stap verder (22)');
  });

  test('is offered to whoever asks for it in plain words', async () => {
    const an = converse(bot, { person: 'asks' });
    await an.types('ik wil een memorandum opstellen voor onze gemeente');
    expect(replyToText(await an.presses('Stel een memorandum op'))).toContain('Stap 1 van 3');
  });

  test.each(languages)('speaks %s around a document that stays Dutch', async (locale) => {
    const an = converse(bot, { person: `speaks-${locale}`, locale });
    const done = await drafts(an, { allies: '' }, { 'strong-points': '', 'not-far': '' });
    expect(done.language).toBe(locale);
    expect(markdownOf(done)).toContain('## Wat we vragen');
    expect(replyToText(done)).toMatch({ nl: /Het memorandum voor/, en: /in Dutch/, fr: /en néerlandais/ }[locale]);
  });
});
