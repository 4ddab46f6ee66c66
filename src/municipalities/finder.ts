import type { Municipality } from '../knowledge/municipality.ts';
import { type Name, nameLevels, wordsOf } from './names.ts';
import { createNearest } from './nearest.ts';
import { type PlaceText, placeKeys, readPlace } from './place-text.ts';
import { createSuggest, type MunicipalitySuggestion } from './suggest.ts';

/** Which municipality a text names. */
export type MunicipalityMatch =
  | {
      readonly kind: 'one';
      readonly municipality: Municipality;
      readonly via: 'name' | 'former-name' | 'submunicipality' | 'postal-code' | 'nis';
      /** The name or code that matched, in its official Dutch spelling. */
      readonly as: string;
      /** True when a typing error was forgiven. */
      readonly corrected: boolean;
    }
  /** Several municipalities answer to it, the most populous first, each with the name by which it does. */
  | {
      readonly kind: 'several';
      readonly options: readonly { readonly municipality: Municipality; readonly as: string }[];
    }
  /** `nearest` are at most three names to propose, the best first; `find` knows each of them. */
  | { readonly kind: 'none'; readonly nearest: readonly string[] };

export type MunicipalityFinder = {
  /** Which municipality is meant by a name, a postal code or a NIS code; never throws. */
  readonly find: (text: string) => MunicipalityMatch;
  /** What may be meant by what is typed so far, each municipality once; the most populous when nothing is typed. */
  readonly suggest: (typed: string, limit: number) => readonly MunicipalitySuggestion[];
};

/** What stands beside a name: the municipality that the named place is in, or a province. */
type Around = { readonly fits: (municipality: Municipality) => boolean; readonly municipality?: Municipality };

const maxTextLength = 200;
const maxNearest = 3;
const nothing: MunicipalityMatch = { kind: 'none', nearest: [] };

/**
 * Prepares the look-up of municipalities by the names that people use. A present name goes before a former one, and that
 * before the name of a part. A typing error (two in a name of eight letters) is forgiven when what was typed is nearer to
 * that municipality than to any other place, here or elsewhere.
 *
 * @param placesElsewhere names of municipalities outside Flanders, which are never corrected into a Flemish one
 */
export function createMunicipalityFinder(
  municipalities: readonly Municipality[],
  placesElsewhere: readonly string[],
): MunicipalityFinder {
  const byPopulation = [...municipalities].sort((left, right) => right.population - left.population);
  const levels = nameLevels(byPopulation);
  const indexes = levels.map((level) => Map.groupBy(level, (name) => name.key));
  const official = levels.flat().filter((name) => !name.part);
  const byNis = new Map(municipalities.map((each) => [each.nis, each]));
  const byCode = new Map(municipalities.flatMap((each) => each.postalCodes.map((code) => [code, each] as const)));
  const provinces = new Set(municipalities.map((each) => placeKeys(each.province)[0]));
  const elsewhere = new Set(placesElsewhere.flatMap((name) => placeKeys(name).slice(0, 1)));
  const words = new Set(official.flatMap((name) => wordsOf(name.spelling)));
  const near = createNearest([...official.map((name) => name.key), ...elsewhere]);

  const withKey = (key: string, around?: Around): readonly Name[] => {
    const mayBePart = around !== undefined || !elsewhere.has(key);
    for (const index of indexes) {
      const found = (index.get(key) ?? []).filter(
        ({ municipality, part }) => (mayBePart || !part) && (around?.fits(municipality) ?? true),
      );
      if (found.length > 0) return oncePerMunicipality(found);
    }
    return [];
  };

  const named = (text: string, around?: Around): readonly Name[] =>
    placeKeys(text)
      .map((key) => withKey(key, around))
      .find((found) => found.length > 0) ?? [];

  /** Official names and places elsewhere that look like a text, the nearest first; a place elsewhere has no names. */
  const lookalikes = (text: string, around?: Around) =>
    placeKeys(text)
      .flatMap((key) => near(key))
      .map(({ word, distance }) => ({ distance, word, names: elsewhere.has(word) ? [] : withKey(word, around) }))
      .filter(({ word, names }) => names.length > 0 || elsewhere.has(word))
      .sort((left, right) => left.distance - right.distance);

  /** What a text may be a misspelling of: nothing for a known word, which means what it says. */
  const misspelt = (text: string, around?: Around): readonly Name[] => {
    if (placeKeys(text).some((key) => words.has(key))) return [];
    const forgiven = lookalikes(text, around).filter(({ word, distance }) => distance <= (word.length < 8 ? 1 : 2));
    const nearest = forgiven.filter(({ distance }) => distance === forgiven[0]?.distance);
    if (nearest.some(({ names }) => names.length === 0)) return [];
    const found = oncePerMunicipality(nearest.flatMap(({ names }) => names));
    return new Set(nearest.map(({ word }) => word)).size === 1 || found.length === 1 ? found : [];
  };

  /** Official names that are as near to a text as any place elsewhere is. */
  const resembling = (text: string): readonly Name[] => {
    const close = lookalikes(text);
    const barrier = close.find(({ names }) => names.length === 0)?.distance ?? Number.POSITIVE_INFINITY;
    return close.filter(({ distance }) => distance <= barrier).flatMap(({ names }) => names);
  };

  const proposals = (text: string): readonly string[] => {
    const keys = placeKeys(text).filter((key) => key.length > 3);
    const holding = official.filter(({ tails }) => tails.some((tail) => keys.some((key) => tail.startsWith(key))));
    return oncePerMunicipality([...holding, ...resembling(text)])
      .slice(0, maxNearest)
      .map((name) => name.as);
  };

  const aroundOf = ({ code, aside = '' }: PlaceText): Around | undefined => {
    const [key = ''] = placeKeys(aside);
    if (code === undefined && provinces.has(key)) return { fits: (each) => placeKeys(each.province)[0] === key };
    const beside = code === undefined ? named(aside).map((name) => name.municipality) : [byCode.get(code)];
    const [municipality] = beside.length === 1 ? beside : [];
    return municipality && { fits: (each) => each === municipality, municipality };
  };

  const isElsewhere = ({ code, aside = '' }: PlaceText): boolean => {
    if (code !== undefined) return isCodeElsewhere(code);
    const [key = ''] = placeKeys(aside);
    return elsewhere.has(key) && !provinces.has(key);
  };

  const findNamed = (place: PlaceText): MunicipalityMatch => {
    const around = aroundOf(place);
    const home = around?.municipality;
    const exact = named(place.name, around);
    if (exact.length > 0) return toMatch(exact, false);
    const regardless = around ? named(place.name) : [];
    if (regardless.length > 0) return toMatch(regardless, false, home);
    const corrected = misspelt(place.name, around);
    if (corrected.length > 0) return toMatch(corrected, true);
    return { kind: 'none', nearest: home ? [home.name] : proposals(place.name) };
  };

  return {
    find: (text) => {
      if (text.length > maxTextLength) return nothing;
      const withNis = byNis.get(text.trim());
      if (withNis) return { kind: 'one', municipality: withNis, via: 'nis', as: withNis.nis, corrected: false };
      const place = readPlace(text);
      // No name of a place holds a digit: `Gent 1,2 miljard` is more than a place.
      if (isElsewhere(place) || /\d/.test(`${place.name}${place.aside ?? ''}`)) return nothing;
      const withCode = byCode.get(place.code ?? '');
      if (withCode && place.code !== undefined && place.name === '') {
        return { kind: 'one', municipality: withCode, via: 'postal-code', as: place.code, corrected: false };
      }
      return findNamed(place);
    },
    suggest: createSuggest(byPopulation, official, resembling),
  };
}

function toMatch(names: readonly Name[], corrected: boolean, home?: Municipality): MunicipalityMatch {
  const options = names.map(({ municipality, as }) => ({ municipality, as }));
  const [first] = names;
  if (home) return { kind: 'several', options: byPopulationDown([...options, { municipality: home, as: home.name }]) };
  if (first && names.length === 1) {
    return { kind: 'one', municipality: first.municipality, via: first.via, as: first.as, corrected };
  }
  return { kind: 'several', options: byPopulationDown(options) };
}

function byPopulationDown<Option extends { readonly municipality: Municipality }>(
  options: readonly Option[],
): Option[] {
  return [...options].sort((left, right) => right.municipality.population - left.municipality.population);
}

function oncePerMunicipality(names: readonly Name[]): readonly Name[] {
  const seen = new Set<Municipality>();
  return names.filter(({ municipality }) => !seen.has(municipality) && seen.add(municipality));
}

/** The ranges that bpost gives to Brussels and Wallonia. */
function isCodeElsewhere(code: string): boolean {
  const number = Number(code);
  return (number >= 1000 && number < 1500) || (number >= 4000 && number < 8000);
}
