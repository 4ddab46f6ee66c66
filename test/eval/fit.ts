import { writeFileSync } from 'node:fs';
import type { Page } from '../../src/knowledge/page.ts';
import { markupToText } from '../../src/reply/markup.ts';
import { measureQuestion, questionFeatures, topicFeatures } from '../../src/search/features.ts';
import { softmax } from '../../src/search/ranker.ts';
import { detectLanguage } from '../../src/search/stop-words.ts';
import { tokenize } from '../../src/search/tokens.ts';
import { realBot } from '../support/bot.ts';
import { holds } from './judge.ts';
import { readQuestions, type TestQuestion } from './question-file.ts';

/**
 * `npm run fit`: fits the weights of the ranker on the tuning questions and on the pages' own `asks`, and writes
 * `src/search/weights.json`. The questions kept aside are not read.
 *
 * Gradient descent on the cross-entropy of the multinomial logit in `ranker.ts`, with a small penalty on large weights.
 */
type Example = {
  readonly none: readonly number[];
  readonly topics: readonly (readonly number[])[];
  /** Which outcomes are right: the first is "none of them", then the topics. */
  readonly right: readonly boolean[];
  readonly importance: number;
};

/** The pages' own test questions come from the pages' writers and are easier than a stranger's. */
const importanceOfAsks = 0.25;
const steps = 3000;
const stepSize = 0.05;
const penalty = 0.0005;

const bot = await realBot();
const pages = new Map(bot.knowledge.pages.map((page) => [page.id, page]));
const collections = new Map(bot.knowledge.tables.documents.documents.map((each) => [each.id, each.collection]));
const folder = new URL('.', import.meta.url).pathname;

const examples = [
  ...readQuestions(`${folder}tuning.jsonl`)
    .filter((question) => question.kind !== 'chitchat')
    .map((question) =>
      toExample(
        question.q,
        question.lang,
        (id) => isRight(question, pages.get(id)),
        1,
        question.kind === 'unanswerable',
      ),
    ),
  ...bot.knowledge.pages.flatMap((page) =>
    page.asks.map((ask) =>
      toExample(ask, detectLanguage(tokenize(ask)), (id) => id === page.id, importanceOfAsks, false),
    ),
  ),
].filter((example) => example.right.some(Boolean));

const weights = fitWeights(examples);
const rounded = (names: readonly string[], from: number) =>
  Object.fromEntries(names.map((name, at) => [name, Math.round((weights[from + at] ?? 0) * 1000) / 1000]));
const result = { topic: rounded(topicFeatures, 0), none: rounded(questionFeatures, topicFeatures.length) };
writeFileSync(new URL('../../src/search/weights.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
console.log(`${examples.length} examples`, result);

function isRight(question: TestQuestion, page: Page | undefined): boolean {
  if (page === undefined || page.alwaysHuman) return false;
  const text = markupToText(question.lang === 'nl' ? page.answer : page.short[question.lang]);
  const documents = page.source.map((source) => collections.get(source.document) ?? page.collection);
  return holds(question, text) && documents.some((document) => question.doc.includes(document));
}

function toExample(
  text: string,
  language: TestQuestion['lang'],
  rightPage: (id: string) => boolean,
  importance: number,
  unanswerable: boolean,
): Example {
  const { question, ranking } = bot.search(text, language);
  const topics = ranking.topics.map((each) => each.hit.entry.topic);
  return {
    none: measureQuestion(question, ranking.topics, bot.search.index),
    topics: ranking.topics.map((each) => each.features),
    right: [unanswerable, ...topics.map((topic) => (unanswerable ? !topic.answerable : rightPage(topic.id)))],
    importance,
  };
}

function fitWeights(all: readonly Example[]): number[] {
  const size = topicFeatures.length + questionFeatures.length;
  let current = new Array<number>(size).fill(0);
  // Adam (Kingma and Ba 2015), with its usual constants.
  const mean = new Array<number>(size).fill(0);
  const square = new Array<number>(size).fill(0);
  for (let step = 1; step <= steps; step += 1) {
    const gradient = gradientOf(all, current);
    current = current.map((weight, at) => {
      const slope = (gradient[at] ?? 0) + penalty * weight;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope ** 2;
      const corrected = (mean[at] ?? 0) / (1 - 0.9 ** step);
      return weight - (stepSize * corrected) / (Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
    });
  }
  return current;
}

function gradientOf(all: readonly Example[], current: readonly number[]): number[] {
  const gradient = new Array<number>(current.length).fill(0);
  const total = all.reduce((sum, example) => sum + example.importance, 0);
  for (const example of all) {
    const scores = [
      example.none.reduce((sum, value, at) => sum + value * (current[topicFeatures.length + at] ?? 0), 0),
      ...example.topics.map((features) => features.reduce((sum, value, at) => sum + value * (current[at] ?? 0), 0)),
    ];
    const predicted = softmax(scores);
    const rightMass = predicted.reduce((sum, value, at) => sum + (example.right[at] ? value : 0), 0);
    predicted.forEach((value, outcome) => {
      const target = example.right[outcome] ? value / Math.max(rightMass, 1e-12) : 0;
      const error = ((value - target) * example.importance) / total;
      const features = outcome === 0 ? example.none : (example.topics[outcome - 1] ?? []);
      const offset = outcome === 0 ? topicFeatures.length : 0;
      features.forEach((feature, at) => {
        gradient[offset + at] = (gradient[offset + at] ?? 0) + error * feature;
      });
    });
  }
  return gradient;
}
