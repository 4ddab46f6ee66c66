import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import type { Language } from './stop-words.ts';

const snowball: Record<Language, (word: string) => string> = { nl: dutch, en: english, fr: french };

/**
 * The stem of a folded word: what its plural, inflected and conjugated forms have in common.
 *
 * Snowball's stemmer, and for Dutch three things that it leaves apart: a plural s after a vowel (`subsidies`), the
 * v/f and z/s that change at the end of a syllable (`brieven`, `huizen`), and the participle's d after -er and -el
 * (`verzekerd`, `verzekering`).
 */
export function stem(word: string, language: Language): string {
  if (/\d/.test(word)) return word;
  if (language !== 'nl') return snowball[language](word);
  const singular = word.length > 4 ? word.replace(/([aeiou])s$/, '$1') : word;
  return dutch(singular)
    .replace(/([ae]r|el)d$/, '$1')
    .replace(/v$/, 'f')
    .replace(/z$/, 's');
}
