import MiniSearch from 'minisearch';
import { type AnswerKind, answerKind } from './kinds.ts';
import type { Lexicon, Term } from './lexicon.ts';
import type { Question } from './question.ts';
import type { Topic } from './topic.ts';

/** How strongly a text says each stem: 1 as a word, less as a part of a compound. */
export type Bag = ReadonlyMap<string, number>;

/** How often a text says each stem, parts of compounds counted for their share. */
export type Counts = ReadonlyMap<string, number>;

/** One way to ask a topic, as the index knows it. */
export type IndexedVariant = {
  readonly text: string;
  readonly terms: readonly Term[];
  /** How telling each of the terms is, and all of them together. */
  readonly weights: readonly number[];
  readonly totalWeight: number;
  readonly kind: AnswerKind | undefined;
};

/** A topic, as the index knows it. */
export type IndexedTopic = {
  readonly topic: Topic;
  readonly variants: readonly IndexedVariant[];
  readonly variantBag: Bag;
  readonly answerBag: Bag;
  readonly fullBag: Bag;
  readonly counts: Counts;
  /** How many of the variants ask for each kind of answer. */
  readonly kinds: ReadonlyMap<AnswerKind, number>;
};

/** A topic that shares words with the question, with minisearch's BM25+ score. */
export type Hit = { readonly entry: IndexedTopic; readonly score: number };

export type SearchIndex = {
  /** The topics that share most with the question, best first. */
  readonly find: (question: Question, limit: number) => Hit[];
  readonly weight: Weight;
};

/** How telling a stem is: high when few topics use it. An unknown stem counts as one that a single topic uses. */
type Weight = (stem: string) => number;

/** A part of a compound says less than the word itself. */
const partStrength = 0.6;
const fieldBoosts = { variants: 2, answer: 1, detail: 0.4, translations: 0.8 };

/** Indexes the topics. This file and the speller are the only ones that know minisearch. */
export function createSearchIndex(topics: readonly Topic[], lexicon: Lexicon): SearchIndex {
  const analysed = topics.map((topic) => analyse(topic, lexicon));
  const weight = createWeight(analysed);
  const entries = new Map(analysed.map((each) => [each.topic.id, toEntry(each, weight)]));
  const mini = new MiniSearch<Record<string, string>>({
    fields: Object.keys(fieldBoosts),
    tokenize: (text) => (text === '' ? [] : text.split(' ')),
    processTerm: (term) => term,
    searchOptions: { boost: fieldBoosts, combineWith: 'OR' },
  });
  mini.addAll(analysed.map(toDocument));

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

/** The terms of all texts of a topic. */
type Analysed = {
  readonly topic: Topic;
  readonly variants: readonly (readonly Term[])[];
  readonly answer: readonly Term[];
  readonly translations: readonly Term[];
  readonly detail: readonly Term[];
};

function analyse(topic: Topic, lexicon: Lexicon): Analysed {
  return {
    topic,
    variants: topic.variants.map(({ text, language }) => lexicon.terms(text, language)),
    answer: lexicon.terms(topic.answer, 'nl'),
    translations: topic.translations.flatMap(({ text, language }) => lexicon.terms(text, language)),
    detail: topic.detail.flatMap((paragraph) => lexicon.terms(paragraph, 'nl')),
  };
}

function toEntry({ topic, variants, answer, translations, detail }: Analysed, weight: Weight): IndexedTopic {
  const indexed = variants.map((terms, at) => {
    const weights = terms.map((term) => weight(term.stem));
    const text = topic.variants[at]?.text ?? '';
    return { text, terms, weights, totalWeight: sum(weights), kind: answerKind(text) };
  });
  const asked = variants.flat();
  return {
    topic,
    variants: indexed.filter((variant) => variant.terms.length > 0),
    variantBag: toBag(asked),
    answerBag: toBag([...answer, ...translations]),
    fullBag: toBag([...asked, ...answer, ...translations, ...detail]),
    counts: toCounts([...asked, ...answer, ...answer, ...translations]),
    kinds: countKinds(indexed),
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

function countKinds(variants: readonly IndexedVariant[]): ReadonlyMap<AnswerKind, number> {
  const kinds = new Map<AnswerKind, number>();
  for (const { kind } of variants) if (kind) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return kinds;
}

function toCounts(terms: readonly Term[]): Counts {
  const counts = new Map<string, number>();
  const add = (stem: string, count: number) => counts.set(stem, (counts.get(stem) ?? 0) + count);
  for (const term of terms) {
    add(term.stem, 1);
    for (const part of term.parts) add(part, partStrength);
  }
  return counts;
}

function toDocument({ topic, variants, answer, translations, detail }: Analysed): Record<string, string> {
  const stems = (terms: readonly Term[]) => terms.flatMap((term) => [term.stem, ...term.parts]).join(' ');
  return {
    id: topic.id,
    variants: stems(variants.flat()),
    answer: stems(answer),
    detail: stems(detail),
    translations: stems(translations),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Robertson and Spärck Jones' inverse document frequency, as in BM25, over the ways to ask and the answers. */
function createWeight(analysed: readonly Analysed[]): Weight {
  const frequency = new Map<string, number>();
  for (const { variants, answer, translations } of analysed) {
    for (const stem of toBag([...variants.flat(), ...answer, ...translations]).keys()) {
      frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
    }
  }
  const weigh = (used: number) => Math.log(1 + (analysed.length - used + 0.5) / (used + 0.5));
  const weights = new Map([...frequency].map(([stem, used]) => [stem, weigh(used)]));
  const rarest = weigh(1);
  return (stem) => weights.get(stem) ?? rarest;
}
