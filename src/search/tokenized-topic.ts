import { tokenize } from './tokens.ts';
import type { Topic } from './topic.ts';

/** The words of all texts of a topic, folded, stop words included. */
export type TokenizedTopic = {
  readonly topic: Topic;
  /** In the order of `topic.variants`. */
  readonly variants: readonly (readonly string[])[];
  readonly answer: readonly string[];
  readonly detail: readonly string[];
  /** In the order of `topic.translations`. */
  readonly translations: readonly (readonly string[])[];
};

export function tokenizeTopic(topic: Topic): TokenizedTopic {
  return {
    topic,
    variants: topic.variants.map((variant) => tokenize(variant.text)),
    answer: tokenize(topic.answer),
    detail: topic.detail.flatMap(tokenize),
    translations: topic.translations.map((translation) => tokenize(translation.text)),
  };
}
