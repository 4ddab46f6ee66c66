import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, ProblemsError } from '../problems.ts';
import { crossCheck } from './cross-check.ts';
import { type Municipality, parseMunicipalities } from './municipality.ts';
import { collections, type Page, parsePage } from './page.ts';
import { type TableName, type Tables, tableSchemas } from './tables.ts';
import { parseYaml } from './yaml-file.ts';

/** Everything the bot knows, checked. */
export type Knowledge = {
  readonly pages: readonly Page[];
  readonly tables: Tables;
  readonly municipalities: readonly Municipality[];
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
  const list = 'knowledge/municipalities/municipalities.csv';
  const municipalities = existsSync(join(root, list))
    ? keep(parseMunicipalities(list, read(list))).flat()
    : keep<Municipality>({ problems: [{ where: list, what: 'this file is missing', fix: 'put the file back' }] });

  if (Object.keys(tables).length === Object.keys(tableSchemas).length) problems.push(...crossCheck(pages, tables));
  if (problems.length > 0) throw new ProblemsError('The knowledge base has problems', problems);
  return { pages, tables, municipalities };
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
