import { splitCompound } from './compounds.ts';
import { createRelatives, type Relative } from './relatives.ts';
import { createSpeller, type Speller } from './spelling.ts';
import { stem } from './stem.ts';
import { isStopWord, type Language } from './stop-words.ts';
import { tokenize } from './tokens.ts';
import type { Topic } from './topic.ts';

/** A word of a text as the index knows it: its stem, and the stems of its parts when it is a compound. */
export type Term = { readonly stem: string; readonly parts: readonly string[] };

/** What the knowledge knows about words. */
export type Lexicon = {
  /** The telling words of a text, stop words left out, in order. */
  readonly terms: (text: string, language: Language) => Term[];
  /** True when the knowledge uses a word with this stem. */
  readonly knows: (stem: string) => boolean;
  /** The parts of a Dutch compound, the parts of its parts included; empty when it is none. */
  readonly parts: (word: string) => readonly string[];
  readonly isPlace: (word: string) => boolean;
  readonly repair: Speller;
  /** Stems of the knowledge that are derived from the same word. */
  readonly relatives: (stem: string) => readonly Relative[];
};

/** What stands for any place in the index, so that "schepen van Aalst" also helps to find "schepen van Zottegem". */
const anyPlace = '#place';

/**
 * Collects the words of all topics.
 *
 * @param places the names of places, folded, each one word
 */
export function createLexicon(topics: readonly Topic[], places: ReadonlySet<string>): Lexicon {
  const frequencies = countWords(topics);
  const dutch = frequencies.nl;
  const stems = new Set<string>();
  for (const language of ['nl', 'en', 'fr'] as const) {
    for (const word of frequencies[language].keys()) stems.add(stem(word, language));
  }
  const partFrequency = (word: string) => (isStopWord(word, 'nl') ? 0 : (dutch.get(word) ?? 0));
  const known = new Map<string, readonly string[]>();
  const terms: Record<Language, Map<string, Term[]>> = { nl: new Map(), en: new Map(), fr: new Map() };

  const parts = (word: string): readonly string[] => {
    const seen = known.get(word);
    if (seen) return seen;
    if (places.has(word)) return [anyPlace];
    const split = splitCompound(word, partFrequency);
    const all = split.flatMap((part) => [stem(part, 'nl'), ...parts(part)]);
    known.set(word, all);
    return all;
  };

  return {
    knows: (each) => stems.has(each),
    parts,
    isPlace: (word) => places.has(word),
    repair: createSpeller(dutch),
    relatives: createRelatives(stems),
    terms: (text, language) =>
      tokenize(text).flatMap((token) => {
        const seen = terms[language].get(token);
        if (seen) return seen;
        const term = isStopWord(token, language)
          ? []
          : [{ stem: stem(token, language), parts: language === 'nl' ? parts(token) : [] }];
        terms[language].set(token, term);
        return term;
      }),
  };
}

function countWords(topics: readonly Topic[]): Record<Language, Map<string, number>> {
  const counts: Record<Language, Map<string, number>> = { nl: new Map(), en: new Map(), fr: new Map() };
  const add = (text: string, language: Language) => {
    for (const token of tokenize(text)) counts[language].set(token, (counts[language].get(token) ?? 0) + 1);
  };
  for (const topic of topics) {
    for (const variant of topic.variants) add(variant.text, variant.language);
    for (const translation of topic.translations) add(translation.text, translation.language);
    add(topic.answer, 'nl');
    for (const paragraph of topic.detail) add(paragraph, 'nl');
  }
  return counts;
}
