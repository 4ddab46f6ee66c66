import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseYaml } from '../../../src/knowledge/yaml-file.ts';
import { briefly } from '../../support/knowledge.ts';

const path = 'knowledge/tables/people.yaml';
const schema = z.strictObject({
  people: z.array(
    z.strictObject({ name: z.string('expected a text'), born: z.iso.date('expected a date').optional() }),
    'expected a list',
  ),
});

function problemsOf(text: string, firstLine?: number): string[] {
  const result = parseYaml(path, text, schema, firstLine);
  return 'problems' in result ? briefly(result.problems) : [];
}

describe('parseYaml', () => {
  test('gives what the file holds', () => {
    expect(parseYaml(path, '# wie\npeople:\n  - name: An\n    born: 1980-01-31\n  - { name: Bo }\n', schema)).toEqual({
      value: { people: [{ name: 'An', born: '1980-01-31' }, { name: 'Bo' }] },
    });
  });

  test('gives what the schema makes of it', () => {
    expect(parseYaml(path, 'size: 3', z.object({ size: z.int(), kind: z.string().default('plain') }))).toEqual({
      value: { size: 3, kind: 'plain' },
    });
  });

  test('gives every text back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (names) => {
        const people = names.map((name) => ({ name }));
        expect(parseYaml(path, dump({ people }), schema)).toEqual({ value: { people } });
      }),
    );
  });

  test.each([
    ['a wrong value', 'people:\n  - name: An\n  - name: 7\n', [`${path}:3 (people.1.name): expected a text`]],
    ['a value that is missing', 'people:\n  - born: 1980-01-31\n', [`${path}:2 (people.0.name): expected a text`]],
    ['a value in a list on one line', 'people: [{ name: 7 }]\n', [`${path}:1 (people.0.name): expected a text`]],
    ['a list that is a text', '\n\npeople: An\n', [`${path}:3 (people): expected a list`]],
    ['a field that does not exist', 'people: []\ncats: []\n', [`${path}:2 (cats): this field does not exist`]],
    [
      'two wrong values in one entry',
      'people:\n  - name: 7\n    born: ooit\n',
      [`${path}:2 (people.0.name): expected a text`, `${path}:3 (people.0.born): expected a date`],
    ],
    ['an empty file', '', [`${path}:1 (people): expected a list`]],
    ['only a comment', '# nog te doen\n', [`${path}:1 (people): expected a list`]],
  ])('names line and field of %s', (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  test('says that a list was found where fields were expected', () => {
    expect(problemsOf('- An\n- Bo\n')).toMatchInlineSnapshot(`
      [
        "knowledge/tables/people.yaml:1 (whole file): Invalid input: expected object, received array",
      ]
    `);
  });

  test('counts lines from where the YAML begins in its file', () => {
    expect(problemsOf('people:\n  - name: 7\n', 10)).toEqual([`${path}:11 (people.0.name): expected a text`]);
    expect(problemsOf('people: [', 10)[0]).toContain(`${path}:10: this is not valid YAML`);
  });

  test.each([
    ['a bracket that stays open', 'people:\n  - name: An\n  - { name: Bo\n', 4],
    ['a colon in a plain text', 'people:\n  - name: An: de tweede\n', 2],
    ['a field that stands there twice', 'people: []\npeople: []\n', 2],
    ['a text that begins with a star, which YAML takes for an alias', 'people:\n  - name: *An*\n', 2],
    ['a tab as indentation', 'people:\n\t- name: An\n', 2],
  ])('names the line of %s', (_, text, line) => {
    const problems = problemsOf(text);
    expect(problems[0]).toContain(`${path}:${line}: this is not valid YAML: `);
  });

  test('tells an editor what to do about YAML that does not parse', () => {
    const result = parseYaml(path, 'people:\n  - name: An: de tweede\n', schema);
    expect('problems' in result && result.problems[0]?.fix).toMatchInlineSnapshot(
      `"put double quotes around a text that holds ": ", " #" or begins with a special character; check the indentation"`,
    );
  });

  test('never throws, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom('people:', '\n  - ', 'name: ', '{', '[', '&a ', '*a', '!!x ', '|\n'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const result = parseYaml(path, pieces.join(''), schema);
        expect('value' in result || result.problems.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
