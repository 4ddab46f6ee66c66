import MiniSearch from 'minisearch';
import { type AnswerKind, answerKind } from './kinds.ts';
import type { Lexicon, Term } from './lexicon.ts';
import type { Question } from './question.ts';
import type { Topic } from './topic.ts';

/** How strongly a text says each stem: 1 as a word, less as a part of a compound. */
export type Bag = ReadonlyMap<string, number>;

/** One way to ask a topic, as the index knows it. */
export type IndexedVariant = {
  readonly text: string;
  readonly terms: readonly Term[];
  readonly kind: AnswerKind | undefined;
};

/** A topic, as the index knows it. */
export type IndexedTopic = {
  readonly topic: Topic;
  readonly variants: readonly IndexedVariant[];
  readonly variantBag: Bag;
  readonly answerBag: Bag;
  readonly fullBag: Bag;
};

/** A topic that shares words with the question, with minisearch's BM25+ score. */
export type Hit = { readonly entry: IndexedTopic; readonly score: number };

export type SearchIndex = {
  /** The topics that share most with the question, best first. */
  readonly find: (question: Question, limit: number) => Hit[];
  /** How telling a stem is: high when few topics use it. An unknown stem counts as one that a single topic uses. */
  readonly weight: (stem: string) => number;
};

/** A part of a compound says less than the word itself. */
const partStrength = 0.6;
const fieldBoosts = { variants: 2, answer: 1, detail: 0.4, translations: 0.8 };

/** Indexes the topics. This file and the speller are the only ones that know minisearch. */
export function createSearchIndex(topics: readonly Topic[], lexicon: Lexicon): SearchIndex {
  const entries = new Map(topics.map((topic) => [topic.id, indexTopic(topic, lexicon)]));
  const mini = new MiniSearch<Record<string, string>>({
    fields: Object.keys(fieldBoosts),
    tokenize: (text) => (text === '' ? [] : text.split(' ')),
    processTerm: (term) => term,
    searchOptions: { boost: fieldBoosts, combineWith: 'OR' },
  });
  mini.addAll([...entries.values()].map((entry) => toDocument(entry, lexicon)));
  const weight = createWeight([...entries.values()]);

  return {
    weight,
    find: (question, limit) => {
      const strengths = new Map<string, number>();
      for (const word of question.words) {
        for (const alternative of word.alternatives) {
          const share = (word.emphasis * alternative.weight) / alternative.stems.length;
          for (const each of alternative.stems) strengths.set(each, Math.max(strengths.get(each) ?? 0, share));
        }
      }
      const hits = mini.search([...strengths.keys()].join(' '), {
        boostTerm: (term) => strengths.get(term) ?? 1,
      });
      return hits.slice(0, limit).flatMap((hit) => {
        const entry = entries.get(hit.id as string);
        return entry ? [{ entry, score: hit.score }] : [];
      });
    },
  };
}

function indexTopic(topic: Topic, lexicon: Lexicon): IndexedTopic {
  const variants = topic.variants.map(({ text, language }) => ({
    text,
    terms: lexicon.terms(text, language),
    kind: answerKind(text),
  }));
  const answer = lexicon.terms(topic.answer, 'nl');
  const translations = topic.translations.flatMap(({ text, language }) => lexicon.terms(text, language));
  const detail = topic.detail.flatMap((paragraph) => lexicon.terms(paragraph, 'nl'));
  const variantTerms = variants.flatMap((variant) => variant.terms);
  return {
    topic,
    variants: variants.filter((variant) => variant.terms.length > 0),
    variantBag: toBag(variantTerms),
    answerBag: toBag([...answer, ...translations]),
    fullBag: toBag([...variantTerms, ...answer, ...translations, ...detail]),
  };
}

function toBag(terms: readonly Term[]): Bag {
  const bag = new Map<string, number>();
  for (const term of terms) {
    bag.set(term.stem, 1);
    for (const part of term.parts) bag.set(part, Math.max(bag.get(part) ?? 0, partStrength));
  }
  return bag;
}

function toDocument({ topic, variants }: IndexedTopic, lexicon: Lexicon): Record<string, string> {
  const stems = (terms: readonly Term[]) => terms.flatMap((term) => [term.stem, ...term.parts]).join(' ');
  return {
    id: topic.id,
    variants: variants.map((variant) => stems(variant.terms)).join(' '),
    answer: stems(lexicon.terms(topic.answer, 'nl')),
    detail: topic.detail.map((paragraph) => stems(lexicon.terms(paragraph, 'nl'))).join(' '),
    translations: topic.translations.map(({ text, language }) => stems(lexicon.terms(text, language))).join(' '),
  };
}

/** Robertson and Spärck Jones' inverse document frequency, as in BM25. */
function createWeight(entries: readonly IndexedTopic[]): (stem: string) => number {
  const frequency = new Map<string, number>();
  for (const entry of entries) {
    for (const stem of new Set([...entry.variantBag.keys(), ...entry.answerBag.keys()])) {
      frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
    }
  }
  const total = entries.length;
  return (stem) => {
    const used = Math.max(1, frequency.get(stem) ?? 1);
    return Math.log(1 + (total - used + 0.5) / (used + 0.5));
  };
}
