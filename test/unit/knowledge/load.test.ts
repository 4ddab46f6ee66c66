import { describe, expect, test } from 'vitest';
import { letterGaps } from '../../../src/knowledge/letter.ts';
import { type Knowledge, loadKnowledge } from '../../../src/knowledge/load.ts';
import { collections } from '../../../src/knowledge/page.ts';
import { tableSchemas } from '../../../src/knowledge/tables.ts';
import { type Problem, ProblemsError } from '../../../src/problems.ts';
import { projectRoot } from '../../support/bot.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { briefly, pageText, smallLetters, smallProject, smallTables } from '../../support/knowledge.ts';

function load(files: Readonly<Record<string, string>>): Knowledge {
  return loadKnowledge(temporaryFolder(files));
}

function without(file: string): Record<string, string> {
  const { [file]: left, ...rest } = smallProject();
  if (left === undefined) throw new Error(`the small project has no ${file}`);
  return rest;
}

function problemsOf(files: Readonly<Record<string, string>>): readonly Problem[] {
  try {
    load(files);
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
  return [];
}

describe('a project in order', () => {
  test('gives its pages, tables, letters and municipalities', () => {
    const { pages, tables, letters, municipalities, placesElsewhere } = load(smallProject());
    expect(pages.map(({ id, collection }) => [id, collection])).toEqual([
      ['gris', 'memorandum'],
      ['medestander', 'guide'],
      ['fonds', 'fourth-pillar'],
      ['koepel', 'movement'],
    ]);
    expect(tables).toEqual(smallTables);
    expect(letters).toEqual(smallLetters);
    expect(municipalities.map((each) => each.name)).toEqual(['Aartselaar', 'Boechout']);
    expect(placesElsewhere).toEqual(['Brussel', 'Bruxelles', 'Brussels']);
  });

  test('may sort its pages in folders, beside files that are no pages', () => {
    const { pages } = load({
      ...smallProject(),
      'knowledge/guide/allies/front/diaspora.md': pageText('diaspora'),
      'knowledge/guide/allies/notes.txt': 'nog te doen',
    });
    expect(pages.map((page) => page.path)).toContain('knowledge/guide/allies/front/diaspora.md');
    expect(pages).toHaveLength(5);
  });
});

describe('a project with problems', () => {
  test('tells those of all files at once', () => {
    const project = {
      ...smallProject(),
      'knowledge/guide/medestander.md': pageText('medestander', { title: '' }),
      'knowledge/movement/koepel.md': 'Een koepel.\n',
      'knowledge/memorandum/raad.md': pageText('raad', { contact: 'nobody' }),
      'knowledge/tables/parties.yaml': 'parties:\n  - id: Groen\n    name: Groen\n',
      'knowledge/municipalities/municipalities.csv': 'nis,name\n11001\n',
    };
    expect(() => load(project)).toThrowErrorMatchingInlineSnapshot(`
      [ProblemsError: The knowledge base has problems (4)

      knowledge/guide/medestander.md:2 (title)
        this is empty
        -> see knowledge/README.md for what belongs here
      knowledge/movement/koepel.md:1
        the front matter is missing: expected the file to begin with a block between two lines of ---
        -> copy the block from the page in knowledge/README.md
      knowledge/tables/parties.yaml:2 (parties.0.id)
        expected small letters, digits and hyphens, as in \`local-policy\`
        -> see knowledge/README.md for what belongs here
      knowledge/municipalities/municipalities.csv
        this is not valid CSV: Invalid Record Length: columns length is 2, got 1 on line 2
        -> correct that line]
    `);
  });

  test('tells what does not fit between files when each file is in order', () => {
    const project = {
      ...smallProject(),
      'knowledge/memorandum/raad.md': pageText('raad', { contact: 'nobody' }),
      'knowledge/movement/gris.md': pageText('adviesraad'),
    };
    expect(briefly(problemsOf(project))).toEqual([
      'knowledge/movement/gris.md: another page has the same file name: knowledge/memorandum/gris.md',
      'knowledge/memorandum/raad.md (contact): expected one of volunteers, general, got nobody',
    ]);
  });

  test('names a letter that is missing', () => {
    expect(briefly(problemsOf(without('knowledge/letters/press.md')))).toEqual([
      'knowledge/letters/press.md: this letter is missing',
    ]);
  });

  test('names every letter when their folder is missing', () => {
    const rest = Object.entries(smallProject()).filter(([path]) => !path.startsWith('knowledge/letters/'));
    expect(briefly(problemsOf(Object.fromEntries(rest)))).toEqual(
      Object.keys(letterGaps).map((name) => `knowledge/letters/${name}.md: this letter is missing`),
    );
  });

  test('names a letter that no command uses, and says which there are', () => {
    const { 'knowledge/letters/press.md': renamed = '', ...rest } = smallProject();
    const problems = problemsOf({ ...rest, 'knowledge/letters/pers.md': renamed });
    expect(briefly(problems)).toEqual([
      'knowledge/letters/pers.md: no command uses this letter',
      'knowledge/letters/press.md: this letter is missing',
    ]);
    for (const name of Object.keys(letterGaps)) expect(problems[0]?.fix).toContain(name);
  });

  test('names what is wrong in a letter, with its line', () => {
    const text = (smallProject()['knowledge/letters/budget.md'] ?? '').replace('{year}', '{jaar}');
    const problems = briefly(problemsOf({ ...smallProject(), 'knowledge/letters/budget.md': text }));
    expect(problems).toEqual([
      expect.stringMatching(/^knowledge\/letters\/budget\.md:\d+: nothing fills \{jaar\}$/),
      'knowledge/letters/budget.md: {year} is missing: what people fill in there would be lost',
    ]);
  });

  test('names a table that is missing', () => {
    expect(briefly(problemsOf(without('knowledge/tables/phases.yaml')))).toEqual([
      'knowledge/tables/phases.yaml: this table is missing',
    ]);
  });

  test('names a table that it does not know', () => {
    const project = { ...smallProject(), 'knowledge/tables/partys.yaml': 'parties: []' };
    expect(briefly(problemsOf(project))).toEqual(['knowledge/tables/partys.yaml: this table is not known']);
  });

  test('says of a table with a wrong name which names there are', () => {
    const { 'knowledge/tables/parties.yaml': renamed = '', ...rest } = smallProject();
    const problems = problemsOf({ ...rest, 'knowledge/tables/party.yaml': renamed });
    expect(briefly(problems)).toEqual([
      'knowledge/tables/party.yaml: this table is not known',
      'knowledge/tables/parties.yaml: this table is missing',
    ]);
    for (const name of Object.keys(tableSchemas)) expect(problems[0]?.fix).toContain(name);
  });

  test.each([
    ['the list of municipalities', 'knowledge/municipalities/municipalities.csv'],
    ['the list of mergers', 'knowledge/municipalities/mergers.csv'],
    ['the list of websites', 'knowledge/municipalities/websites.csv'],
    ['the list of names in other languages', 'knowledge/municipalities/exonyms.csv'],
    ['the list of places elsewhere', 'knowledge/municipalities/elsewhere.csv'],
    ['a folder of pages', 'knowledge/movement/koepel.md'],
  ])('names %s that is missing, as it does a table', (_, file) => {
    const folder = file.replace(/\/koepel\.md$/, '');
    expect(problemsOf(without(file)).map((problem) => problem.where)).toEqual([folder]);
  });
});

test('the knowledge of this project is in order', () => {
  const { pages, tables, municipalities, placesElsewhere } = loadKnowledge(projectRoot);
  expect(new Set(pages.map((page) => page.collection))).toEqual(new Set(collections));
  expect(Object.keys(tables).sort()).toEqual(Object.keys(tableSchemas).sort());
  expect(municipalities).toHaveLength(285);
  expect(municipalities.flatMap((each) => each.mergers)).toHaveLength(43);
  expect(municipalities.filter((each) => each.website)).toHaveLength(89);
  expect(municipalities.filter((each) => each.probableWebsite)).toHaveLength(188);
  expect(placesElsewhere).toContain('Schaarbeek');
});
