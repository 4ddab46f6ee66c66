import type { Municipality } from '../knowledge/municipality.ts';
import type { Name } from './names.ts';
import { placeKeys } from './place-text.ts';

/** A municipality to choose while somebody types. */
export type MunicipalitySuggestion = {
  /** The present name of the municipality. */
  readonly name: string;
  readonly nis: string;
  /** At most 75 characters: `Gent`, `Galmaarden (nu Pajottegem)`, `Berchem (Antwerpen)`, `9050 Gent`. */
  readonly label: string;
};

type Labelled = { readonly municipality: Municipality; readonly label: string };

const maxLabelLength = 75;

/**
 * Prepares what is proposed while somebody types: the most populous municipalities when nothing is typed yet; present
 * names that begin with it, then former names and those of parts, then names with a further word that does, postal codes,
 * and only when there is none of these what it resembles. Each municipality comes once, by its best name.
 *
 * @param byPopulation the municipalities, the most populous first
 * @param names their official names, present ones first, in the order of `byPopulation`
 * @param resembling names that a misspelt text may be, the nearest first
 */
export function createSuggest(
  byPopulation: readonly Municipality[],
  names: readonly Name[],
  resembling: (text: string) => readonly Name[],
): (typed: string, limit: number) => readonly MunicipalitySuggestion[] {
  const codes = byPopulation
    .flatMap((municipality) => municipality.postalCodes.map((code) => ({ code, municipality })))
    .sort((left, right) => left.code.localeCompare(right.code));

  const beginning = (key: string): readonly Name[] => [
    ...names.filter((name) => name.via === 'name' && name.key === key),
    ...names.filter((name) => name.key.startsWith(key)),
    ...names.filter((name) => name.tails.some((tail) => tail.startsWith(key))),
  ];

  const matching = (typed: string): readonly Labelled[] => {
    const number = /^\s*(?:be?[-\s]?)?(\d{1,5})(?!\d)/i.exec(typed)?.[1];
    if (number !== undefined) {
      const withNis = byPopulation.filter((municipality) => municipality.nis === number);
      const withCode = codes.filter(({ code }) => code.startsWith(number));
      return [
        ...withNis.map((municipality) => ({ municipality, label: municipality.name })),
        ...withCode.map(({ code, municipality }) => ({ municipality, label: `${code} ${municipality.name}` })),
      ];
    }
    const keys = placeKeys(typed);
    if (keys.length === 0) return byPopulation.map((municipality) => ({ municipality, label: municipality.name }));
    const found = keys.map(beginning).find((each) => each.length > 0) ?? resembling(typed);
    return found.map((name) => ({ municipality: name.municipality, label: toLabel(name) }));
  };

  return (typed, limit) => {
    const labels = new Map<Municipality, string>();
    for (const { municipality, label } of matching(typed)) {
      if (labels.size >= limit) break;
      if (!labels.has(municipality)) labels.set(municipality, label);
    }
    return [...labels].map(([{ name, nis }, label]) => ({ name, nis, label: clip(label) }));
  };
}

function toLabel({ municipality, via, spelling }: Name): string {
  if (via === 'former-name') return `${spelling} (nu ${municipality.name})`;
  return spelling === municipality.name ? spelling : `${spelling} (${municipality.name})`;
}

function clip(label: string): string {
  return label.length <= maxLabelLength ? label : `${label.slice(0, maxLabelLength - 1)}…`;
}
