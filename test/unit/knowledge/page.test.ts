import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, maxAnswerWords, parsePage } from '../../../src/knowledge/page.ts';
import { formatProblems } from '../../../src/problems.ts';
import { briefly } from '../../support/knowledge.ts';

const path = 'knowledge/memorandum/cornerstones/gris.md';
const good = `---
title: Wat is een GRIS?
source:
  - document: memorandum
    section: Aanbeveling 1, punt 4
    url: https://11.be/lokaal-memorandum-2024
    year: 2024
checked: 2026-11-20
aliases:
  nl:
    - wat betekent GRIS
    - waarvoor staat GRIS
    - raad voor internationale solidariteit
    - GRIS uitleg
    - mondiale raad
  en:
    - what is a GRIS
  fr:
    - c'est quoi un GRIS
asks:
  - ze spreken hier van een gris, wat is dat?
  - mondiale adviesraad
short:
  en: An advisory council on international solidarity.
  fr: Un conseil consultatif de solidarité internationale.
validUntil: 2030-12-31
alwaysHuman: false
contact: local-policy
actions: [allies]
---
Een **GRIS** is een adviesraad.

Hij geeft de gemeente advies.

- over geld
- over beleid
`;

/** The good page with one passage changed; a passage that is not there would make a test that proves nothing. */
function changed(passage: string, replacement: string): string {
  if (!good.includes(passage)) throw new Error(`the good page does not hold ${passage}`);
  return good.replace(passage, () => replacement);
}

function read(content: string) {
  return parsePage(path, content, 'memorandum');
}

function problemsOf(content: string): string[] {
  const result = read(content);
  return 'problems' in result ? briefly(result.problems) : [];
}

function pageOf(content: string) {
  const result = read(content);
  if ('problems' in result) throw new Error(formatProblems(result.problems));
  return result.value;
}

describe('a page in order', () => {
  test('has the file name as its id', () => {
    expect(pageOf(good)).toMatchObject({ id: 'gris', path, collection: 'memorandum' });
  });

  test('has its first paragraph as its answer, and the blocks after it as its detail', () => {
    const page = pageOf(good);
    expect(page.answer).toBe('Een **GRIS** is een adviesraad.');
    expect(page.detail).toEqual(['Hij geeft de gemeente advies.', '- over geld\n- over beleid']);
  });

  test('keeps what its front matter says', () => {
    expect(pageOf(good)).toMatchObject({
      title: 'Wat is een GRIS?',
      source: [{ document: 'memorandum', section: 'Aanbeveling 1, punt 4', year: 2024 }],
      checked: '2026-11-20',
      aliases: { en: ['what is a GRIS'], fr: ["c'est quoi un GRIS"] },
      validUntil: '2030-12-31',
      contact: 'local-policy',
      actions: ['allies'],
    });
  });

  test('may leave out what is not required', () => {
    const bare = good.replace(/validUntil[\s\S]*?(?=---)/, '').replace(/ {4}section.*\n {4}url.*\n {4}year.*\n/, '');
    const page = pageOf(bare);
    expect(page).toMatchObject({ alwaysHuman: false, actions: [], source: [{ document: 'memorandum' }] });
    expect(page.validUntil).toBeUndefined();
    expect(page.contact).toBeUndefined();
  });

  test('may be written on Windows', () => {
    expect(pageOf(good.replaceAll('\n', '\r\n'))).toEqual(pageOf(good));
  });

  test('may hold a line of dashes in its text', () => {
    expect(pageOf(changed('- over geld\n', '---\n\n- over geld\n')).detail).toContain('- over geld\n- over beleid');
  });
});

describe('the problems of a page', () => {
  test.each<[what: string, content: string, problem: string]>([
    ['no title', changed('title: Wat is een GRIS?\n', ''), `${path}:2 (title): expected a text`],
    ['an empty title', changed('title: Wat is een GRIS?', 'title: "  "'), `${path}:2 (title): this is empty`],
    ['a number as title', changed('title: Wat is een GRIS?', 'title: 11'), `${path}:2 (title): expected a text`],
    [
      'a source that is no list',
      changed('source:\n  - document: memorandum\n', 'source:\n    document: memorandum\n'),
      `${path}:3 (source): expected a list of sources`,
    ],
    [
      'no source at all',
      good.replace(/source:\n(?: .*\n)+/, 'source: []\n'),
      `${path}:3 (source): expected at least one source`,
    ],
    [
      'a source without document',
      changed('- document: memorandum\n    section', '- section'),
      `${path}:4 (source.0.document): expected a text`,
    ],
    [
      'an address that is none',
      changed('https://11.be/lokaal-memorandum-2024', '11.be'),
      `${path}:6 (source.0.url): expected a web address that begins with https://`,
    ],
    [
      'an address that runs code',
      changed('https://11.be/lokaal-memorandum-2024', 'javascript:alert(1)'),
      `${path}:6 (source.0.url): expected a web address that begins with https://`,
    ],
    ['a year that is a text', changed('year: 2024', 'year: onbekend'), `${path}:7 (source.0.year): expected a year`],
    [
      'a day in another notation',
      changed('checked: 2026-11-20', 'checked: 20/11/2026'),
      `${path}:8 (checked): expected a date as 2026-11-20`,
    ],
    [
      'a day that does not exist',
      changed('checked: 2026-11-20', 'checked: 2026-02-29'),
      `${path}:8 (checked): expected a date as 2026-11-20`,
    ],
    [
      'too few Dutch aliases',
      changed('    - mondiale raad\n', ''),
      `${path}:10 (aliases.nl): expected at least 5 ways to ask this in Dutch`,
    ],
    [
      'an alias that is no text',
      changed('    - mondiale raad\n', '    - 2024\n'),
      `${path}:15 (aliases.nl.4): expected a text`,
    ],
    [
      'no English aliases',
      changed('  en:\n    - what is a GRIS\n', '  en: []\n'),
      `${path}:16 (aliases.en): expected at least one way to ask this in English`,
    ],
    [
      'no French aliases',
      changed("  fr:\n    - c'est quoi un GRIS\n", '  fr: []\n'),
      `${path}:18 (aliases.fr): expected at least one way to ask this in French`,
    ],
    [
      'aliases that are one text',
      changed("  fr:\n    - c'est quoi un GRIS\n", '  fr: le GRIS\n'),
      `${path}:18 (aliases.fr): expected a list of sentences`,
    ],
    [
      'aliases in a fourth language',
      changed("  fr:\n    - c'est quoi un GRIS\n", "  fr:\n    - c'est quoi un GRIS\n  de:\n    - was ist ein GRIS\n"),
      `${path}:20 (aliases.de): this field does not exist`,
    ],
    [
      'too few test questions',
      changed('  - mondiale adviesraad\n', ''),
      `${path}:20 (asks): expected at least 2 test questions`,
    ],
    [
      'no French answer',
      changed('  fr: Un conseil consultatif de solidarité internationale.\n', ''),
      `${path}:23 (short.fr): expected a text`,
    ],
    [
      'an English answer that is too long',
      changed('An advisory council on', 'word '.repeat(maxAnswerWords)),
      `${path}:24 (short.en): expected at most 60 words, got 62`,
    ],
    [
      'a wrong last day',
      changed('2030-12-31', 'volgend jaar'),
      `${path}:26 (validUntil): expected a date as 2026-11-20`,
    ],
    [
      'something else than true or false',
      changed('alwaysHuman: false', 'alwaysHuman: ja'),
      `${path}:27 (alwaysHuman): expected true or false`,
    ],
    ['an empty contact', changed('contact: local-policy', 'contact: ""'), `${path}:28 (contact): this is empty`],
    [
      'an action that no command has',
      changed('[allies]', '[allies, dance]'),
      `${path}:29 (actions.1): expected one of deadline, allies, mail, plan, budget, recommendations, draft, evaluate, press, social, offers`,
    ],
    [
      'a field with a typing error',
      changed('checked:', 'titel: Wat?\nchecked:'),
      `${path}:8 (titel): this field does not exist`,
    ],
    ['no text', good.replace(/(?<=---\n)Een[\s\S]*/, ''), `${path}:31: the page has no text`],
    [
      'an answer that is too long',
      changed('Een **GRIS** is', 'woord '.repeat(maxAnswerWords)),
      `${path}:31: the first paragraph is the answer: expected at most 60 words, got 62`,
    ],
  ])('name file, line and field for %s', (_, content, problem) => {
    expect(problemsOf(content)).toEqual([problem]);
  });

  test('are told all at once, those of the text with those of the front matter', () => {
    const content = changed('title: Wat is een GRIS?\n', '')
      .replace('checked: 2026-11-20', 'checked: gisteren')
      .replace('Een **GRIS** is', 'woord '.repeat(maxAnswerWords));
    const result = read(content);
    expect('problems' in result && formatProblems(result.problems)).toMatchInlineSnapshot(`
      "knowledge/memorandum/cornerstones/gris.md:2 (title)
        expected a text
        -> see knowledge/README.md for what belongs here
      knowledge/memorandum/cornerstones/gris.md:7 (checked)
        expected a date as 2026-11-20
        -> see knowledge/README.md for what belongs here
      knowledge/memorandum/cornerstones/gris.md:30
        the first paragraph is the answer: expected at most 60 words, got 62
        -> move what is not the answer itself to a second paragraph"
    `);
  });

  test.each([
    ['has no front matter', 'Een GRIS is een adviesraad.\n'],
    ['has front matter that never ends', good.replace('---\nEen', 'Een')],
    ['is empty', ''],
  ])('show the way when the file %s', (_, content) => {
    const result = read(content);
    expect('problems' in result && formatProblems(result.problems)).toBe(
      `${path}:1
  the front matter is missing: expected the file to begin with a block between two lines of ---
  -> copy the block from the page in knowledge/README.md`,
    );
  });

  test('name the line on which the YAML breaks', () => {
    const [problem, ...others] = problemsOf(changed('title: Wat is een GRIS?', 'title: Let op: een GRIS'));
    expect(problem).toMatch(/gris\.md:2: this is not valid YAML: /);
    expect(others).toEqual([]);
  });

  test('name the right line in a file that was written on Windows', () => {
    expect(problemsOf(changed('year: 2024', 'year: onbekend').replaceAll('\n', '\r\n'))).toEqual([
      `${path}:7 (source.0.year): expected a year`,
    ]);
  });

  test('are found without an exception in whatever an editor wrote', () => {
    const piece = fc.oneof(fc.constantFrom('---\n', '\n', ': ', '- ', '"', '[', '{', 'title', '\t'), fc.string());
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const result = read(`---\n${pieces.join('')}`);
        expect('problems' in result && result.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

test('an answer of exactly the longest length is fine', () => {
  const longest = Array.from({ length: maxAnswerWords }, () => 'woord').join(' ');
  expect(problemsOf(changed('Een **GRIS** is een adviesraad.', longest))).toEqual([]);
  expect(problemsOf(changed('Een **GRIS** is een adviesraad.', `${longest} te`))).toHaveLength(1);
});

test.each([
  ['', 0],
  ['een  woord', 2],
  ['**vet** – en *schuin*', 3],
  ['€ 2 per inwoner', 3],
  ['11.11.11 op\nhttps://11.be', 3],
])('%j counts as %i words', (text, words) => {
  expect(countWords(text)).toBe(words);
});
