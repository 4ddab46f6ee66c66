import { describe, expect, test } from 'vitest';
import { parseMunicipalities } from '../../../src/knowledge/municipality.ts';
import { briefly, municipalitiesCsv } from '../../support/knowledge.ts';

const path = 'knowledge/municipalities/municipalities.csv';

function problemsOf(csv: string): string[] {
  const result = parseMunicipalities(path, csv);
  return 'problems' in result ? briefly(result.problems) : [];
}

/** The list with one passage changed. */
function changed(passage: string, replacement: string): string {
  if (!municipalitiesCsv.includes(passage)) throw new Error(`the list does not hold ${passage}`);
  return municipalitiesCsv.replace(passage, replacement);
}

describe('the list of municipalities', () => {
  test('gives each municipality with its parts', () => {
    const csv = `${municipalitiesCsv}11002,Antwerpen,Antwerpen,Antwerpen,562002,2025,2000|2018,Antwerpen|Borsbeek,Berchem:2600|Ekeren:2180\n`;
    const result = parseMunicipalities(path, csv);
    expect('value' in result && result.value.at(-1)).toEqual({
      nis: '11002',
      name: 'Antwerpen',
      province: 'Antwerpen',
      arrondissement: 'Antwerpen',
      population: 562002,
      populationYear: 2025,
      postalCodes: ['2000', '2018'],
      formerNames: ['Antwerpen', 'Borsbeek'],
      submunicipalities: [
        { name: 'Berchem', postalCode: '2600' },
        { name: 'Ekeren', postalCode: '2180' },
      ],
    });
  });

  test('gives empty lists for empty cells', () => {
    const result = parseMunicipalities(path, municipalitiesCsv);
    expect('value' in result && result.value[0]).toMatchObject({
      name: 'Aartselaar',
      postalCodes: ['2630'],
      formerNames: [],
      submunicipalities: [],
    });
  });

  test('reads names between quotation marks and Windows line ends', () => {
    const csv = changed('Boechout', '"Boechout, bij Antwerpen"').replaceAll('\n', '\r\n');
    const result = parseMunicipalities(path, csv);
    expect('value' in result && result.value.map((each) => each.name)).toEqual([
      'Aartselaar',
      'Boechout, bij Antwerpen',
    ]);
  });

  test.each([
    ['a code of four digits', changed('11001', '1101'), [`${path}:2 (nis): expected a NIS code of five digits`]],
    ['no residents', changed(',14084,', ',0,'), [`${path}:3 (population): Too small: expected number to be >0`]],
    [
      'residents in words',
      changed(',14084,', ',veel,'),
      [`${path}:3 (population): Invalid input: expected number, received NaN`],
    ],
    ['no name', changed(',Boechout,', ',,'), [`${path}:3 (name): Too small: expected string to have >=1 characters`]],
  ])('names line and column for %s', (_, csv, problems) => {
    expect(problemsOf(csv)).toEqual(problems);
  });

  test('tells all wrong cells at once', () => {
    expect(problemsOf(municipalitiesCsv.replaceAll(/^110/gm, 'x'))).toHaveLength(2);
  });

  test('names the column that is missing from the head', () => {
    expect(problemsOf(changed('former_names', 'old_names')).map((problem) => problem.split(':')[1])).toEqual([
      '2 (former_names)',
      '3 (former_names)',
    ]);
  });

  test.each([
    ['a cell too many', changed('2630,,', '2630,,,'), 2],
    ['a quotation mark that stays open', changed('Boechout', '"Boechout'), 3],
  ])('names the line with %s', (_, csv, line) => {
    expect(problemsOf(csv)).toEqual([
      expect.stringMatching(new RegExp(`^${path}: this is not valid CSV: .*line ${line}`)),
    ]);
  });
});
