import SearchableMap from 'minisearch/SearchableMap';

/** A stem of the knowledge that is derived from the same word; the weight says how much of the two is the same. */
export type Relative = { readonly stem: string; readonly weight: number };

const minShared = 5;
const maxRelatives = 4;
const prefixes = /^(?:ver|be|ge|ont|her|on|mede|des|pre|re)(?=.{4})/;

/**
 * Finds the stems of the knowledge that begin like a word, with or without its prefix: `sensibilisatie` and
 * `sensibiliseren`, `vergroenen` and `groene`. A stemmer takes off inflection only.
 */
export function createRelatives(stems: Iterable<string>): (stem: string) => Relative[] {
  const known = new SearchableMap<true>();
  for (const stem of stems) if (stem.length >= minShared && !/\d/.test(stem)) known.set(stem, true);

  const beginningLike = (word: string): Relative[] => {
    const shared = Math.max(minShared, Math.ceil(word.length * 0.7));
    if (word.length < shared) return [];
    const found: Relative[] = [];
    for (const stem of known.atPrefix(word.slice(0, shared)).keys()) {
      const common = commonPrefix(word, stem);
      const weight = common / Math.max(word.length, stem.length);
      if (weight >= 0.55) found.push({ stem, weight });
    }
    return found;
  };

  return (stem) => {
    const bare = stem.replace(prefixes, '');
    return [...beginningLike(stem), ...(bare === stem ? [] : beginningLike(bare))]
      .filter((relative) => relative.stem !== stem)
      .sort((left, right) => right.weight - left.weight)
      .slice(0, maxRelatives);
  };
}

function commonPrefix(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}
