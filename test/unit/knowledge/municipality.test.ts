import { describe, expect, test } from 'vitest';
import {
  type MunicipalityFiles,
  parseMunicipalities,
  parsePlacesElsewhere,
} from '../../../src/knowledge/municipality.ts';
import { formatProblems } from '../../../src/problems.ts';
import { briefly, mergersCsv, municipalitiesCsv, websitesCsv } from '../../support/knowledge.ts';

const exonymsCsv = 'name,exonym\n';
const antwerpen =
  '11002,Antwerpen,Antwerpen,Antwerpen,562002,2025,2000|2018,Antwerpen|Borsbeek,Berchem:2600|Ekeren:2180\n';
const antwerpenMergers = '11002,Antwerpen,11002,Antwerpen,2025-01-01\n11007,Borsbeek,11002,Antwerpen,2019-01-01\n';

/** The small files, or others in their place. */
function files(texts: Partial<Record<keyof MunicipalityFiles, string>> = {}): MunicipalityFiles {
  const all = {
    municipalities: municipalitiesCsv,
    mergers: mergersCsv,
    websites: websitesCsv,
    exonyms: exonymsCsv,
    ...texts,
  };
  const file = (name: keyof MunicipalityFiles) => ({ path: `${name}.csv`, text: all[name] });
  return {
    municipalities: file('municipalities'),
    mergers: file('mergers'),
    websites: file('websites'),
    exonyms: file('exonyms'),
  };
}

function parsed(texts: Parameters<typeof files>[0] = {}) {
  const result = parseMunicipalities(files(texts));
  if ('problems' in result) throw new Error(formatProblems(result.problems));
  return result.value;
}

function problemsOf(texts: Parameters<typeof files>[0]): string[] {
  const result = parseMunicipalities(files(texts));
  return 'problems' in result ? briefly(result.problems) : [];
}

/** A file with one passage changed. */
function changed(text: string, passage: string, replacement: string): string {
  if (!text.includes(passage)) throw new Error(`the file does not hold ${passage}`);
  return text.replace(passage, replacement);
}

const withAntwerpen = { municipalities: municipalitiesCsv + antwerpen, mergers: mergersCsv + antwerpenMergers };

describe('the list of municipalities', () => {
  test('gives each municipality with its parts, mergers and names in other languages', () => {
    const exonyms = `${exonymsCsv}Antwerpen,Anvers\nBorsbeek,Borsbeque\n`;
    expect(parsed({ ...withAntwerpen, exonyms }).at(-1)).toEqual({
      nis: '11002',
      name: 'Antwerpen',
      province: 'Antwerpen',
      arrondissement: 'Antwerpen',
      population: 562002,
      populationYear: 2025,
      postalCodes: ['2000', '2018'],
      formerNames: ['Antwerpen', 'Borsbeek'],
      mergers: [
        { name: 'Antwerpen', since: 2025 },
        { name: 'Borsbeek', since: 2019 },
      ],
      submunicipalities: [
        { name: 'Berchem', postalCode: '2600' },
        { name: 'Ekeren', postalCode: '2180' },
      ],
      exonyms: [
        { name: 'Antwerpen', exonym: 'Anvers' },
        { name: 'Borsbeek', exonym: 'Borsbeque' },
      ],
    });
  });

  test('gives empty lists for empty cells, and nothing that is another municipality’s', () => {
    expect(parsed({ ...withAntwerpen, exonyms: `${exonymsCsv}Antwerpen,Anvers\n` })[0]).toMatchObject({
      name: 'Aartselaar',
      postalCodes: ['2630'],
      formerNames: [],
      mergers: [],
      submunicipalities: [],
      exonyms: [],
    });
  });

  test('reads names between quotation marks, Windows line ends and the mark that Excel begins a file with', () => {
    const municipalities = `\uFEFF${changed(municipalitiesCsv, 'Boechout', '"Boechout, bij Antwerpen"').replaceAll('\n', '\r\n')}`;
    const websites = changed(websitesCsv, 'Boechout', '"Boechout, bij Antwerpen"');
    expect(parsed({ municipalities, websites }).map((each) => each.name)).toEqual([
      'Aartselaar',
      'Boechout, bij Antwerpen',
    ]);
  });

  test.each([
    ['a code of four digits', '11001', '1101', ['2 (nis): expected a NIS code of five digits']],
    ['no residents', ',14084,', ',0,', ['3 (population): Too small: expected number to be >0']],
    ['residents in words', ',14084,', ',veel,', ['3 (population): Invalid input: expected number, received NaN']],
    ['no name', ',Boechout,', ',,', ['3 (name): Too small: expected string to have >=1 characters']],
    ['a code of another row', '11004', '11001', ['3 (nis): 11001 is on line 2 too']],
    ['the name of another row', ',Boechout,', ',Aartselaar,', ['3 (name): Aartselaar is on line 2 too']],
    ['a postal code of another row', '2530|2531', '2530|2630', ['3 (postal_codes): 2630 is on line 2 too']],
  ])('names line and column for %s', (_, passage, replacement, problems) => {
    const municipalities = changed(municipalitiesCsv, passage, replacement);
    expect(problemsOf({ municipalities, websites: websitesCsv.replace(/^11.*\n/gm, '') })).toEqual(
      problems.map((problem) => `municipalities.csv:${problem}`),
    );
  });

  test('names the line as an editor counts, below an empty one', () => {
    const municipalities = changed(municipalitiesCsv, '11004', '\n1104');
    expect(problemsOf({ municipalities })).toEqual(['municipalities.csv:4 (nis): expected a NIS code of five digits']);
  });

  test('tells the wrong cells of all files at once', () => {
    const where = problemsOf({
      municipalities: municipalitiesCsv.replaceAll(/^110/gm, 'x'),
      mergers: `${mergersCsv}1,Borsbeek,11002,Antwerpen,2025-01-01\n`,
      websites: changed(websitesCsv, 'aartselaar.be', ''),
      exonyms: `${exonymsCsv}Antwerpen,\n`,
    }).map((problem) => problem.split(':').slice(0, 2).join(':'));
    expect(where).toEqual([
      'municipalities.csv:2 (nis)',
      'municipalities.csv:3 (nis)',
      'mergers.csv:2 (old_nis)',
      'websites.csv:2 (domain)',
      'exonyms.csv:2 (exonym)',
    ]);
  });

  test('names the column that is missing from the head', () => {
    const municipalities = changed(municipalitiesCsv, 'former_names', 'old_names');
    expect(problemsOf({ municipalities }).map((problem) => problem.split(':')[1])).toEqual([
      '2 (former_names)',
      '3 (former_names)',
    ]);
  });

  test.each([
    ['a cell too many', '2630,,', '2630,,,', 2],
    ['a quotation mark that stays open', 'Boechout', '"Boechout', 3],
  ])('names the line with %s', (_, passage, replacement, line) => {
    expect(problemsOf({ municipalities: changed(municipalitiesCsv, passage, replacement) })).toEqual([
      expect.stringMatching(new RegExp(`^municipalities.csv: this is not valid CSV: .*line ${line}`)),
    ]);
  });
});

describe('the list of mergers', () => {
  test.each([
    [
      'a municipality that is not in the list',
      '11007,Borsbeek,11002',
      '11007,Borsbeek,11003',
      [
        'mergers.csv:3 (new_nis): no municipality has the NIS code 11003',
        'municipalities.csv:4 (former_names): there is no row for the merger of Borsbeek',
      ],
    ],
    [
      'the name of another municipality',
      '11007,Borsbeek,11002,Antwerpen',
      '11007,Borsbeek,11002,Aartselaar',
      ['mergers.csv:3 (new_name): expected Antwerpen, which has this NIS code, got Aartselaar'],
    ],
    [
      'a former name that the list does not have, and lacks one that it has',
      'Borsbeek',
      'Hove',
      [
        'mergers.csv:3 (old_name): Antwerpen does not have Hove among its former names',
        'municipalities.csv:4 (former_names): there is no row for the merger of Borsbeek',
      ],
    ],
    [
      'a day that does not exist',
      '2019-01-01',
      '2019-02-30',
      ['mergers.csv:3 (merger_date): expected a day, as in `2025-01-01`'],
    ],
  ])('may not hold %s', (_, passage, replacement, problems) => {
    const mergers = changed(withAntwerpen.mergers, passage, replacement);
    expect(problemsOf({ ...withAntwerpen, mergers })).toEqual(problems);
  });
});

describe('the list of websites', () => {
  const websiteOf = (status: string) => {
    const [{ website, probableWebsite } = {}] = parsed({ websites: changed(websitesCsv, 'confirmed', status) });
    return { website, probableWebsite };
  };

  test('gives an address that a second source has as the website', () => {
    const known = { website: 'https://www.aartselaar.be/', probableWebsite: undefined };
    expect(websiteOf('confirmed')).toEqual(known);
    expect(websiteOf('from_portal_url')).toEqual(known);
  });

  test('gives an address that only looks right as a probable one', () => {
    expect(websiteOf('plausible')).toEqual({ website: undefined, probableWebsite: 'https://www.aartselaar.be/' });
  });

  test('gives no address that nobody should be sent to', () => {
    expect(websiteOf('check')).toEqual({ website: undefined, probableWebsite: undefined });
  });

  test('gives the portal of the council, when there is one', () => {
    expect(parsed().map((each) => each.councilPortal)).toEqual(['https://besluiten.aartselaar.be/', undefined]);
  });

  test('may leave municipalities out', () => {
    const [, boechout] = parsed({ websites: changed(websitesCsv, '11004,Boechout,boechout.be,plausible,\n', '') });
    expect(boechout).not.toHaveProperty('website');
    expect(boechout).not.toHaveProperty('probableWebsite');
    expect(boechout).not.toHaveProperty('councilPortal');
  });

  test.each([
    [
      'a municipality that is not in the list',
      '11004,',
      '11003,',
      ['websites.csv:3 (nis): no municipality has the NIS code 11003'],
    ],
    [
      'the code of another municipality',
      '11004,',
      '11001,',
      [
        'websites.csv:3 (name): expected Aartselaar, which has this NIS code, got Boechout',
        'websites.csv:3 (nis): 11001 is on line 2 too',
      ],
    ],
    [
      'an address for a domain',
      'boechout.be',
      'https://boechout.be',
      ['websites.csv:3 (domain): expected a domain, as in `aartselaar.be`'],
    ],
    [
      'a status that means nothing',
      'plausible',
      'sure',
      ['websites.csv:3 (domain_status): expected one of confirmed, plausible, from_portal_url, check'],
    ],
    [
      'a portal that is not on the web',
      'https://besluiten',
      'javascript:besluiten',
      ['websites.csv:2 (council_portal_url): expected a web address or nothing'],
    ],
  ])('may not hold %s', (_, passage, replacement, problems) => {
    expect(problemsOf({ websites: changed(websitesCsv, passage, replacement) })).toEqual(problems);
  });
});

describe('the list of names in other languages', () => {
  test.each([
    ['a name that no municipality had', 'Brugge,Bruges', '2 (name): no municipality is or was called Brugge'],
    ['the Dutch name of one', 'Antwerpen,Borsbeek', '2 (exonym): Borsbeek is the Dutch name of a municipality'],
    ['a name twice', 'Antwerpen,Anvers\nBorsbeek,Anvers', '3 (exonym): Anvers is on line 2 too'],
  ])('may not hold %s', (_, rows, problem) => {
    expect(problemsOf({ ...withAntwerpen, exonyms: `${exonymsCsv}${rows}\n` })).toEqual([`exonyms.csv:${problem}`]);
  });
});

describe('the list of places elsewhere', () => {
  test('gives every name of each', () => {
    const text = 'name,other_names\nBrussel,Bruxelles|Brussels\nJette,\n';
    expect(parsePlacesElsewhere({ path: 'elsewhere.csv', text })).toEqual({
      value: ['Brussel', 'Bruxelles', 'Brussels', 'Jette'],
    });
  });

  test('may not hold a row without a name', () => {
    const result = parsePlacesElsewhere({ path: 'elsewhere.csv', text: 'name,other_names\n,Bruxelles\n' });
    expect('problems' in result && briefly(result.problems)).toEqual([
      'elsewhere.csv:2 (name): Too small: expected string to have >=1 characters',
    ]);
  });
});
