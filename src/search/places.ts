import { isStopWord } from './stop-words.ts';
import { tokenize } from './tokens.ts';

/**
 * The words by which a question names a place: of `Sint-Niklaas` the longest word, `niklaas`.
 *
 * @param ordinaryWords names that are ordinary words too (Boom, Geel, Landen); in running text they are that word
 */
export function placeWords(names: readonly string[], ordinaryWords: readonly string[]): ReadonlySet<string> {
  const ordinary = new Set(ordinaryWords);
  const longest = (name: string) =>
    tokenize(name).reduce((best, word) => (word.length > best.length ? word : best), '');
  return new Set(
    names.map(longest).filter((word) => word.length > 3 && !isStopWord(word, 'nl') && !ordinary.has(word)),
  );
}
