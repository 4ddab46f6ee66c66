import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '../../src/knowledge/page.ts';
import { markupToText } from '../../src/reply/markup.ts';
import { measure, measureQuestion, questionFeatures, topicFeatures } from '../../src/search/features.ts';
import { candidates, softmax } from '../../src/search/ranker.ts';
import type { Hit } from '../../src/search/search-index.ts';
import { type Language, languages } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import { holds } from './judge.ts';
import { readQuestions, type TestQuestion } from './question-file.ts';

/**
 * `npm run fit`: fits the weights of the ranker and writes `src/search/weights.json`. The questions kept aside are not
 * read. It learns from four kinds of examples:
 *
 * - the tuning questions;
 * - the pages' own `asks`, which come from the pages' writers and are easier than a stranger's questions;
 * - ways to ask a page, with that way taken out of the index: how a question finds a page that does not hold it;
 * - ways to ask a subject that goes to people, with that subject taken out: how nothing is found for a new subject.
 *
 * Gradient descent on the cross-entropy of the multinomial logit in `ranker.ts`, with a small penalty on large weights.
 */
const importance = { tuning: 1, asks: 0.25, pageWithoutVariant: 0.03, unseenSubject: 0.02 };
const variantsPerPage: Record<Language, number> = { nl: 2, en: 1, fr: 1 };
const variantsPerSubject: Record<Language, number> = { nl: 6, en: 1, fr: 1 };
const steps = 1000;
const stepSize = 0.1;
const penalty = 0.0005;

type Example = {
  readonly none: readonly number[];
  readonly topics: readonly (readonly number[])[];
  /** Which outcomes are right: the first is "none of them", then the topics. */
  readonly right: readonly boolean[];
  readonly importance: number;
};

const bot = await realBot();
const pages = new Map(bot.knowledge.pages.map((page) => [page.id, page]));
const collections = new Map(bot.knowledge.tables.documents.documents.map((each) => [each.id, each.collection]));
const folder = fileURLToPath(new URL('.', import.meta.url));

const examples = [
  ...readQuestions(`${folder}tuning.jsonl`)
    .filter(({ kind }) => kind !== 'chitchat')
    .map(fromTestQuestion),
  ...bot.knowledge.pages.flatMap(fromAsks),
  ...bot.knowledge.pages.flatMap(fromVariants),
  ...bot.knowledge.tables['out-of-scope'].topics.flatMap(({ id, aliases }) => fromUnseenSubject(id, aliases)),
].filter((example) => example.right.some(Boolean));

const weights = fitWeights(examples);
const rounded = (names: readonly string[], from: number) =>
  Object.fromEntries(names.map((name, at) => [name, Math.round((weights[from + at] ?? 0) * 1000) / 1000]));
const result = { topic: rounded(topicFeatures, 0), none: rounded(questionFeatures, topicFeatures.length) };
writeFileSync(new URL('../../src/search/weights.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
console.log(`${examples.length} examples`, result);

function fromTestQuestion(question: TestQuestion): Example {
  const unanswerable = question.kind === 'unanswerable';
  const right = unanswerable ? undefined : (id: string) => isRight(question, pages.get(id));
  return toExample(question.q, question.lang, right, importance.tuning);
}

function fromAsks(page: Page): Example[] {
  const right = page.alwaysHuman ? undefined : (id: string) => id === page.id;
  return page.asks.map((ask) => toExample(ask, undefined, right, importance.asks));
}

function fromVariants(page: Page): Example[] {
  const right = page.alwaysHuman ? undefined : (id: string) => id === page.id;
  return languages.flatMap((language) =>
    spread(page.aliases[language], variantsPerPage[language]).map((alias) =>
      toExample(alias, language, right, importance.pageWithoutVariant, (hits) =>
        hits.map((hit) => (hit.entry.topic.id === page.id ? withoutVariant(hit, alias) : hit)),
      ),
    ),
  );
}

function fromUnseenSubject(id: string, aliases: Record<Language, readonly string[]>): Example[] {
  return languages.flatMap((language) =>
    spread(aliases[language], variantsPerSubject[language]).map((alias) =>
      toExample(alias, language, undefined, importance.unseenSubject, (hits) =>
        hits.filter((hit) => !hit.entry.topic.id.endsWith(`/${id}`)),
      ),
    ),
  );
}

function isRight(question: TestQuestion, page: Page | undefined): boolean {
  if (page === undefined || page.alwaysHuman) return false;
  const text = markupToText(question.lang === 'nl' ? page.answer : page.short[question.lang]);
  const documents = page.source.map((source) => collections.get(source.document) ?? page.collection);
  return holds(question, text) && documents.some((document) => question.doc.includes(document));
}

/** @param right which topics answer; left out when none does */
function toExample(
  text: string,
  language: Language | undefined,
  right: ((id: string) => boolean) | undefined,
  weight: number,
  change: (hits: readonly Hit[]) => readonly Hit[] = (hits) => hits,
): Example {
  const { index } = bot.search;
  const { question } = bot.search(text, language);
  const measured = measure(question, change(index.find(question, candidates)), index);
  const topics = measured.map((each) => each.hit.entry.topic);
  return {
    none: measureQuestion(question, measured, index),
    topics: measured.map((each) => each.features),
    right: [right === undefined, ...topics.map((topic) => (right ? right(topic.id) : !topic.answerable))],
    importance: weight,
  };
}

function withoutVariant(hit: Hit, text: string): Hit {
  const taken = hit.entry.variants.findIndex((variant) => variant.text === text);
  const variantsByStem = new Map(
    [...hit.entry.variantsByStem].map(([stem, places]) => [stem, places.filter((place) => place !== taken)]),
  );
  return { ...hit, entry: { ...hit.entry, variantsByStem } };
}

/** So many of the items, evenly spread. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, at) => at % step === step - 1).slice(0, count);
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
      if (Math.abs(error) < 1e-9) return;
      const features = outcome === 0 ? example.none : (example.topics[outcome - 1] ?? []);
      const offset = outcome === 0 ? topicFeatures.length : 0;
      features.forEach((feature, at) => {
        gradient[offset + at] = (gradient[offset + at] ?? 0) + error * feature;
      });
    });
  }
  return gradient;
}
