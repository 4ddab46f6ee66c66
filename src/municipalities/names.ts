import type { Municipality } from '../knowledge/municipality.ts';
import { placeKey } from './place-text.ts';

/** A name by which a municipality is found. */
export type Name = {
  readonly municipality: Municipality;
  readonly via: 'name' | 'former-name' | 'submunicipality';
  /** The official Dutch spelling. */
  readonly as: string;
  /** What people may write for it: the official spelling, a name in another language, or a part of it. */
  readonly spelling: string;
  readonly key: string;
  /** The key, and what is left of it from each further word on: of `De Haan`, `dehaan` and `haan`. */
  readonly tails: readonly string[];
  /** True when `spelling` is only a part of the official name, which a place elsewhere may be called too. */
  readonly part: boolean;
};

/** Words of names that name nothing by themselves: `Oud-Turnhout`, `Puurs-Sint-Amands`. */
const leadWords: ReadonlySet<string> = new Set(['Oud', 'Sint']);

/**
 * The names of the municipalities by how much they weigh: present names; former ones; those of parts, with names
 * without what tells them from another (`Heist`, `Petegem`); the halves of double names. Within each in the order of
 * the municipalities.
 */
export function nameLevels(municipalities: readonly Municipality[]): readonly (readonly Name[])[] {
  const present = municipalities.flatMap((each) => withExonyms(each, each.name, 'name'));
  const former = municipalities.flatMap((each) =>
    each.formerNames.flatMap((name) => withExonyms(each, name, 'former-name')),
  );
  const inside = municipalities.flatMap((each) =>
    [...new Set(each.submunicipalities.map((place) => place.name))].map((name) =>
      toName(each, name, 'submunicipality'),
    ),
  );
  return [
    present,
    former,
    [...inside, ...shortened([...present, ...former, ...inside])],
    halves([...present, ...former]),
  ];
}

function withExonyms(municipality: Municipality, as: string, via: Name['via']): Name[] {
  const exonyms = municipality.exonyms.filter((each) => each.name === as).map((each) => each.exonym);
  return [as, ...exonyms].map((spelling) => toName(municipality, as, via, spelling));
}

function toName(municipality: Municipality, as: string, via: Name['via'], spelling = as, part = false): Name {
  return { municipality, via, as, spelling, key: placeKey(spelling), tails: tailsOf(spelling), part };
}

function tailsOf(spelling: string): string[] {
  const words = spelling.split(/[\s-]+/);
  return words.map((_, index) => placeKey(words.slice(index).join('-')));
}

/** The words of a name as keys. */
export function wordsOf(name: string): string[] {
  return name.split(/[\s-]+/).map(placeKey);
}

/**
 * `Heist` of `Heist-op-den-Berg`, `Nieuwkerken` of `Nieuwkerken-Waas`, `Panne` of `De Panne`,
 * `Gravenvoeren` of `'s-Gravenvoeren`.
 */
function shortened(names: readonly Name[]): Name[] {
  return names.flatMap(({ municipality, as, via }) => {
    const short = /^(.+?)-(?:\p{Ll}|'|Waas$)/u.exec(as)?.[1] ?? /^(?:De|'s)[ -](.+)$/.exec(as)?.[1];
    return short === undefined ? [] : [toName(municipality, as, via, short, true)];
  });
}

/** `Wezembeek` and `Oppem` of `Wezembeek-Oppem`. */
function halves(names: readonly Name[]): Name[] {
  return names.flatMap(({ municipality, as, via }) => {
    const parts = as.split('-');
    if (parts.length < 2 || parts.some((part) => leadWords.has(part) || /^\P{Lu}/u.test(part))) return [];
    return parts.map((part) => toName(municipality, as, via, part, true));
  });
}
