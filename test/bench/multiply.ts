import type { Topic } from '../../src/search/topic.ts';

/** The share of the distinct words that a copy keeps: the common ones, as a larger knowledge base would share them. */
const sharedWords = 500;

/**
 * A larger knowledge base of the same kind: each copy of a topic keeps the most common words and has the others
 * replaced by new ones, so that the number of distinct words grows as it does in real text.
 */
export function multiply(topics: readonly Topic[], times: number): Topic[] {
  const common = commonWords(topics);
  return Array.from({ length: times }, (_, copy) =>
    topics.map((topic) => (copy === 0 ? topic : alter(topic, copy, common))),
  ).flat();
}

function commonWords(topics: readonly Topic[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const topic of topics) {
    for (const text of [topic.answer, ...topic.variants.map((variant) => variant.text)]) {
      for (const word of text.match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const ordered = [...counts].sort(([, left], [, right]) => right - left);
  return new Set(ordered.slice(0, sharedWords).map(([word]) => word));
}

function alter(topic: Topic, copy: number, common: ReadonlySet<string>): Topic {
  const mark = `q${copy.toString(26).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`;
  const change = (text: string) => text.replace(/\p{L}{4,}/gu, (word) => (common.has(word) ? word : word + mark));
  return {
    id: `${topic.id}-${copy}`,
    answerable: topic.answerable,
    variants: topic.variants.map(({ text, language }) => ({ text: change(text), language })),
    answer: change(topic.answer),
    detail: topic.detail.map(change),
    translations: topic.translations.map(({ text, language }) => ({ text: change(text), language })),
  };
}
