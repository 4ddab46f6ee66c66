import { splitCompound } from './compounds.ts';
import { createRelatives, type Relative } from './relatives.ts';
import { createSpeller, type Speller } from './spelling.ts';
import { stem } from './stem.ts';
import { isStopWord, type Language, languages } from './stop-words.ts';
import type { TokenizedTopic } from './tokenized-topic.ts';

/** A word of a text as the index knows it: its stem, and the stems of its parts when it is a compound. */
export type Term = { readonly stem: string; readonly parts: readonly string[] };

/** What the knowledge knows about words. */
export type Lexicon = {
  /** The telling words among a text's words, in order; stop words are left out. */
  readonly terms: (words: readonly string[], language: Language) => Term[];
  /** True when the knowledge uses a word with this stem. */
  readonly knows: (stem: string) => boolean;
  /** True when the knowledge uses this very word in Dutch. */
  readonly uses: (word: string) => boolean;
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
export function createLexicon(topics: readonly TokenizedTopic[], places: ReadonlySet<string>): Lexicon {
  const frequencies = countWords(topics);
  const stems = new Set(
    languages.flatMap((language) => [...frequencies[language].keys()].map((word) => stem(word, language))),
  );
  const partFrequency = (word: string) => (isStopWord(word, 'nl') ? 0 : (frequencies.nl.get(word) ?? 0));

  const parts = remember((word: string): readonly string[] => {
    if (places.has(word)) return [anyPlace];
    return splitCompound(word, partFrequency).flatMap((part) => [stem(part, 'nl'), ...parts(part)]);
  });
  const term: Record<Language, (word: string) => Term | undefined> = {
    nl: remember((word) => (isStopWord(word, 'nl') ? undefined : { stem: stem(word, 'nl'), parts: parts(word) })),
    en: remember((word) => (isStopWord(word, 'en') ? undefined : { stem: stem(word, 'en'), parts: [] })),
    fr: remember((word) => (isStopWord(word, 'fr') ? undefined : { stem: stem(word, 'fr'), parts: [] })),
  };

  return {
    knows: (each) => stems.has(each),
    uses: (word) => frequencies.nl.has(word),
    parts,
    isPlace: (word) => places.has(word),
    repair: createSpeller(frequencies.nl),
    relatives: remember(createRelatives(stems)),
    terms: (words, language) => words.map(term[language]).filter((each) => each !== undefined),
  };
}

/** How many results are kept; a long-running bot would otherwise keep every word that was ever typed. */
const maxRemembered = 50_000;

/** A function of a word that works each word out once. */
function remember<Result>(work: (word: string) => Result): (word: string) => Result {
  const results = new Map<string, Result>();
  return (word) => {
    if (results.has(word)) return results.get(word) as Result;
    const result = work(word);
    if (results.size < maxRemembered) results.set(word, result);
    return result;
  };
}

function countWords(topics: readonly TokenizedTopic[]): Record<Language, Map<string, number>> {
  const counts: Record<Language, Map<string, number>> = { nl: new Map(), en: new Map(), fr: new Map() };
  const add = (words: readonly string[], language: Language) => {
    const count = counts[language];
    for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  };
  for (const { topic, variants, answer, detail, translations } of topics) {
    topic.variants.forEach((variant, at) => {
      add(variants[at] ?? [], variant.language);
    });
    topic.translations.forEach((translation, at) => {
      add(translations[at] ?? [], translation.language);
    });
    add(answer, 'nl');
    add(detail, 'nl');
  }
  return counts;
}
