import { cycleFaults } from '../plan/cycle.ts';
import type { Problem } from '../problems.ts';
import type { Page } from './page.ts';
import type { Tables } from './tables.ts';

/**
 * The rules that hold between files: ids, titles and aliases are unique, what is named exists.
 *
 * @returns every breach, in the order of the pages
 */
export function crossCheck(pages: readonly Page[], tables: Tables): Problem[] {
  return [
    ...checkPhrases(pages),
    ...pages.flatMap((page) => checkReferences(page, tables)),
    ...checkTables(tables),
    ...checkThemes(tables),
    ...checkPhases(tables),
  ];
}

function checkPhrases(pages: readonly Page[]): Problem[] {
  const problems: Problem[] = [];
  const ids = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const page of pages) {
    const other = ids.get(page.id);
    if (other) {
      problems.push({
        where: page.path,
        what: `another page has the same file name: ${other}`,
        fix: 'rename one of them: the file name is the id of the page',
      });
    }
    ids.set(page.id, page.path);
    const own = new Set<string>();
    for (const [field, phrase] of indexedPhrases(page)) {
      const key = phraseKey(phrase);
      const owner = owners.get(key);
      if (owner !== undefined && owner !== page.path) {
        problems.push({
          where: `${page.path} (${field})`,
          what: `"${phrase}" also stands in ${owner}: the bot cannot choose between the two`,
          fix: 'keep it in the page it fits best',
        });
      }
      owners.set(key, page.path);
      own.add(key);
    }
    for (const ask of page.asks) {
      if (own.has(phraseKey(ask))) {
        problems.push({
          where: `${page.path} (asks)`,
          what: `"${ask}" is also a title or an alias, so it tests nothing`,
          fix: 'ask it in other words',
        });
      }
    }
  }
  return problems;
}

/** Two phrases that differ only in case and punctuation are the same to the search. */
function phraseKey(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/\s*[?!.,]\s*/g, ' ')
    .trim();
}

function indexedPhrases(page: Page): [field: string, phrase: string][] {
  return [
    ['title', page.title],
    ...Object.entries(page.aliases).flatMap(([language, phrases]) =>
      phrases.map((phrase): [string, string] => [`aliases.${language}`, phrase]),
    ),
  ];
}

function checkReferences(page: Page, tables: Tables): Problem[] {
  const problems: Problem[] = [];
  const documents = new Set(tables.documents.documents.map((document) => document.id));
  const contacts = new Set(tables.contacts.contacts.map((contact) => contact.id));
  for (const source of page.source) {
    if (source.document === 'web') {
      if (source.publisher === undefined) {
        problems.push({
          where: `${page.path} (source)`,
          what: 'a source on the web needs its publisher',
          fix: 'add `publisher:` with the name of the organisation behind the page',
        });
      }
    } else if (!documents.has(source.document)) {
      problems.push({
        where: `${page.path} (source.document)`,
        what: `expected one of ${[...documents, 'web'].join(', ')}, got ${source.document}`,
        fix: 'use one of these, or add the document to knowledge/tables/documents.yaml',
      });
    }
  }
  if (page.contact !== undefined && !contacts.has(page.contact)) {
    problems.push({
      where: `${page.path} (contact)`,
      what: `expected one of ${[...contacts].join(', ')}, got ${page.contact}`,
      fix: 'use one of these, or add the contact to knowledge/tables/contacts.yaml',
    });
  }
  if (page.alwaysHuman && page.contact === undefined) {
    problems.push({
      where: `${page.path} (contact)`,
      what: 'a topic that always goes to a person needs to say to whom',
      fix: `add \`contact:\` with one of ${[...contacts].join(', ')}`,
    });
  }
  return problems;
}

function checkTables(tables: Tables): Problem[] {
  const problems: Problem[] = [];
  const contacts = new Set(tables.contacts.contacts.map((contact) => contact.id));
  const users: [table: string, id: string, contact: string][] = [
    ...tables['out-of-scope'].topics.map((topic): [string, string, string] => [
      'out-of-scope',
      topic.id,
      topic.contact,
    ]),
    ...tables.deadlines.deadlines.map((entry): [string, string, string] => ['deadlines', entry.id, entry.contact]),
  ];
  for (const [table, id, contact] of users) {
    if (contacts.has(contact)) continue;
    problems.push({
      where: `knowledge/tables/${table}.yaml (${id}.contact)`,
      what: `expected one of ${[...contacts].join(', ')}, got ${contact}`,
      fix: 'use one of these, or add the contact to knowledge/tables/contacts.yaml',
    });
  }
  const main = tables.deadlines.deadlines.filter((entry) => entry.main);
  if (main.length !== 1) {
    problems.push({
      where: 'knowledge/tables/deadlines.yaml (main)',
      what: `expected exactly one deadline with \`main: true\`, got ${main.length}`,
      fix: 'mark the deadline that /deadline counts down to',
    });
  }
  return problems;
}

function checkThemes(tables: Tables): Problem[] {
  const themes = tables.themes.themes.map((theme) => theme.id);
  const users: [where: string, themes: readonly string[]][] = [
    ...tables['ally-categories'].allyCategories.map((each): [string, string[]] => [
      `ally-categories.yaml (${each.id}.themes)`,
      each.themes,
    ]),
    ...tables['key-recommendations'].keyRecommendations.map((each): [string, string[]] => [
      `key-recommendations.yaml (${each.id}.themes)`,
      each.themes,
    ]),
    ...tables.offers.offers.map((each): [string, string[]] => [`offers.yaml (${each.id}.themes)`, each.themes]),
  ];
  return users.flatMap(([where, used]) =>
    used
      .filter((theme) => !themes.includes(theme))
      .map((theme) => ({
        where: `knowledge/tables/${where}`,
        what: `expected one of ${themes.join(', ')}, got ${theme}`,
        fix: 'use one of these, or add the theme to knowledge/tables/themes.yaml',
      })),
  );
}

function checkPhases(tables: Tables): Problem[] {
  return cycleFaults(tables.phases.phases).map(({ year, from, until, phases }) => ({
    where: 'knowledge/tables/phases.yaml',
    what:
      phases.length === 0
        ? `no phase holds year ${year} from ${from} to ${until}`
        : `${phases.join(' and ')} both hold year ${year} from ${from} to ${until}`,
    fix: 'every day of the six years belongs to exactly one phase: change `years`, `from` or `until`',
  }));
}
