import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, ProblemsError } from '../problems.ts';
import { crossCheck } from './cross-check.ts';
import { type Letter, type LetterName, type Letters, letterGaps, parseLetter } from './letter.ts';
import { type Municipality, parseMunicipalities, parsePlacesElsewhere } from './municipality.ts';
import { collections, type Page, parsePage } from './page.ts';
import { type TableName, type Tables, tableSchemas } from './tables.ts';
import { parseYaml } from './yaml-file.ts';

/** Everything the bot knows, checked. */
export type Knowledge = {
  readonly pages: readonly Page[];
  readonly tables: Tables;
  readonly letters: Letters;
  readonly municipalities: readonly Municipality[];
  /** Names of municipalities in Brussels and Wallonia, and of some towns abroad. */
  readonly placesElsewhere: readonly string[];
};

/**
 * Reads and checks the whole knowledge base.
 *
 * @param root the folder that holds `knowledge/`
 * @throws ProblemsError with every problem in every file at once
 */
export function loadKnowledge(root: string): Knowledge {
  const problems: Problem[] = [];
  const keep = <Value>(result: { readonly value: Value } | { readonly problems: Problem[] }): Value[] => {
    if ('value' in result) return [result.value];
    problems.push(...result.problems);
    return [];
  };
  const read = (path: string) => readFileSync(join(root, path), 'utf8');

  const pages = collections.flatMap((collection) =>
    pagePaths(root, collection, problems).flatMap((path) => keep(parsePage(path, read(path), collection))),
  );
  const tables = Object.fromEntries(
    tablePaths(root, problems).flatMap(([name, path]) =>
      keep(parseYaml(path, read(path), tableSchemas[name])).map((value) => [name, value]),
    ),
  ) as Tables;
  const letters = Object.fromEntries(
    letterPaths(root, problems).flatMap(([name, path]) =>
      keep(parseLetter(path, read(path), name)).map((value): [LetterName, Letter] => [name, value]),
    ),
  ) as Letters;
  const lists = municipalityPaths(root, problems);
  const file = (path: string) => ({ path, text: read(path) });
  const municipalities = lists
    ? keep(
        parseMunicipalities({
          municipalities: file(lists.municipalities),
          mergers: file(lists.mergers),
          websites: file(lists.websites),
          exonyms: file(lists.exonyms),
        }),
      ).flat()
    : [];
  const placesElsewhere = lists ? keep(parsePlacesElsewhere(file(lists.elsewhere))).flat() : [];

  if (Object.keys(tables).length === Object.keys(tableSchemas).length) problems.push(...crossCheck(pages, tables));
  if (problems.length > 0) throw new ProblemsError('The knowledge base has problems', problems);
  return { pages, tables, letters, municipalities, placesElsewhere };
}

function pagePaths(root: string, collection: string, problems: Problem[]): string[] {
  if (!existsSync(join(root, 'knowledge', collection))) {
    problems.push({ where: `knowledge/${collection}`, what: 'this folder is missing', fix: 'put the folder back' });
    return [];
  }
  return readdirSync(join(root, 'knowledge', collection), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => `knowledge/${collection}/${path.replaceAll('\\', '/')}`);
}

function letterPaths(root: string, problems: Problem[]): [LetterName, string][] {
  const folder = 'knowledge/letters';
  const names = Object.keys(letterGaps) as LetterName[];
  const present = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  for (const file of present) {
    if (names.some((name) => file === `${name}.md`)) continue;
    problems.push({
      where: `${folder}/${file}`,
      what: 'no command uses this letter',
      fix: `expected one of ${names.join(', ')} with the ending .md`,
    });
  }
  return names.flatMap((name): [LetterName, string][] => {
    const path = `${folder}/${name}.md`;
    if (present.includes(`${name}.md`)) return [[name, path]];
    problems.push({ where: path, what: 'this letter is missing', fix: 'put the file back' });
    return [];
  });
}

function tablePaths(root: string, problems: Problem[]): [TableName, string][] {
  const names = Object.keys(tableSchemas) as TableName[];
  const present = readdirSync(join(root, 'knowledge/tables'));
  for (const file of present) {
    if (names.some((name) => file === `${name}.yaml`)) continue;
    problems.push({
      where: `knowledge/tables/${file}`,
      what: 'this table is not known',
      fix: `expected one of ${names.join(', ')} with the ending .yaml; a new table needs a schema in src/knowledge/tables.ts`,
    });
  }
  return names.flatMap((name): [TableName, string][] => {
    const path = `knowledge/tables/${name}.yaml`;
    if (present.includes(`${name}.yaml`)) return [[name, path]];
    problems.push({ where: path, what: 'this table is missing', fix: 'put the file back' });
    return [];
  });
}

/** The files about municipalities, or nothing when one of them is missing. */
function municipalityPaths(root: string, problems: Problem[]) {
  const folder = 'knowledge/municipalities';
  const paths = {
    municipalities: `${folder}/municipalities.csv`,
    mergers: `${folder}/mergers.csv`,
    websites: `${folder}/websites.csv`,
    exonyms: `${folder}/exonyms.csv`,
    elsewhere: `${folder}/elsewhere.csv`,
  };
  const missing = Object.values(paths).filter((path) => !existsSync(join(root, path)));
  problems.push(...missing.map((path) => ({ where: path, what: 'this file is missing', fix: 'put the file back' })));
  return missing.length === 0 ? paths : undefined;
}
