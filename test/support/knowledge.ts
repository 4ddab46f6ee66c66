import { type Letter, type LetterName, type Letters, letterGaps, parseLetter } from '../../src/knowledge/letter.ts';
import { type Collection, type Page, parsePage } from '../../src/knowledge/page.ts';
import type { Tables } from '../../src/knowledge/tables.ts';
import { formatProblems, type Problem } from '../../src/problems.ts';

const trilingual = (text: string) => ({ nl: `${text} nl`, en: `${text} en`, fr: `${text} fr` });

/** Tables that are in order with as little in them as possible: one document, two contacts, one deadline. */
export const smallTables: Tables = {
  'place-names': { ordinaryWords: ['boom'] },
  documents: {
    documents: [
      { id: 'guide', collection: 'guide', title: 'De gids', publisher: '11.11.11', year: 2024, url: 'https://11.be' },
    ],
  },
  contacts: {
    contacts: [
      { id: 'volunteers', name: trilingual('vrijwilligers'), for: trilingual('acties'), email: 'vrijwilliger@11.be' },
      { id: 'general', name: trilingual('11.11.11'), for: trilingual('de rest'), email: 'info@11.be' },
    ],
  },
  deadlines: {
    deadlines: [
      {
        id: 'fund',
        name: trilingual('fonds'),
        month: 3,
        day: 31,
        main: true,
        url: 'https://11.be/4depijler',
        contact: 'general',
        what: trilingual('indienen'),
      },
    ],
  },
  recommendations: { recommendations: [] },
  'key-recommendations': { keyRecommendations: [] },
  'ally-categories': { allyCategories: [] },
  'member-organisations': { memberOrganisations: [] },
  offers: { offers: [] },
  parties: { parties: [] },
  phases: {
    electionYear: 2024,
    phases: [
      {
        id: 'always',
        title: trilingual('altijd'),
        years: { from: 1, until: 6 },
        from: '01-01',
        until: '12-31',
        what: trilingual('opvolgen'),
        tasks: { nl: ['vragen'], en: ['ask'], fr: ['demander'] },
        who: trilingual('jij'),
        actions: [],
      },
    ],
  },
  evaluation: { questions: [] },
  themes: { themes: [] },
  thesaurus: { groups: [] },
  'out-of-scope': { topics: [] },
  'small-talk': { intents: [] },
  suggestions: { seasons: [] },
};

/** The text of a page about a word, in order unless `fields` change that. */
export function pageText(word: string, fields: Readonly<Record<string, unknown>> = {}): string {
  const front = {
    title: `Wat is een ${word}?`,
    source: [{ document: 'guide' }],
    checked: '2026-11-20',
    aliases: {
      nl: ['betekenis', 'uitleg', 'definitie', 'omschrijving', 'inhoud'].map((each) => `${each} ${word}`),
      en: [`meaning of ${word}`],
      fr: [`sens de ${word}`],
    },
    asks: [`wat bedoelen ze met ${word}?`, `leg ${word} eens uit`],
    short: { en: `A ${word}.`, fr: `Un ${word}.` },
    ...fields,
  };
  const lines = Object.entries(front).map(([field, value]) => `${field}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\nDit is een **${word}**.\n`;
}

/** A page about a word, as the bot knows it. */
export function pageAbout(
  word: string,
  fields: Readonly<Record<string, unknown>> = {},
  path = `knowledge/guide/${word}.md`,
  collection: Collection = 'guide',
): Page {
  const result = parsePage(path, pageText(word, fields), collection);
  if ('problems' in result) throw new Error(formatProblems(result.problems));
  return result.value;
}

const letterNames = Object.keys(letterGaps) as LetterName[];

/** The text of a letter in order, with as little in it as possible: every gap, in a paragraph that may be left out. */
export function letterText(name: LetterName): string {
  const { needed, maybe }: { readonly needed: readonly string[]; readonly maybe: readonly string[] } = letterGaps[name];
  const front = [
    `title: ${name}`,
    `subject: "over {municipality}"`,
    ...(needed.includes('opening') ? ['openings: ["begin een", "begin twee"]'] : []),
    ...(needed.includes('closing') ? ['closings: ["einde een", "einde twee", "einde drie"]'] : []),
    ...(needed.includes('demands') ? ['item: "{number}. {title}: {sentence} ({why})"'] : []),
  ];
  const paragraphs = [
    ...needed.map((gap) => `${gap}: {${gap}}`),
    ...maybe.map((gap) => `{?${gap}}${gap}: {${gap}}\n\n{!${gap}}geen ${gap}`),
  ];
  return `---\n${front.join('\n')}\n---\n${paragraphs.join('\n\n')}\n`;
}

/** The letters of `letterText`, as the bot knows them. */
export const smallLetters: Letters = Object.fromEntries(
  letterNames.map((name): [LetterName, Letter] => {
    const result = parseLetter(`knowledge/letters/${name}.md`, letterText(name), name);
    if ('problems' in result) throw new Error(formatProblems(result.problems));
    return [name, result.value];
  }),
) as Letters;

/** The files of a project with one page in each collection, in order. */
export function smallProject(): Record<string, string> {
  return {
    'knowledge/memorandum/gris.md': pageText('gris'),
    'knowledge/guide/medestander.md': pageText('medestander'),
    'knowledge/fourth-pillar/fonds.md': pageText('fonds'),
    'knowledge/movement/koepel.md': pageText('koepel'),
    'knowledge/municipalities/municipalities.csv': municipalitiesCsv,
    'knowledge/municipalities/mergers.csv': mergersCsv,
    'knowledge/municipalities/websites.csv': websitesCsv,
    'knowledge/municipalities/exonyms.csv': 'name,exonym\n',
    'knowledge/municipalities/elsewhere.csv': 'name,other_names\nBrussel,Bruxelles|Brussels\n',
    ...Object.fromEntries(letterNames.map((name) => [`knowledge/letters/${name}.md`, letterText(name)])),
    ...Object.fromEntries(
      // JSON is YAML.
      Object.entries(smallTables).map(([name, table]) => [`knowledge/tables/${name}.yaml`, JSON.stringify(table)]),
    ),
  };
}

export const municipalitiesCsv = `nis,name,province,arrondissement,population,population_year,postal_codes,former_names,submunicipalities
11001,Aartselaar,Antwerpen,Antwerpen,15093,2025,2630,,
11004,Boechout,Antwerpen,Antwerpen,14084,2025,2530|2531,,Vremde:2531
`;

export const mergersCsv = 'old_nis,old_name,new_nis,new_name,merger_date\n';

export const websitesCsv = `nis,name,domain,domain_status,council_portal_url
11001,Aartselaar,aartselaar.be,confirmed,https://besluiten.aartselaar.be/
11004,Boechout,boechout.be,plausible,
`;

/** Problems as short lines: where, and what is wrong there. */
export function briefly(problems: readonly Problem[]): string[] {
  return problems.map(({ where, what }) => `${where}: ${what}`);
}
