import type { Dictionary } from './dictionary.ts';
import { isStopWord } from './stop-words.ts';
import { tokenize } from './tokens.ts';

/**
 * The words by which a question names a place: of `Sint-Niklaas` the longest word, `niklaas`.
 *
 * A name that is also an ordinary word (Boom, Mol, Menen) is left out: in running text it is that word, as a rule.
 */
export function placeWords(names: readonly string[], dictionary: Dictionary): ReadonlySet<string> {
  const longest = (name: string) =>
    tokenize(name).reduce((best, word) => (word.length > best.length ? word : best), '');
  return new Set(
    names.map(longest).filter((word) => word.length > 3 && !isStopWord(word, 'nl') && dictionary(word) !== 'word'),
  );
}
