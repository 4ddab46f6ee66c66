import { type Measured, measure, measureQuestion, questionFeatures, topicFeatures } from './features.ts';
import type { IndexedTopic } from './indexed-topic.ts';
import type { Question } from './question.ts';
import type { SearchIndex } from './search-index.ts';

/** How much each measurement counts; fitted on our own questions by `npm run fit`. */
export type Weights = {
  readonly topic: Readonly<Record<string, number>>;
  readonly none: Readonly<Record<string, number>>;
};

/** A topic with the probability that it answers the question. */
export type Ranked = Measured & { readonly probability: number };

/** All candidates, best first, and the probability that none of them answers. */
export type Ranking = { readonly topics: readonly Ranked[]; readonly none: number };

/** How many of minisearch's hits are looked at closely. */
export const candidates = 30;

/**
 * Ranks topics for a question with a multinomial logit: each candidate and "none of them" get a score, linear in what
 * was measured, and the scores become probabilities that add up to 1 (McFadden 1974).
 */
export function rank(question: Question, index: SearchIndex, weights: Weights): Ranking {
  const measured = measure(question, index.find(question, candidates), index);
  const topicWeights = topicFeatures.map((name) => weights.topic[name] ?? 0);
  const noneWeights = questionFeatures.map((name) => weights.none[name] ?? 0);
  const scores = measured.map((each) => dot(topicWeights, each.features));
  const noneScore = dot(noneWeights, measureQuestion(question, measured, index));
  const probabilities = softmax([noneScore, ...scores]);
  const topics = measured
    .map((each, at) => ({ ...each, probability: probabilities[at + 1] ?? 0 }))
    .sort((left, right) => right.probability - left.probability);
  return { topics, none: probabilities[0] ?? 1 };
}

/** The ranking of a question that is, word for word, one of the ways to ask a topic. */
export function certain(entry: IndexedTopic): Ranking {
  return { topics: [{ hit: { entry, score: 0 }, features: [], variant: undefined, probability: 1 }], none: 0 };
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}

/** Scores to probabilities; the largest score is taken off first so that nothing overflows. */
export function softmax(scores: readonly number[]): number[] {
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
