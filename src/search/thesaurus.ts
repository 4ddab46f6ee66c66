import { stem } from './stem.ts';
import { isStopWord, type Language } from './stop-words.ts';
import { tokenize } from './tokens.ts';

/** Words and phrases that mean the same to a volunteer. */
export type SynonymGroup = {
  readonly words: readonly string[];
  readonly en: readonly string[];
  readonly fr: readonly string[];
};

/** A phrase of a question that stands in the thesaurus, and what else it could have been called. */
export type SynonymMatch = {
  /** Index of the phrase's first word in the list that was searched. */
  readonly start: number;
  readonly length: number;
  /** The other phrases of the group, each as its stems. */
  readonly synonyms: readonly (readonly string[])[];
};

/** Finds the phrases of the thesaurus in a list of stems. */
export type Thesaurus = (stems: readonly string[]) => SynonymMatch[];

type Phrase = { readonly stems: readonly string[]; readonly group: number };

/** Prepares the thesaurus of the field. English and French words find the Dutch ones, and not each other. */
export function createThesaurus(groups: readonly SynonymGroup[]): Thesaurus {
  const dutch = groups.map((group) => group.words.map((word) => phraseStems(word, 'nl')));
  const byFirstStem = new Map<string, Phrase[]>();
  const add = (stems: readonly string[], group: number) => {
    const [first] = stems;
    if (first !== undefined) byFirstStem.set(first, [...(byFirstStem.get(first) ?? []), { stems, group }]);
  };
  groups.forEach((group, index) => {
    for (const stems of dutch[index] ?? []) add(stems, index);
    for (const word of group.en) add(phraseStems(word, 'en'), index);
    for (const word of group.fr) add(phraseStems(word, 'fr'), index);
  });

  return (stems) =>
    stems.flatMap((first, start) =>
      (byFirstStem.get(first) ?? [])
        .filter((phrase) => phrase.stems.every((each, offset) => stems[start + offset] === each))
        .map((phrase) => ({
          start,
          length: phrase.stems.length,
          synonyms: (dutch[phrase.group] ?? []).filter((other) => other.join(' ') !== phrase.stems.join(' ')),
        })),
    );
}

function phraseStems(phrase: string, language: Language): string[] {
  const tokens = tokenize(phrase);
  const telling = tokens.filter((token) => !isStopWord(token, language));
  return (telling.length > 0 ? telling : tokens).map((token) => stem(token, language));
}
