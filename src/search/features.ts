import { type Bag, type IndexedTopic, type IndexedVariant, partStrength, wordingOf } from './indexed-topic.ts';
import { likeness } from './likeness.ts';
import type { Question } from './question.ts';
import type { Hit, SearchIndex } from './search-index.ts';
import { tokenize } from './tokens.ts';

/** What is measured of a topic for a question; each is 0 for nothing in common and 1 for all. */
export const topicFeatures = [
  /** How alike the question is to the nearest way to ask the topic: telling words only, the rarer the heavier. */
  'variant',
  /** The same, as a share of the best among the candidates. */
  'relativeVariant',
  /** How alike it is to the title. */
  'title',
  /** How alike the wordings are, stop words included: what tells "wat is een GROS" from "wie zit in de GROS". */
  'wording',
  /** How much of the question all ways to ask together say. */
  'inVariants',
  /** How much of the question the topic says anywhere. */
  'inAll',
  /** How often it says the question's words, as a share of the best among the candidates. */
  'relativeOften',
  /** minisearch's score, as a share of the best. */
  'relativeScore',
  /** How many of the ways to ask it ask for this kind of answer (when, who, how much …). */
  'kindShare',
  /** How much of the question is names that the topic does not mention. */
  'missingNames',
] as const;
export type TopicFeature = (typeof topicFeatures)[number];

/** What is measured of a question by itself: signs that nothing in the knowledge will answer it. */
export const questionFeatures = [
  'one',
  /** How much of the question is words that nothing is known of, words of general Dutch only, and places. */
  'unknown',
  'dutchOnly',
  'place',
  /** 1 when the question has at most one telling word. */
  'single',
  /** How much of the question the best candidate says. */
  'best',
] as const;
export type QuestionFeature = (typeof questionFeatures)[number];

/** A topic with its measurements, in the order of `topicFeatures`. */
export type Measured = {
  readonly hit: Hit;
  readonly features: readonly number[];
  /** The way to ask it that is nearest to the question. */
  readonly variant: IndexedVariant | undefined;
};

/** Measures each hit against the question. */
export function measure(question: Question, hits: readonly Hit[], index: SearchIndex): Measured[] {
  const matcher = createMatcher(question, index);
  const wording = wordingOf(tokenize(question.text));
  const measured = hits.map((hit) => ({ hit, ...measureTopic(question, matcher, wording, hit) }));
  const highest = (name: 'variant' | 'often' | 'score') => Math.max(...measured.map((each) => each[name])) || 1;
  const top = { variant: highest('variant'), often: highest('often'), score: highest('score') };
  return measured.map((each) => {
    const features: Record<TopicFeature, number> = {
      ...each,
      relativeVariant: each.variant / top.variant,
      relativeOften: each.often / top.often,
      relativeScore: each.score / top.score,
    };
    return { hit: each.hit, features: topicFeatures.map((name) => features[name]), variant: each.nearest };
  });
}

/** Measures the question by itself, in the order of `questionFeatures`. */
export function measureQuestion(question: Question, measured: readonly Measured[], index: SearchIndex): number[] {
  const weights = question.words.map((word) => word.emphasis * index.weight(word.stem));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const share = (known: string) =>
    question.words.reduce((sum, word, at) => sum + (word.known === known ? (weights[at] ?? 0) : 0), 0) / total;
  const inAll = topicFeatures.indexOf('inAll');
  const features: Record<QuestionFeature, number> = {
    one: 1,
    unknown: share('unknown'),
    dutchOnly: share('dutch'),
    place: share('place'),
    single: question.words.length <= 1 ? 1 : 0,
    best: Math.max(0, ...measured.map((each) => each.features[inAll] ?? 0)),
  };
  return questionFeatures.map((name) => features[name]);
}

/** Where a stem of the question counts: for which alternative of which word, and for how much of it. */
type Slot = { readonly alternative: number; readonly share: number };

/** The question's words, prepared for fast comparison with many texts. */
type Matcher = {
  readonly slots: ReadonlyMap<string, readonly Slot[]>;
  /** For each alternative the word it belongs to; the alternatives of one word stand together. */
  readonly wordOf: readonly number[];
  readonly wordWeights: readonly number[];
  readonly total: number;
  /** Room to add up how much of each alternative was met, used again and again. */
  readonly sums: Float64Array;
};

function createMatcher(question: Question, index: SearchIndex): Matcher {
  const slots = new Map<string, Slot[]>();
  const wordOf: number[] = [];
  const wordWeights = question.words.map((word) => word.emphasis * index.weight(word.stem));
  question.words.forEach((word, wordIndex) => {
    for (const alternative of word.alternatives) {
      const number = wordOf.push(wordIndex) - 1;
      const total = alternative.stems.reduce((sum, stem) => sum + index.weight(stem), 0) || 1;
      for (const stem of alternative.stems) {
        const slot = { alternative: number, share: (alternative.weight * index.weight(stem)) / total };
        const list = slots.get(stem);
        if (list) list.push(slot);
        else slots.set(stem, [slot]);
      }
    }
  });
  const total = wordWeights.reduce((sum, weight) => sum + weight, 0) || 1;
  return { slots, wordOf, wordWeights, total, sums: new Float64Array(wordOf.length) };
}

type TopicMeasure = Record<Exclude<TopicFeature, `relative${string}`> | 'often' | 'score', number> & {
  readonly nearest: IndexedVariant | undefined;
};

function measureTopic(question: Question, matcher: Matcher, wording: ReadonlySet<string>, hit: Hit): TopicMeasure {
  const { entry } = hit;
  let best = 0;
  let title = 0;
  let nearestWording = 0;
  let nearest: IndexedVariant | undefined;
  for (const at of variantsThatShare(matcher, entry)) {
    const variant = entry.variants[at];
    if (!variant) continue;
    const alike = compare(matcher, variant);
    if (alike > best) {
      best = alike;
      nearest = variant;
    }
    if (at === 0) title = alike;
    nearestWording = Math.max(nearestWording, likeness(wording, variant.wording));
  }
  return {
    variant: best,
    title,
    wording: nearestWording,
    inVariants: coverage(matcher, entry.variantBag),
    inAll: coverage(matcher, entry.fullBag),
    often: coverage(matcher, entry.counts, saturate),
    score: hit.score,
    kindShare: kindShare(question, entry),
    missingNames: missingNames(question, matcher, entry),
    nearest,
  };
}

function variantsThatShare(matcher: Matcher, entry: IndexedTopic): ReadonlySet<number> {
  const found = new Set<number>();
  for (const stem of matcher.slots.keys()) {
    for (const at of entry.variantsByStem.get(stem) ?? []) found.add(at);
  }
  return found;
}

/** A word that is said often counts for more, and ever less so. */
function saturate(count: number): number {
  return count / (count + 2);
}

/** The weighted share of the question's words that a text says. */
function coverage(matcher: Matcher, bag: Bag, strengthen = (strength: number) => strength): number {
  matcher.sums.fill(0);
  for (const [stem, slots] of matcher.slots) {
    const strength = bag.get(stem);
    if (strength === undefined) continue;
    for (const { alternative, share } of slots) add(matcher, alternative, share * strengthen(strength));
  }
  return covered(matcher);
}

/** How alike question and variant are: the geometric mean of how much of each the other one says. */
function compare(matcher: Matcher, variant: IndexedVariant): number {
  matcher.sums.fill(0);
  let said = 0;
  const meet = (stem: string, strength: number): number => {
    let best = 0;
    for (const { alternative, share } of matcher.slots.get(stem) ?? []) {
      add(matcher, alternative, share * strength);
      best = Math.max(best, share * strength);
    }
    return best;
  };
  variant.terms.forEach((term, at) => {
    const whole = meet(term.stem, 1);
    const best = whole > 0 ? whole : term.parts.reduce((most, part) => Math.max(most, meet(part, partStrength)), 0);
    said += (variant.weights[at] ?? 0) * best;
  });
  return Math.sqrt((covered(matcher) * said) / variant.totalWeight);
}

function add({ sums }: Matcher, alternative: number, amount: number): void {
  sums[alternative] = Math.min(1, (sums[alternative] ?? 0) + amount);
}

/** Adds up, word by word, how much of its best alternative was met. */
function covered({ sums, wordOf, wordWeights, total }: Matcher): number {
  let sum = 0;
  let best = 0;
  let current = 0;
  for (let alternative = 0; alternative < sums.length; alternative += 1) {
    const word = wordOf[alternative] ?? 0;
    if (word !== current) {
      sum += best * (wordWeights[current] ?? 0);
      best = 0;
      current = word;
    }
    best = Math.max(best, sums[alternative] ?? 0);
  }
  return (sum + best * (wordWeights[current] ?? 0)) / total;
}

function kindShare(question: Question, entry: IndexedTopic): number {
  if (question.kind === undefined || entry.kinds.size === 0) return 0;
  const total = [...entry.kinds.values()].reduce((sum, count) => sum + count, 0);
  return Math.sqrt((entry.kinds.get(question.kind) ?? 0) / total);
}

function missingNames(question: Question, matcher: Matcher, entry: IndexedTopic): number {
  const missing = question.words.reduce((sum, word, at) => {
    const isName = word.known === 'place' || word.known === 'unknown';
    return sum + (isName && !entry.fullBag.has(word.stem) ? (matcher.wordWeights[at] ?? 0) : 0);
  }, 0);
  return missing / matcher.total;
}
