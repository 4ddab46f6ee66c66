const minPartLength = 4;
const minWordLength = 8;
/** What Dutch puts between the parts of a compound: `begroting+s+norm`, `mens+en+rechten`. */
const linkingSounds = ['', 's', 'en', 'e', 'n'];

/** The words that a compound may be made of, and how often each is used in the knowledge. */
export type PartFrequency = (word: string) => number;

/**
 * The two words that a Dutch compound is made of: `adviesraad` gives `advies` and `raad`.
 *
 * Of several splits the one whose rarer part is used most often wins, since a chance split has a rare part.
 *
 * @param word folded
 * @returns the two parts without the linking sound, or an empty list when the word is no compound of known words
 */
export function splitCompound(word: string, frequency: PartFrequency): [string, string] | [] {
  if (word.length < minWordLength) return [];
  let best: [string, string] | [] = [];
  let bestScore = 0;
  for (let at = minPartLength; at <= word.length - minPartLength; at += 1) {
    const tail = word.slice(at);
    const tailFrequency = frequency(tail);
    if (tailFrequency === 0) continue;
    for (const link of linkingSounds) {
      const head = word.slice(0, at);
      if (!head.endsWith(link) || head.length - link.length < minPartLength) continue;
      const part = head.slice(0, head.length - link.length);
      const score = Math.min(frequency(part), tailFrequency);
      if (score > bestScore) {
        best = [part, tail];
        bestScore = score;
      }
    }
  }
  return best;
}

/** The ways in which two neighbours can be one compound: `water` and `put`, `ontwikkeling` and `samenwerking`. */
export function joinCompound(left: string, right: string): string[] {
  return linkingSounds.map((link) => left + link + right);
}
