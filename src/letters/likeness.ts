/**
 * How much of the words of two texts is the same: the share of three-word sequences that both hold (Jaccard's index
 * over word trigrams, a usual measure for near-duplicate texts), from 0 (nothing) to 1 (the same). Case and punctuation
 * do not count.
 */
export function textLikeness(left: string, right: string): number {
  const [one, other] = [shingles(left), shingles(right)];
  if (one.size === 0 && other.size === 0) return 1;
  const shared = [...one].filter((each) => other.has(each)).length;
  return shared / (one.size + other.size - shared);
}

function shingles(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 3) return new Set(words.length === 0 ? [] : [words.join(' ')]);
  return new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`));
}
