import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLookups } from '../../../src/commands/lookups.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { createMunicipalityFinder } from '../../../src/municipalities/finder.ts';
import { replyLimits } from '../../../src/reply/check.ts';
import { languages } from '../../../src/search/stop-words.ts';
import { projectRoot } from '../../support/bot.ts';
import { fewLookups } from '../../support/small-bot.ts';

const { municipality, theme, amount, suggest } = fewLookups;

describe('a municipality', () => {
  test.each([
    ['Gent', 'Gent', 'Gent', 'name'],
    ['gand', 'Gent', 'Gent', 'name'],
    ['9050', 'Gent', '9050', 'postal-code'],
    ['44021', 'Gent', '44021', 'nis'],
    ['Ledeberg', 'Gent', 'Ledeberg', 'submunicipality'],
    ['Galmaarden', 'Pajottegem', 'Galmaarden', 'former-name'],
  ])('%s is %s, found as %s by its %s', (typed, name, as, via) => {
    expect(municipality(typed, 'nl')).toEqual({
      value: { municipality: expect.objectContaining({ name }), as, via },
    });
  });

  test('says what was typed when a typing error was forgiven', () => {
    expect(municipality('Sint-Niklas', 'nl')).toMatchObject({
      value: { municipality: { name: 'Sint-Niklaas' }, corrected: 'Sint-Niklas' },
    });
  });

  test('that may be several is asked about, by codes that decide', () => {
    const reading = municipality('Berchem', 'nl');
    expect(reading).toEqual({
      which: [
        { value: '11002', label: 'Antwerpen (Berchem)' },
        { value: '45060', label: 'Kluisbergen (Berchem)' },
      ],
    });
    for (const { value } of 'which' in reading ? reading.which : [])
      expect(municipality(value, 'nl')).toHaveProperty('value');
  });

  test.each([
    ['nl', 'Aelst', 'Ik ken geen Vlaamse gemeente "Aelst".'],
    ['en', 'Namur', 'I know no Flemish municipality "Namur". Check the spelling, or give the postal code.'],
    ['fr', 'Namur', "Je ne connais pas de commune flamande « Namur ». Vérifie l'orthographe, ou donne le code postal."],
  ] as const)('that is not known is told in %s', (language, typed, said) => {
    const reading = municipality(typed, language);
    if ('problem' in reading) expect(reading.problem.startsWith(said)).toBe(true);
    else expect(reading).toMatchObject({ value: { municipality: { name: 'Aalst' } } });
  });

  test('that is nearly known comes with names that are', () => {
    expect(municipality('Pajotte', 'nl')).toEqual({
      problem: 'Ik ken geen Vlaamse gemeente "Pajotte". Bedoel je Pajottegem?',
      nearest: [{ value: 'Pajottegem', label: 'Pajottegem' }],
    });
  });
});

describe('a theme', () => {
  test.each(['klimaat', 'Climat', 'CLIMATE', ' climate ', 'opwarming', 'Duurzaamheid'])(
    'is found by each of its words: %s',
    (typed) => {
      expect(theme(typed, 'nl')).toMatchObject({ value: { id: 'climate' } });
    },
  );

  test.each(['klimaa', 'klimaat en handel', '', 'weer'])('is not found by another: %j', (typed) => {
    expect(theme(typed, 'nl')).toHaveProperty('problem');
  });

  test('that is not known is told so, with those that hold it', () => {
    expect(theme('handel', 'en')).toEqual({
      problem: 'I do not know the theme "handel". Choose one from the list.',
      nearest: [{ value: 'fair-trade', label: 'Fair trade' }],
    });
    expect(theme('weer', 'nl')).toEqual({
      problem: 'Het thema "weer" ken ik niet. Kies er een uit de lijst.',
      nearest: [],
    });
  });
});

describe('an amount', () => {
  test.each([
    ['250.000', { value: 250_000 }],
    ['€ 0', { value: 0 }],
    ['veel', { problem: '"veel" kan ik niet lezen als een bedrag. Schrijf het zo: 25.000.000 of 25 miljoen.' }],
  ])('%s gives %j', (typed, reading) => {
    expect(amount(typed, 'nl')).toEqual(reading);
  });
});

describe('what is proposed while somebody types', () => {
  test('are themes that begin with it, then those that hold it, in the language of the screen', () => {
    expect(suggest('theme', 'fa', 'fr', 9)).toEqual([{ value: 'fair-trade', label: 'Commerce équitable' }]);
    expect(suggest('theme', 'E', 'nl', 9).map(({ value }) => value)).toEqual(['fair-trade', 'climate', 'policy']);
    expect(suggest('theme', 'be', 'nl', 9).map(({ label }) => label)).toEqual(['Beleid']);
    expect(suggest('theme', 'xyz', 'nl', 9)).toEqual([]);
  });

  test('are all themes in their own order when nothing is typed, and no more than asked', () => {
    expect(suggest('theme', '', 'nl', 9).map(({ value }) => value)).toEqual(['climate', 'fair-trade', 'policy']);
    expect(suggest('theme', ' ', 'nl', 2)).toHaveLength(2);
  });

  test('are municipalities, of which the name that is filled in is understood', () => {
    const proposed = suggest('municipality', '90', 'nl', 9);
    expect(proposed.length).toBeGreaterThan(0);
    for (const { value } of proposed) expect(municipality(value, 'nl')).toHaveProperty('value');
    expect(suggest('municipality', '', 'nl', 3)).toHaveLength(3);
  });
});

describe('over all municipalities and themes of this project', () => {
  const { municipalities, placesElsewhere, tables } = loadKnowledge(projectRoot);
  const { themes } = tables.themes;
  const lookups = createLookups(createMunicipalityFinder(municipalities, placesElsewhere), themes);

  test('every theme is found by its id and its name in each language, and no word means two', () => {
    const wrong: string[] = [];
    for (const each of themes) {
      for (const typed of [each.id, ...Object.values(each.name), ...each.words]) {
        const reading = lookups.theme(typed, 'nl');
        if (!('value' in reading) || reading.value.id !== each.id) wrong.push(`${typed} is not ${each.id}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('the themes fit in one list', () => {
    expect(themes.length).toBeLessThanOrEqual(replyLimits.selectOptions);
  });

  test('whatever is ambiguous fits in one list, by codes and labels that are all understood', () => {
    const names = new Set(
      municipalities.flatMap((each) => [
        each.name,
        ...each.formerNames,
        ...each.submunicipalities.map(({ name }) => name),
      ]),
    );
    let ambiguous = 0;
    for (const name of names) {
      const reading = lookups.municipality(name, 'nl');
      expect(reading).not.toHaveProperty('problem');
      if (!('which' in reading)) continue;
      ambiguous += 1;
      expect(reading.which.length).toBeGreaterThan(1);
      expect(reading.which.length).toBeLessThanOrEqual(replyLimits.selectOptions);
      for (const { value, label } of reading.which) {
        expect(lookups.municipality(value, 'nl')).toMatchObject({ value: { municipality: { nis: value } } });
        // A form tells these labels, so people type them.
        expect(lookups.municipality(label, 'nl')).toMatchObject({ value: { municipality: { nis: value } } });
      }
    }
    expect(ambiguous).toBeGreaterThan(5);
  });

  test('nothing that is typed makes them fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...languages), (typed, language) => {
        for (const reading of [
          lookups.municipality(typed, language),
          lookups.theme(typed, language),
          lookups.amount(typed, language),
        ]) {
          if ('problem' in reading) expect(reading.problem).toContain(typed);
        }
        for (const source of ['municipality', 'theme'] as const) {
          expect(lookups.suggest(source, typed, language, 5).length).toBeLessThanOrEqual(5);
        }
      }),
    );
  });
});
