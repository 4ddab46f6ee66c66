import { type Bot, createBot } from '../../src/bot/bot.ts';
import { toSearchSources } from '../../src/bot/topics.ts';
import type { Clock } from '../../src/clock.ts';
import type { Command } from '../../src/commands/command.ts';
import { createLookups, type Lookups } from '../../src/commands/lookups.ts';
import { createRegistry } from '../../src/commands/registry.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { type Municipality, parseMunicipalities } from '../../src/knowledge/municipality.ts';
import type { Page } from '../../src/knowledge/page.ts';
import type { Tables, Theme } from '../../src/knowledge/tables.ts';
import { createLog, type Log } from '../../src/log.ts';
import { createMunicipalityFinder } from '../../src/municipalities/finder.ts';
import { formatProblems } from '../../src/problems.ts';
import { createSearch } from '../../src/search/search.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { movingClock } from './clock.ts';
import { smallLetters, smallTables } from './knowledge.ts';

const columns =
  'nis,name,province,arrondissement,population,population_year,postal_codes,former_names,submunicipalities';

/** A few municipalities as they are: Berchem lies in two of them, Galmaarden went into another, Lokeren kept its name. */
export const fewMunicipalities: readonly Municipality[] = readMunicipalities(`${columns}
11002,Antwerpen,Antwerpen,Antwerpen,560000,2025,2000|2600,,Berchem:2600
44021,Gent,Oost-Vlaanderen,Gent,270000,2025,9000|9050,,Ledeberg:9050
41002,Aalst,Oost-Vlaanderen,Aalst,91000,2025,9300,,
46021,Sint-Niklaas,Oost-Vlaanderen,Sint-Niklaas,82000,2025,9100,,
45060,Kluisbergen,Oost-Vlaanderen,Oudenaarde,6700,2025,9690,,Berchem:9690
23106,Pajottegem,Vlaams-Brabant,Halle-Vilvoorde,25000,2025,1570|1670,Galmaarden|Gooik|Herne,
46029,Lokeren,Oost-Vlaanderen,Sint-Niklaas,50606,2025,9160|9180,Lokeren|Moerbeke,Eksaarde:9160|Moerbeke-Waas:9180
`);

export const fewThemes: readonly Theme[] = [
  { id: 'climate', name: { nl: 'Klimaat', en: 'Climate', fr: 'Climat' }, words: ['opwarming', 'duurzaamheid'] },
  {
    id: 'fair-trade',
    name: { nl: 'Eerlijke handel', en: 'Fair trade', fr: 'Commerce équitable' },
    words: ['fairtrade'],
  },
  { id: 'policy', name: { nl: 'Beleid', en: 'Policy', fr: 'Politique' }, words: [] },
];

export const fewLookups: Lookups = createLookups(
  createMunicipalityFinder(fewMunicipalities, ['Brussel', 'Luik']),
  fewThemes,
);

/** A bot over a few municipalities and themes, that knows what a test tells it and runs the test's own commands. */
export function smallBot(
  parts: {
    /** The commands by name: `memo mail`. */
    readonly commands?: Readonly<Record<string, Command>>;
    readonly pages?: readonly Page[];
    readonly tables?: Partial<Tables>;
    readonly clock?: Clock;
    readonly store?: Store;
    readonly log?: Log;
  } = {},
): Bot {
  const { clock = movingClock(), store = openStore(':memory:', clock), log = createLog('silent') } = parts;
  const knowledge: Knowledge = {
    pages: parts.pages ?? [],
    tables: { ...smallTables, themes: { themes: [...fewThemes] }, ...parts.tables },
    letters: smallLetters,
    municipalities: fewMunicipalities,
    placesElsewhere: [],
  };
  const registry = createRegistry(Object.entries(parts.commands ?? {}).map(([name, each]) => ({ ...each, name })));
  const search = createSearch(toSearchSources(knowledge));
  return createBot({ knowledge, registry, search, lookups: fewLookups, store, clock, log });
}

function readMunicipalities(csv: string): readonly Municipality[] {
  const file = (path: string, text: string) => ({ path, text });
  const read = parseMunicipalities({
    municipalities: file('municipalities.csv', csv),
    mergers: file(
      'mergers.csv',
      'old_nis,old_name,new_nis,new_name,merger_date\n23023,Galmaarden,23106,Pajottegem,2025-01-01\n23024,Gooik,23106,Pajottegem,2025-01-01\n23032,Herne,23106,Pajottegem,2025-01-01\n44045,Moerbeke,46029,Lokeren,2025-01-01\n46014,Lokeren,46029,Lokeren,2025-01-01\n',
    ),
    websites: file('websites.csv', 'nis,name,domain,domain_status,council_portal_url\n'),
    exonyms: file('exonyms.csv', 'name,exonym\nGent,Gand\n'),
  });
  if ('problems' in read) throw new Error(formatProblems(read.problems));
  return read.value;
}
