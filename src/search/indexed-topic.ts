import { type AnswerKind, answerKind } from './kinds.ts';
import type { Lexicon, Term } from './lexicon.ts';
import { stem } from './stem.ts';
import type { TokenizedTopic } from './tokenized-topic.ts';
import type { Topic } from './topic.ts';

/** How telling a stem is: high when few topics use it. An unknown stem counts as one that a single topic uses. */
export type Weight = (stem: string) => number;

/** How strongly a text says each stem: 1 as a word, less as a part of a compound. */
export type Bag = ReadonlyMap<string, number>;

/** A part of a compound says less than the word itself. */
export const partStrength = 0.6;

/** One way to ask a topic, as the index knows it. */
export type IndexedVariant = {
  readonly text: string;
  readonly terms: readonly Term[];
  /** How telling each of the terms is, and all of them together. */
  readonly weights: readonly number[];
  readonly totalWeight: number;
  readonly kind: AnswerKind | undefined;
  /** All its words, stop words too, as their stems. */
  readonly wording: ReadonlySet<string>;
};

/** A topic, as the index knows it. */
export type IndexedTopic = {
  readonly topic: Topic;
  /** The ways to ask it; the first one is the title. */
  readonly variants: readonly IndexedVariant[];
  /** For each stem the variants that say it, by their place in `variants`. */
  readonly variantsByStem: ReadonlyMap<string, readonly number[]>;
  readonly variantBag: Bag;
  readonly fullBag: Bag;
  /** How often the variants and the answer say each stem. */
  readonly counts: ReadonlyMap<string, number>;
  /** How many of the variants ask for each kind of answer. */
  readonly kinds: ReadonlyMap<AnswerKind, number>;
};

/** The terms of all texts of a topic. */
export type TopicTerms = {
  readonly variants: readonly (readonly Term[])[];
  readonly answer: readonly Term[];
  readonly translations: readonly Term[];
  readonly detail: readonly Term[];
};

export function termsOf(tokenized: TokenizedTopic, lexicon: Lexicon): TopicTerms {
  const { topic } = tokenized;
  return {
    variants: tokenized.variants.map((words, at) => lexicon.terms(words, topic.variants[at]?.language ?? 'nl')),
    answer: lexicon.terms(tokenized.answer, 'nl'),
    translations: tokenized.translations.flatMap((words, at) =>
      lexicon.terms(words, topic.translations[at]?.language ?? 'nl'),
    ),
    detail: lexicon.terms(tokenized.detail, 'nl'),
  };
}

/** Prepares a topic for comparison with questions. */
export function indexTopic(tokenized: TokenizedTopic, lexicon: Lexicon, weight: Weight): IndexedTopic {
  const { variants, answer, translations, detail } = termsOf(tokenized, lexicon);
  const indexed = variants.map((terms, at): IndexedVariant => {
    const weights = terms.map((term) => weight(term.stem));
    const text = tokenized.topic.variants[at]?.text ?? '';
    const totalWeight = weights.reduce((sum, each) => sum + each, 0);
    return {
      text,
      terms,
      weights,
      totalWeight,
      kind: answerKind(text),
      wording: wordingOf(tokenized.variants[at] ?? []),
    };
  });
  const asked = variants.flat();
  return {
    topic: tokenized.topic,
    variants: indexed,
    variantsByStem: groupByStem(indexed),
    variantBag: toBag(asked),
    fullBag: toBag([...asked, ...answer, ...translations, ...detail]),
    counts: toCounts([...asked, ...answer, ...answer, ...translations]),
    kinds: countKinds(indexed),
  };
}

/** All words of a text as their stems, in whatever language: what two wordings are compared by. */
export function wordingOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => stem(word, 'nl')));
}

/** The stems of a text, those of parts included, each once. */
export function stemsOf(terms: readonly Term[]): string[] {
  return terms.flatMap((term) => [term.stem, ...term.parts]);
}

function groupByStem(variants: readonly IndexedVariant[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  variants.forEach((variant, at) => {
    for (const stem of new Set(stemsOf(variant.terms))) {
      const group = groups.get(stem);
      if (group) group.push(at);
      else groups.set(stem, [at]);
    }
  });
  return groups;
}

function toBag(terms: readonly Term[]): Bag {
  const bag = new Map<string, number>();
  for (const term of terms) {
    bag.set(term.stem, 1);
    for (const part of term.parts) bag.set(part, Math.max(bag.get(part) ?? 0, partStrength));
  }
  return bag;
}

function toCounts(terms: readonly Term[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (each: string, count: number) => counts.set(each, (counts.get(each) ?? 0) + count);
  for (const term of terms) {
    add(term.stem, 1);
    for (const part of term.parts) add(part, partStrength);
  }
  return counts;
}

function countKinds(variants: readonly IndexedVariant[]): ReadonlyMap<AnswerKind, number> {
  const kinds = new Map<AnswerKind, number>();
  for (const { kind } of variants) if (kind) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return kinds;
}
