import SearchableMap from 'minisearch/SearchableMap';

/** A known word and how many typing errors it is away. */
export type Near = { readonly word: string; readonly distance: number };

const minLength = 4;

/**
 * Prepares the look-up of words that look like what was typed; words under four letters are too short to look like
 * anything.
 *
 * @returns a function that gives the words within two errors of a typed one, three when it has eight letters, in no order
 */
export function createNearest(words: Iterable<string>): (typed: string) => readonly Near[] {
  const known = new SearchableMap<true>();
  let longest = 0;
  for (const word of words) {
    if (word.length < minLength) continue;
    known.set(word, true);
    longest = Math.max(longest, word.length);
  }
  return (typed) => {
    const reach = typed.length < 8 ? 2 : 3;
    if (typed.length < minLength || typed.length > longest + reach) return [];
    return [...known.fuzzyGet(typed, reach).keys()].map((word) => ({ word, distance: editDistance(typed, word) }));
  };
}

/**
 * How many letters have to be changed, added, left out, or swapped with their neighbour to make one word of the other
 * (optimal string alignment).
 */
export function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, right.length);
}

function at(costs: readonly number[], column: number): number {
  return costs[column] ?? Number.POSITIVE_INFINITY;
}
