import type { Language } from '../search/stop-words.ts';
import type { Lookups } from './lookups.ts';
import type { Option, Options } from './option.ts';

/**
 * Divides what was typed behind a command's name over its options: `Gent 250.000.000` over a municipality and an
 * amount. Each option takes as many words as make sense to it, in the order of the options; one may be left out.
 *
 * @returns the words per option; all of them for the first one when they cannot be divided, so that the person is told
 *   what is wrong with them
 */
export function divideLine(
  options: Options,
  line: string,
  lookups: Lookups,
  language: Language,
): Readonly<Record<string, string>> {
  const visible = Object.entries(options).filter(([, option]) => option.kind !== 'hidden');
  const [first] = visible;
  if (first === undefined || line.trim() === '') return {};
  if (visible.length === 1) return { [first[0]]: line };
  // The sign of an amount is no word of what stands before it.
  const words = line.match(/(?:€\s+)?\S+/g) ?? [];
  return divide(visible, words, lookups, language) ?? { [first[0]]: line };
}

function divide(
  options: readonly (readonly [string, Option])[],
  words: readonly string[],
  lookups: Lookups,
  language: Language,
): Readonly<Record<string, string>> | undefined {
  const [next, ...others] = options;
  if (next === undefined) return words.length === 0 ? {} : undefined;
  const [name, option] = next;
  // More words than characters that are read make no sense to any option.
  for (let length = Math.min(words.length, option.maxLength); length >= 0; length -= 1) {
    const taken = words.slice(0, length).join(' ');
    if (taken.length > option.maxLength) continue;
    if (length > 0 && 'problem' in option.read(taken, lookups, language)) continue;
    const rest = divide(others, words.slice(length), lookups, language);
    if (rest !== undefined) return length === 0 ? rest : { [name]: taken, ...rest };
  }
  return undefined;
}
