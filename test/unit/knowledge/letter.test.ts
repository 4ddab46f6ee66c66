import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Letter, type LetterName, letterGaps, parseLetter } from '../../../src/knowledge/letter.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { formatProblems } from '../../../src/problems.ts';
import { projectRoot } from '../../support/bot.ts';
import { briefly, letterText } from '../../support/knowledge.ts';

const names = Object.keys(letterGaps) as LetterName[];
const path = 'knowledge/letters/press.md';

/** A press letter in order, of which a test changes a part. */
const press = `---
title: Persbericht
subject: "Persbericht {municipality}: {title}"
---
{municipality}, {date}

{group} vraagt: {sentence}
Waarom? {why}

{?moment}Kom naar {moment}

{?contact}Vragen? {contact}
${otherGaps(['municipality', 'date', 'group', 'sentence', 'title', 'why', 'moment', 'contact'])}`;

/** What else a press letter has to have, in paragraphs of their own. */
function otherGaps(there: readonly string[]): string {
  const { needed, maybe }: { needed: readonly string[]; maybe: readonly string[] } = letterGaps.press;
  const paragraphs = [...needed.map((gap) => [gap, ''] as const), ...maybe.map((gap) => [gap, `{?${gap}}`] as const)];
  return paragraphs.map(([gap, mark]) => (there.includes(gap) ? '' : `\n${mark}{${gap}}\n`)).join('');
}

function problemsOf(content: string, name: LetterName = 'press'): string[] {
  const result = parseLetter(path, content, name);
  return 'problems' in result ? briefly(result.problems) : [];
}

function letterOf(content: string, name: LetterName = 'press'): Letter {
  const result = parseLetter(path, content, name);
  if ('problems' in result) throw new Error(formatProblems(result.problems));
  return result.value;
}

describe('a letter in order', () => {
  test('gives its front matter and its paragraphs', () => {
    expect(letterOf(press)).toMatchObject({
      title: 'Persbericht',
      subject: 'Persbericht {municipality}: {title}',
      paragraphs: expect.arrayContaining([
        '{municipality}, {date}',
        '{group} vraagt: {sentence}\nWaarom? {why}',
        '{?moment}Kom naar {moment}',
        '{?contact}Vragen? {contact}',
      ]),
    });
  });

  test.each([
    ['ends of lines of Windows', press.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${press}`],
    ['both', `\uFEFF${press.replaceAll('\n', '\r\n')}`],
    ['more empty lines', press.replaceAll('\n\n', '\n\n  \n\n')],
    ['no line at its end', press.trimEnd()],
    ['spaces around its paragraphs', press.replaceAll('\n\n', '\n\n  ').replaceAll('\n\n', '  \n\n')],
  ])('may have %s', (_, content) => {
    expect(letterOf(content)).toEqual(letterOf(press));
  });

  test.each(names)('of each kind has what its gaps need: %s', (name) => {
    expect(problemsOf(letterText(name), name)).toEqual([]);
  });

  test('may use a gap that is always filled, or leave it out', () => {
    const post = '---\ntitle: Bericht\n---\n{municipality}: {sentence}\n\n{?moment}{moment}\n\n{?group}{group}\n';
    expect(problemsOf(post, 'post-demand')).toEqual([]);
    expect(problemsOf(post.replace('{sentence}', '{sentence} ({title})'), 'post-demand')).toEqual([]);
  });

  test('may say by a mark alone that something was filled in', () => {
    expect(problemsOf(press.replace('Kom naar {moment}', 'Kom af!'))).toEqual([]);
  });

  test('may say something else when something is empty', () => {
    expect(letterOf(`${press}\n{!contact}Bel ons niet.\n`).paragraphs.at(-1)).toBe('{!contact}Bel ons niet.');
  });
});

describe('a letter with a gap', () => {
  test('that nothing fills is refused, with its line and what there is', () => {
    const result = parseLetter(path, press.replace('Waarom?', 'Waarom, {naam}?'), 'press');
    expect('problems' in result && result.problems).toEqual([
      {
        where: `${path}:8`,
        what: 'nothing fills {naam}',
        fix: expect.stringMatching(/^use one of (?:\{\w+\}, )*\{municipality\}, .*\{contact\}.*, or take it out$/),
      },
    ]);
  });

  test.each([
    ['in other capitals', 'Waarom?', '{Municipality}', ['8: nothing fills {Municipality}']],
    ['with spaces', 'Waarom?', '{ municipality }', ['8: nothing fills { municipality }']],
    ['without a name', 'Waarom?', '{}', ['8: nothing fills {}']],
    ['of one demand, outside a demand', 'Waarom?', '{number}', ['8: nothing fills {number}']],
    ['in the subject', 'Persbericht {municipality}', '{gemeente}', ['3: nothing fills {gemeente}']],
    [
      'in a mark',
      '{?moment}',
      '{?datum}',
      ['10: nothing fills {?datum}', '10: {moment} may be empty, so its paragraph must be left out then'],
    ],
  ])('that does not exist is refused: %s', (_, there, instead, problems) => {
    expect(problemsOf(press.replace(there, instead))).toEqual(problems.map((each) => `${path}:${each}`));
  });

  test.each(['municipality', 'date', 'group', 'sentence', 'why', 'moment', 'contact'])(
    'that it has to have is refused without: %s',
    (gap) => {
      const without = press.replaceAll(new RegExp(`\\{[?!]?${gap}\\}`, 'g'), 'iets');
      expect(problemsOf(without)).toEqual([`${path}: {${gap}} is missing: what people fill in there would be lost`]);
    },
  );

  test('is refused when only its absence is told', () => {
    expect(problemsOf(press.replace('{?contact}Vragen? {contact}', '{!contact}Vragen?'))).toEqual([
      `${path}: {contact} is missing: what people fill in there would be lost`,
    ]);
  });

  test.each([
    ['stands in a paragraph without mark', '{?moment}Kom', 'Kom', 10],
    ['stands under the mark of another', '{?moment}Kom', '{?contact}Kom', 10],
    ['stands under the mark for its absence', '{?moment}Kom', '{!moment}Kom', 10],
    ['stands in the subject', 'Persbericht {municipality}', '{moment} {municipality}', 3],
    ['stands a paragraph further than its mark', 'Kom naar {moment}', 'Kom af\n\nNaar {moment}', 12],
  ])('that may be empty is refused when it %s', (_, there, instead, line) => {
    expect(problemsOf(press.replace(there, instead))).toContain(
      `${path}:${line}: {moment} may be empty, so its paragraph must be left out then`,
    );
  });

  test('that may be empty stands on any line of its paragraph', () => {
    expect(problemsOf(press.replace('Kom naar {moment}', 'Kom\nnaar\n{moment}'))).toEqual([]);
  });

  test.each([
    ['in the middle of a line', '{?moment}Kom naar {moment}', '{?moment}Kom {?contact}naar {moment}', '10: {?contact}'],
    ['on the second line of a paragraph', 'Waarom?', '{?contact}Waarom?', '8: {?contact}'],
    ['after another mark', '{?moment}', '{?moment}{!contact}', '10: {!contact}'],
    ['in the subject', 'Persbericht {municipality}', '{?contact}{municipality}', '3: {?contact}'],
  ])('as a mark %s is refused, since it would be printed', (_, there, instead, problem) => {
    expect(problemsOf(press.replace(there, instead))).toContain(
      `${path}:${problem} works only at the beginning of a paragraph`,
    );
  });
});

describe('a letter with demands', () => {
  const mail = letterText('mail-council');
  const without = (field: string) => mail.replace(new RegExp(`^${field}:.*\\n`, 'm'), '');

  test.each([
    ['openings', 'opening'],
    ['closings', 'closing'],
    ['item', 'demands'],
  ])('is refused without its %s, which fill a gap', (field, gap) => {
    expect(problemsOf(without(field), 'mail-council')).toEqual([
      `${path}: \`${field}\` is missing, which fills {${gap}}`,
    ]);
  });

  test.each([
    ['subject', 'demands'],
    ['subject', 'number'],
    ['openings', 'closing'],
    ['closings', 'why'],
    ['item', 'opening'],
  ])('is refused with a %s that uses {%s}, which nothing fills there', (field, gap) => {
    const changed = mail.replace(new RegExp(`^(${field}: \\[?")`, 'm'), `$1{${gap}} `);
    expect(problemsOf(changed, 'mail-council')).toEqual([`${path} (${field}): nothing fills {${gap}} here`]);
  });

  test('may name the municipality in each demand', () => {
    expect(problemsOf(mail.replace('{number}', '{number} {municipality}'), 'mail-council')).toEqual([]);
  });
});

describe('a file that is no letter', () => {
  test.each([
    ['is empty', ''],
    ['has no front matter', 'Beste mensen,\n'],
    ['begins with an empty line', `\n${press}`],
    ['has front matter without end', press.replace('"\n---', '"')],
  ])('is refused when it %s', (_, content) => {
    expect(problemsOf(content)).toEqual([
      `${path}:1: the front matter is missing: expected the file to begin with a block between two lines of ---`,
    ]);
  });

  test('is told all its problems at once, with file and line', () => {
    const broken = press.replace('title: Persbericht', 'titel: Persbericht').replace('{date}', '{datum}');
    expect(problemsOf(broken)).toEqual([
      `${path}:2 (title): expected a text`,
      `${path}:2 (titel): this field does not exist`,
      `${path}:5: nothing fills {datum}`,
      `${path}: {date} is missing: what people fill in there would be lost`,
    ]);
  });

  test.each([
    ['an empty title', 'title: Persbericht', 'title: ""', `${path}:2 (title): this is empty`],
    [
      'no openings in the list',
      'title: Persbericht',
      'title: a\nopenings: []',
      `${path}:3 (openings): expected at least one`,
    ],
    [
      'openings that are no list',
      'title: Persbericht',
      'title: a\nopenings: b',
      `${path}:3 (openings): expected a list of paragraphs`,
    ],
    ['broken YAML', 'subject: "Pers', 'subject: Pers', `${path}:3: this is not valid YAML`],
  ])('is refused with %s', (_, there, instead, problem) => {
    expect(problemsOf(press.replace(there, instead))[0]).toContain(problem);
  });
});

test('the letters of this project are in order', () => {
  const { letters } = loadKnowledge(projectRoot);
  expect(Object.keys(letters)).toEqual(names);
  expect(readdirSync(`${projectRoot}knowledge/letters`).sort()).toEqual(names.map((name) => `${name}.md`).sort());
  for (const letter of Object.values(letters)) expect(letter.paragraphs.length).toBeGreaterThan(1);
});
