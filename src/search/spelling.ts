import SearchableMap from 'minisearch/SearchableMap';

/** A known word that an unknown one may have been meant to be; 1 is certain, 0 is a guess. */
export type Repair = { readonly word: string; readonly confidence: number };

/** Finds the known words nearest to an unknown one. */
export type Speller = (word: string) => Repair[];

const minLength = 4;
const maxRepairs = 3;

/**
 * Spelling that sounds the same in Flemish Dutch, written one way: `produktfishes` and `productfiches` meet here.
 * Each rule is a confusion that Dutch spelling guides list (ei/ij, au/ou, c/k, d/t at the end, single/double letters).
 */
export function soundKey(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/sch|s[jhg]|ch(?=es?$)/g, 's')
    .replace(/ij|ei|y/g, 'i')
    .replace(/ou/g, 'au')
    .replace(/x/g, 'ks')
    .replace(/qu/g, 'kw')
    .replace(/c(?=[aouklrt]|$)/g, 'k')
    .replace(/c/g, 's')
    .replace(/th/g, 't')
    .replace(/dt|d$/g, 't')
    .replace(/gh?|ch/g, 'g')
    .replace(/z/g, 's')
    .replace(/v/g, 'f')
    .replace(/([a-z])\1+/g, '$1');
}

/**
 * Prepares a speller over the words of the knowledge.
 *
 * @param frequencies the known words, folded, with how often each is used
 */
export function createSpeller(frequencies: ReadonlyMap<string, number>): Speller {
  const words = new SearchableMap<number>();
  const bySound = new Map<string, string[]>();
  for (const [word, frequency] of frequencies) {
    if (word.length < minLength) continue;
    words.set(word, frequency);
    const key = soundKey(word);
    bySound.set(key, [...(bySound.get(key) ?? []), word]);
  }

  return (word) => {
    if (word.length < minLength || /\d/.test(word)) return [];
    const distances = new Map<string, number>();
    for (const near of bySound.get(soundKey(word)) ?? []) distances.set(near, 0.5);
    const sameInitial = words.atPrefix(word.slice(0, 1));
    for (const [rest, [, distance]] of sameInitial.fuzzyGet(word.slice(1), maxDistance(word))) {
      const near = word.slice(0, 1) + rest;
      const cost = transposed(word, near) ? 1 : distance;
      if (cost < (distances.get(near) ?? Number.POSITIVE_INFINITY)) distances.set(near, cost);
    }
    return [...distances]
      .map(([near, cost]) => ({
        word: near,
        cost: cost - Math.min(0.3, Math.log10(frequencies.get(near) ?? 1) / 10),
      }))
      .sort((left, right) => left.cost - right.cost)
      .slice(0, maxRepairs)
      .filter((repair, _, [best]) => best !== undefined && repair.cost <= best.cost + 0.35)
      .map((repair) => ({ word: repair.word, confidence: 1 - 0.6 * (Math.max(0, repair.cost) / word.length) * 2 }));
  };
}

/**
 * One edit in a short word, two in a long one: more turns one word into another. The first letter is not searched for,
 * since few errors hit it; those that sound alike are found by their sound.
 */
function maxDistance(word: string): number {
  return word.length < 7 ? 1 : 2;
}

function transposed(word: string, near: string): boolean {
  if (word.length !== near.length) return false;
  const differing = [...word].flatMap((letter, index) => (letter === near[index] ? [] : [index]));
  const [first, second] = differing;
  return (
    differing.length === 2 &&
    first !== undefined &&
    second === first + 1 &&
    word[first] === near[second] &&
    word[second] === near[first]
  );
}
