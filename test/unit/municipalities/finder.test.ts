import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Municipality, parseMunicipalities, parsePlacesElsewhere } from '../../../src/knowledge/municipality.ts';
import { createMunicipalityFinder, type MunicipalityMatch } from '../../../src/municipalities/finder.ts';
import { editDistance } from '../../../src/municipalities/nearest.ts';
import { formatProblems, type Problem } from '../../../src/problems.ts';
import { fold } from '../../../src/search/tokens.ts';
import { projectRoot } from '../../support/bot.ts';

const file = (name: string) => {
  const path = `knowledge/municipalities/${name}.csv`;
  return { path, text: readFileSync(`${projectRoot}${path}`, 'utf8') };
};
const municipalities = checked(
  parseMunicipalities({
    municipalities: file('municipalities'),
    mergers: file('mergers'),
    websites: file('websites'),
    exonyms: file('exonyms'),
  }),
);
const placesElsewhere = checked(parsePlacesElsewhere(file('elsewhere')));
const { find, suggest } = createMunicipalityFinder(municipalities, placesElsewhere);

function checked<Value>(result: { readonly value: Value } | { readonly problems: readonly Problem[] }): Value {
  if ('problems' in result) throw new Error(formatProblems(result.problems));
  return result.value;
}

/** A match in one line: `Gent (name: Gent)`, `Gent (name: Gent, corrected)`, `Gent or Brugge`, `? Gent, Genk`. */
function brief(match: MunicipalityMatch): string {
  if (match.kind === 'none') return `? ${match.nearest.join(', ')}`.trim();
  if (match.kind === 'several')
    return match.options.map(({ municipality, as }) => `${municipality.name}: ${as}`).join(' or ');
  return `${match.municipality.name} (${match.via}: ${match.as}${match.corrected ? ', corrected' : ''})`;
}

const letters = (text: string) => fold(text).replace(/[^a-z0-9]/g, '');
const anyMunicipality = fc.constantFrom(...municipalities);

/** All that a municipality is or was called, in any language, and the places in it. */
const namesOf = (municipality: Municipality) => [
  municipality.name,
  ...municipality.formerNames,
  ...municipality.submunicipalities.map((place) => place.name),
  ...municipality.exonyms.map((each) => each.exonym),
];

describe('a municipality is found', () => {
  test.each([
    ['Gent', 'Gent (name: Gent)'],
    [' gENT ', 'Gent (name: Gent)'],
    ['stad Gent', 'Gent (name: Gent)'],
    ['de stad Gent', 'Gent (name: Gent)'],
    ['gemeente As', 'As (name: As)'],
    ['te Gent', 'Gent (name: Gent)'],
    ['in Aalst', 'Aalst (name: Aalst)'],
    ['ville de Gand', 'Gent (name: Gent)'],
    ["d'Anvers", 'Antwerpen (name: Antwerpen)'],
    ['Sint Niklaas', 'Sint-Niklaas (name: Sint-Niklaas)'],
    ['St-Niklaas', 'Sint-Niklaas (name: Sint-Niklaas)'],
    ['St. Niklaas', 'Sint-Niklaas (name: Sint-Niklaas)'],
    ['st.niklaas', 'Sint-Niklaas (name: Sint-Niklaas)'],
    ['De Panne', 'De Panne (name: De Panne)'],
    ['depanne', 'De Panne (name: De Panne)'],
    ['heist o/d berg', 'Heist-op-den-Berg (name: Heist-op-den-Berg)'],
    ['Kapelle o.d. Bos', 'Kapelle-op-den-Bos (name: Kapelle-op-den-Bos)'],
    ['Gent, België', 'Gent (name: Gent)'],
  ])('by its name, however it is written: %s', (text, found) => {
    expect(brief(find(text))).toBe(found);
  });

  test.each([
    ['44021', 'Gent (nis: 44021)'],
    [' 44021 ', 'Gent (nis: 44021)'],
    ['9000', 'Gent (postal-code: 9000)'],
    ['9050', 'Gent (postal-code: 9050)'],
    ['B-9000', 'Gent (postal-code: 9000)'],
    ['44012', '?'],
    ['8999', '?'],
    ['90001', '?'],
  ])('by a code: %s', (text, found) => {
    expect(brief(find(text))).toBe(found);
  });

  test.each([
    ['Galmaarden', 'Pajottegem (former-name: Galmaarden)'],
    ['Tessenderlo', 'Tessenderlo-Ham (former-name: Tessenderlo)'],
    ['kruibeke', 'Beveren-Kruibeke-Zwijndrecht (former-name: Kruibeke)'],
    ['Beveren', 'Beveren-Kruibeke-Zwijndrecht (former-name: Beveren)'],
    ['Moerbeke', 'Lokeren (former-name: Moerbeke)'],
    ['Deinze', 'Deinze (name: Deinze)'],
  ])('by a former name, if it has no other now: %s', (text, found) => {
    expect(brief(find(text))).toBe(found);
  });

  test.each([
    ['borgerhout', 'Antwerpen (submunicipality: Borgerhout)'],
    ['Kessel-Lo', 'Leuven (submunicipality: Kessel Lo)'],
    ["'s Gravenvoeren", "Voeren (submunicipality: 's-Gravenvoeren)"],
    ['OLV Waver', 'Sint-Katelijne-Waver (submunicipality: Onze-Lieve-Vrouw-Waver)'],
    ['O.-L.-Vrouw-Waver', 'Sint-Katelijne-Waver (submunicipality: Onze-Lieve-Vrouw-Waver)'],
    ['Haren', 'Tongeren-Borgloon (submunicipality: Haren)'],
    ['Aalst', 'Aalst (name: Aalst)'],
    ['Berchem', 'Antwerpen: Berchem or Kluisbergen: Berchem'],
    ['Deurne', 'Antwerpen: Deurne or Diest: Deurne'],
  ])('by a place in it, if it is in no other: %s', (text, found) => {
    expect(brief(find(text))).toBe(found);
  });

  test.each([
    ['9000 Gent', 'Gent (name: Gent)'],
    ['Gent 9000', 'Gent (name: Gent)'],
    ['Gent (9000)', 'Gent (name: Gent)'],
    ['Gent, 9000', 'Gent (name: Gent)'],
    ['B-9000 Gent', 'Gent (name: Gent)'],
    ['Gent B-9000', 'Gent (name: Gent)'],
    ['9000 stad gent', 'Gent (name: Gent)'],
    ['9099 Gent', 'Gent (name: Gent)'],
    ['2600 Berchem', 'Antwerpen (submunicipality: Berchem)'],
    ['Berchem (9690)', 'Kluisbergen (submunicipality: Berchem)'],
    ['Aalst 3800', 'Sint-Truiden (submunicipality: Aalst)'],
    ['8800 Beveren', 'Roeselare (submunicipality: Beveren)'],
    ['9170 Sint-Gillis', 'Sint-Gillis-Waas (name: Sint-Gillis-Waas)'],
    ['Gent 19000', '?'],
    ['4000 Gent', '?'],
    ['7999 Gent', '?'],
    ['1499 Gent', '?'],
    ['9000 Bruhhe', '? Gent'],
    ['9000 Drongn', 'Gent (submunicipality: Drongen, corrected)'],
    ['9000 Muide', '? Gent'],
    ['9000 Brugge', 'Gent: Gent or Brugge: Brugge'],
  ])('by a name with a postal code, which decides: %s', (text, found) => {
    expect(brief(find(text))).toBe(found);
  });

  test.each([
    ['Berchem (Antwerpen)', 'Antwerpen (submunicipality: Berchem)'],
    ['Berchem, Kluisbergen', 'Kluisbergen (submunicipality: Berchem)'],
    ['Halle (Zoersel)', 'Zoersel (submunicipality: Halle)'],
    ['Halle (Antwerpen)', 'Zoersel (submunicipality: Halle)'],
    ['Tongerlo (Limburg)', 'Bree (submunicipality: Tongerlo)'],
    ['Galmaarden (nu Pajottegem)', 'Pajottegem (former-name: Galmaarden)'],
    ['Brugge (Gent)', 'Gent: Gent or Brugge: Brugge'],
    ['Nieuwerkerken (nu Aalst)', 'Aalst (submunicipality: Nieuwerkerken)'],
    ['Gent (Limburg)', 'Gent (name: Gent)'],
    ['Gent (Berchem)', 'Gent (name: Gent)'],
    ['Berchem (Brussel)', '?'],
    ['Eindhout (Vorst)', '?'],
    ['Gent (', 'Gent (name: Gent)'],
  ])('by a name with the place around it, which decides: %s', (text, found) => {
    expect(brief(find(text))).toBe(found);
  });

  test.each([
    ['Heist', 'Heist-op-den-Berg: Heist-op-den-Berg or Knokke-Heist: Heist'],
    ['Kerkom', 'Sint-Truiden: Kerkom-bij-Sint-Truiden or Boutersem: Kerkom'],
    ['Petegem', 'Deinze: Petegem-aan-de-Leie or Wortegem-Petegem: Petegem-aan-de-Schelde'],
    ['Nieuwkerken', 'Sint-Niklaas (submunicipality: Nieuwkerken-Waas)'],
    ['Panne', 'De Panne (name: De Panne)'],
    ['Gravenwezel', "Schilde (submunicipality: 's Gravenwezel)"],
    ['Oppem', 'Wezembeek-Oppem (name: Wezembeek-Oppem)'],
    ['Winge', 'Tielt-Winge (name: Tielt-Winge)'],
    ['Turnhout', 'Turnhout (name: Turnhout)'],
    ['Heverlee', 'Leuven (submunicipality: Heverlee)'],
    ['Stad', '? Herk-de-Stad, Staden'],
    ['Sint', '? Sint-Niklaas, Sint-Truiden, Sint-Pieters-Leeuw'],
  ])('by a part of its name that means nothing else: %s', (text, found) => {
    expect(brief(find(text))).toBe(found);
  });

  test.each([
    ['Bruges', 'Brugge (name: Brugge)'],
    ['Ghent', 'Gent (name: Gent)'],
    ['malines', 'Mechelen (name: Mechelen)'],
    ['Tongres', 'Tongeren-Borgloon (former-name: Tongeren)'],
    ['Rhode Saint Genese', 'Sint-Genesius-Rode (name: Sint-Genesius-Rode)'],
    ['LÉAU', 'Zoutleeuw (name: Zoutleeuw)'],
    ['la panne', 'De Panne (name: De Panne)'],
    ['Lille', 'Lille (name: Lille)'],
  ])('by its name in another language: %s', (text, found) => {
    expect(brief(find(text))).toBe(found);
  });

  test.each([
    ['Antwerpne', 'Antwerpen (name: Antwerpen, corrected)'],
    ['Brgge', 'Brugge (name: Brugge, corrected)'],
    ['Gnet', 'Gent (name: Gent, corrected)'],
    ['gemeente Mecheln', 'Mechelen (name: Mechelen, corrected)'],
    ['Borgerhaut', 'Antwerpen (submunicipality: Borgerhout, corrected)'],
    ['Galmarden', 'Pajottegem (former-name: Galmaarden, corrected)'],
    ['Mecheelenn', 'Mechelen (name: Mechelen, corrected)'],
    ['Bruuggee', '? Brugge'],
    ['Bruge', 'Brugge (name: Brugge, corrected)'],
    ['Berchm', 'Antwerpen: Berchem or Kluisbergen: Berchem'],
    ['9690 Berchm', 'Kluisbergen (submunicipality: Berchem, corrected)'],
    ['Mecheelenne', '? Mechelen'],
    ['Genl', '? Gent, Genk, Geel'],
    ['Aelst', '? Aalst, Elst, Leest'],
    ['Voorst', '? Voort'],
    ['Gen', '?'],
    ['xyzxyz', '?'],
  ])('in spite of a typing error, if it is nearer than any other: %s', (text, found) => {
    expect(brief(find(text))).toBe(found);
  });
});

describe('a place that is not in Flanders', () => {
  const realNames = new Set(municipalities.flatMap(namesOf).map(letters));

  test('is not taken for one that is, nor is what looks like it', () => {
    for (const place of placesElsewhere.filter((name) => !realNames.has(letters(name)))) {
      expect(find(place), place).toMatchObject({ kind: 'none' });
    }
  });

  test.each([
    ['Brussel', '?'],
    ['Brusel', '?'],
    ['Bruxelles', '?'],
    ['1000 Brussel', '?'],
    ['1000', '?'],
    ['Elsene', '?'],
    ['Evere', '?'],
    ['Oudergem', '?'],
    ['Waver', '? Sint-Katelijne-Waver'],
    ['Sint-Gillis', '? Sint-Gillis-Waas, Sint-Gillis-bij-Dendermonde'],
    ['Molenbeek', '? Molenbeek-Wersbeek'],
    ['Lessen', '?'],
    ['Edingen', '?'],
    ['Luik', '?'],
    ['Wellin', '?'],
    ['Geer', '?'],
    ['4000', '?'],
    ['1190 Vorst', '?'],
    ['1130 Haren', '?'],
    ['Vorst', 'Laakdal (submunicipality: Vorst)'],
  ])('is not found by %s', (text, found) => {
    expect(brief(find(text))).toBe(found);
  });

  test('counts in what a misspelt name is nearest to', () => {
    const withoutElsewhere = createMunicipalityFinder(municipalities, []);
    expect(brief(withoutElsewhere.find('Wellin'))).toBe('Wellen (name: Wellen, corrected)');
    expect(brief(withoutElsewhere.find('Edingen'))).toBe('Pepingen (submunicipality: Elingen, corrected)');
    expect(brief(withoutElsewhere.find('Rums'))).toBe('Rumst (name: Rumst, corrected)');
    expect(brief(find('Rums'))).toBe('? Rumst, Rumsdorp');
  });
});

describe('the finder', () => {
  /** A name as somebody may write it: other case, accents, and signs between the words. */
  const written = (name: string) =>
    fc
      .tuple(
        fc.constantFrom(' ', '-', '', ' - '),
        fc.array(fc.constantFrom('same', 'upper', 'accent'), { minLength: name.length, maxLength: name.length }),
      )
      .map(([between, changes]) =>
        [...name]
          .map((letter, index) => {
            if (/[\s-]/.test(letter)) return between;
            if (changes[index] === 'upper') return letter.toUpperCase();
            return changes[index] === 'accent' && /[aeiou]/.test(letter) ? `${letter}\u0308` : letter;
          })
          .join(''),
      );

  test('knows every present name, however it is written', () => {
    fc.assert(
      fc.property(
        anyMunicipality.chain((municipality) =>
          fc.tuple(
            fc.constant(municipality),
            written(municipality.name),
            fc.constantFrom('', 'stad ', 'gemeente ', 'te '),
          ),
        ),
        ([municipality, name, before]) => {
          expect(find(before + name)).toEqual({
            kind: 'one',
            municipality,
            via: 'name',
            as: municipality.name,
            corrected: false,
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('knows every former name, unless a municipality has it now', () => {
    for (const municipality of municipalities) {
      for (const name of municipality.formerNames) {
        const expected = municipalities.find((each) => each.name === name) ?? municipality;
        expect(find(name), name).toMatchObject({ kind: 'one', municipality: expected, as: name, corrected: false });
      }
    }
  });

  test('knows every place, and with its postal code which one it is', () => {
    for (const municipality of municipalities) {
      for (const place of municipality.submunicipalities) {
        expect(find(place.name), place.name).not.toMatchObject({ kind: 'none' });
        expect(find(`${place.postalCode} ${place.name}`), place.name).toMatchObject({ kind: 'one', municipality });
        expect(find(`${place.name} (${municipality.name})`), place.name).toMatchObject({ kind: 'one', municipality });
      }
    }
  });

  test('knows every name in another language', () => {
    for (const municipality of municipalities) {
      for (const { name, exonym } of municipality.exonyms) {
        expect(find(exonym), exonym).toMatchObject({ kind: 'one', municipality, as: name, corrected: false });
      }
    }
  });

  test('knows every code', () => {
    for (const municipality of municipalities) {
      expect(find(municipality.nis)).toMatchObject({ kind: 'one', municipality, via: 'nis' });
      for (const code of municipality.postalCodes) {
        expect(find(code)).toMatchObject({ kind: 'one', municipality, via: 'postal-code', as: code });
      }
    }
  });

  test('takes a name with a wrong letter only for a municipality that is nearer than any other', () => {
    const all = municipalities.flatMap(namesOf);
    const long = all.filter((name) => letters(name).length >= 8);
    fc.assert(
      fc.property(
        fc.constantFrom(...long),
        fc.nat(),
        fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
        (name, index, letter) => {
          const at = index % name.length;
          const typed = name.slice(0, at) + letter + name.slice(at + 1);
          const match = find(typed);
          if (match.kind !== 'one' || !match.corrected) return;
          const measured = all.map((each) => ({ name: each, distance: editDistance(letters(typed), letters(each)) }));
          const least = Math.min(...measured.map((each) => each.distance));
          const nearest = measured.filter((each) => each.distance === least);
          expect(least).toBeLessThanOrEqual(2);
          for (const each of nearest) expect(find(each.name)).toMatchObject({ municipality: match.municipality });
        },
      ),
      { numRuns: 200 },
    );
  });

  test('proposes names that it knows, three at most', () => {
    const typed = fc.oneof(
      anyMunicipality.map(({ name }) => `${name.slice(0, 2)}x${name.slice(3)}x`),
      fc.constantFrom(...placesElsewhere),
      fc.string({ unit: fc.constantFrom(...'aegnrstlkm-') }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const match = find(text);
        if (match.kind !== 'none') return;
        expect(match.nearest.length).toBeLessThanOrEqual(3);
        for (const name of match.nearest) expect(find(name)).not.toMatchObject({ kind: 'none' });
      }),
    );
  });

  test('reads no more than names are long', () => {
    expect(brief(find(`Gent, ${'x'.repeat(100)}`))).toBe('Gent (name: Gent)');
    expect(brief(find(`Gent, ${'x'.repeat(200)}`))).toBe('?');
  });

  test('gives an answer to anything', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(..."0129 ()-,.'bB") }),
      fc
        .tuple(fc.constantFrom(' ', 'a', '(', '(a', 'de ', 'st ', ','), fc.nat({ max: 300 }))
        .map(([part, times]) => part.repeat(times)),
    );
    fc.assert(
      fc.property(typed, fc.integer({ min: -1, max: 30 }), (text, limit) => {
        expect(find(text)).toHaveProperty('kind');
        expect(suggest(text, limit).length).toBeLessThanOrEqual(Math.max(0, limit));
      }),
    );
  });
});

describe('while somebody types, it suggests', () => {
  const labels = (typed: string, limit = 5) => suggest(typed, limit).map((each) => each.label);

  test.each([
    ['the largest for nothing', '', ['Antwerpen', 'Gent', 'Brugge', 'Leuven', 'Aalst']],
    ['the largest for nothing but a space', ' ', ['Antwerpen', 'Gent', 'Brugge', 'Leuven', 'Aalst']],
    [
      'present names first',
      'mer',
      ['Merelbeke-Melle', 'Merchtem', 'Merksplas', 'Merksem (Antwerpen)', 'Merendree (Deinze)'],
    ],
    ['the whole name before longer ones', 'as', ['As', 'Asse', 'Assenede', 'Assebroek (Brugge)', 'Astene (Deinze)']],
    ['former names with the present one', 'galm', ['Galmaarden (nu Pajottegem)']],
    [
      'places with where they are',
      'berch',
      ['Berchem (Antwerpen)', 'Berchem (Kluisbergen)', 'Sint-Laureins-Berchem (Sint-Pieters-Leeuw)'],
    ],
    ['names with a further word that begins so', 'nikl', ['Sint-Niklaas']],
    ['names with an abbreviation', 'st-n', ['Sint-Niklaas']],
    [
      'names behind words that say what they are',
      'stad gen',
      ['Gent', 'Genk', 'Genoelselderen (Riemst)', 'Sint-Genesius-Rode'],
    ],
    ['names in another language', 'ghen', ['Ghent (Gent)']],
    ['postal codes', '905', ['9050 Gent']],
    [
      'postal codes in order',
      '90',
      ['9000 Gent', '9060 Zelzate', '9070 Destelbergen', '9080 Lochristi', '9090 Merelbeke-Melle'],
    ],
    ['postal codes with the beginning of a name', '9000 g', ['9000 Gent']],
    ['the one with a NIS code', '44021', ['Gent']],
    ['what it may be misspelt from', 'antwrpen', ['Antwerpen']],
    ['nothing for a place elsewhere', 'Elsene', []],
    ['nothing for what looks like nothing', 'xyzxyz', []],
    ['nothing for a whole book', 'abc '.repeat(100_000), []],
  ])('%s', (_, typed, expected) => {
    expect(labels(typed)).toEqual(expected);
  });

  test('names to choose from with their codes', () => {
    expect(suggest('galm', 5)).toEqual([{ name: 'Pajottegem', nis: '23106', label: 'Galmaarden (nu Pajottegem)' }]);
  });

  test('each municipality once, under a label that finds it, and no more than was asked for', () => {
    const typed = fc.oneof(
      anyMunicipality.chain((municipality) =>
        fc
          .tuple(fc.constantFrom(...namesOf(municipality), ...municipality.postalCodes), fc.nat({ max: 12 }))
          .map(([name, length]) => name.slice(0, length)),
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(typed, fc.integer({ min: 0, max: 25 }), (text, limit) => {
        const suggestions = suggest(text, limit);
        expect(suggestions.length).toBeLessThanOrEqual(limit);
        expect(new Set(suggestions.map(({ nis }) => nis)).size).toBe(suggestions.length);
        for (const { label, nis, name } of suggestions) {
          expect(label.length).toBeLessThanOrEqual(75);
          expect(find(label), label).toMatchObject({ kind: 'one', municipality: { nis, name } });
          expect(find(name)).toMatchObject({ kind: 'one', municipality: { nis } });
        }
      }),
    );
  });

  test('every municipality as soon as its whole name is there', () => {
    for (const { name, nis } of municipalities) expect(suggest(name, 1)[0]?.nis, name).toBe(nis);
  });

  test('labels that are cut off when they are long', () => {
    const [first] = municipalities;
    const name = 'Lang'.repeat(30);
    const long = createMunicipalityFinder(first ? [{ ...first, name }] : [], []);
    expect(long.suggest('', 1)).toEqual([{ name, nis: '11001', label: `${name.slice(0, 74)}…` }]);
  });
});

describe('the distance between two words', () => {
  test.each([
    ['', '', 0],
    ['gent', 'gent', 0],
    ['', 'gent', 4],
    ['gent', 'genk', 1],
    ['gent', 'gnet', 1],
    ['gent', 'ent', 1],
    ['gent', 'ggent', 1],
    ['ac', 'cba', 3],
    ['aalst', 'elst', 2],
  ])('from %j to %j is %d', (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
    expect(editDistance(right, left)).toBe(distance);
  });
});
