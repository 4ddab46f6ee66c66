import { type Bag, type IndexedVariant, partStrength, wordingOf } from './indexed-topic.ts';
import { holdsKind } from './kinds.ts';
import type { Question } from './question.ts';
import type { Hit, SearchIndex } from './search-index.ts';
import { tokenize } from './tokens.ts';

/** What is measured of a topic for a question; each is 0 for nothing in common and 1 for all, `kind` from -1 to 1. */
export const topicFeatures = [
  'variant',
  'variantSquared',
  'nextVariants',
  'questionInVariant',
  'variantInQuestion',
  'inVariants',
  'inVariantsSquared',
  'inAnswer',
  'inAll',
  'score',
  'relativeScore',
  'relativeVariant',
  'relativeInVariants',
  'often',
  'relativeOften',
  'often3',
  'title',
  'wording',
  'kind',
  'kindShare',
  'kindHeld',
  'missingNames',
] as const;
export type TopicFeature = (typeof topicFeatures)[number];

/** What is measured of a question by itself: signs that nothing in the knowledge will answer it. */
export const questionFeatures = ['one', 'unknown', 'dutchOnly', 'place', 'single', 'best'] as const;
export type QuestionFeature = (typeof questionFeatures)[number];

/** A topic with its measurements. */
export type Measured = {
  readonly hit: Hit;
  readonly features: number[];
  /** The way to ask it that is nearest to the question. */
  readonly variant: IndexedVariant | undefined;
};

type Slot = { readonly alternative: number; readonly share: number };

/** The question's words, prepared for fast comparison with many variants. */
type Matcher = {
  readonly slots: ReadonlyMap<string, readonly Slot[]>;
  /** For each alternative the word it belongs to. */
  readonly wordOf: readonly number[];
  readonly wordWeights: readonly number[];
  readonly total: number;
};

/** Measures each hit against the question. */
export function measure(question: Question, hits: readonly Hit[], index: SearchIndex): Measured[] {
  const matcher = createMatcher(question, index);
  const top = hits[0]?.score ?? 1;
  const wording = wordingOf(tokenize(question.text));
  const measured = hits.map((hit) => {
    const sims = hit.entry.variants.map((variant) => ({ variant, ...compare(matcher, variant) }));
    sims.sort((left, right) => right.both - left.both);
    const [best, second, third] = sims;
    const inVariants = coverage(matcher, hit.entry.variantBag);
    const bestSim = best?.both ?? 0;
    const features: Record<TopicFeature, number> = {
      variant: bestSim,
      variantSquared: bestSim ** 2,
      nextVariants: ((second?.both ?? 0) + (third?.both ?? 0)) / 2,
      questionInVariant: best?.questionSide ?? 0,
      variantInQuestion: best?.variantSide ?? 0,
      inVariants,
      inVariantsSquared: inVariants ** 2,
      inAnswer: coverage(matcher, hit.entry.answerBag),
      inAll: coverage(matcher, hit.entry.fullBag),
      score: Math.min(1, hit.score / (matcher.total * 12)),
      relativeScore: hit.score / top,
      relativeVariant: bestSim,
      relativeInVariants: inVariants,
      often: coverage(matcher, hit.entry.counts, often1),
      relativeOften: 0,
      often3: coverage(matcher, hit.entry.counts, often3),
      wording: wordingLikeness(wording, sims),
      title: sims.find((sim) => sim.variant === hit.entry.variants[0])?.both ?? 0,
      kind: kindAgreement(question, best?.variant),
      kindShare: 0,
      kindHeld: 0,
      missingNames: 0,
    };
    features.relativeOften = features.often;
    features.kindShare = kindShare(question, hit);
    features.kindHeld = kindHeld(question, hit);
    features.missingNames = missingNames(question, matcher, hit);
    return { hit, features: topicFeatures.map((name) => features[name]), variant: best?.variant };
  });
  for (const name of ['relativeVariant', 'relativeInVariants', 'relativeOften'] as const) {
    const at = topicFeatures.indexOf(name);
    const highest = Math.max(...measured.map((each) => each.features[at] ?? 0)) || 1;
    for (const each of measured) each.features[at] = (each.features[at] ?? 0) / highest;
  }
  return measured;
}

const often1 = (count: number) => count / (count + 2);
const often3 = (count: number) => count / (count + 8);

/** Measures the question by itself. */
export function measureQuestion(question: Question, measured: readonly Measured[], index: SearchIndex): number[] {
  const weightOf = (known: string) =>
    question.words
      .filter((word) => word.known === known)
      .reduce((sum, word) => sum + word.emphasis * wordWeight(word, index), 0);
  const total = question.words.reduce((sum, word) => sum + word.emphasis * wordWeight(word, index), 0) || 1;
  const best = Math.max(0, ...measured.map((each) => each.features[topicFeatures.indexOf('inAll')] ?? 0));
  const features: Record<QuestionFeature, number> = {
    one: 1,
    unknown: weightOf('unknown') / total,
    dutchOnly: weightOf('dutch') / total,
    place: weightOf('place') / total,
    single: question.words.length <= 1 ? 1 : 0,
    best,
  };
  return questionFeatures.map((name) => features[name]);
}

function wordWeight(word: Question['words'][number], index: SearchIndex): number {
  return index.weight(word.stem);
}

function createMatcher(question: Question, index: SearchIndex): Matcher {
  const slots = new Map<string, Slot[]>();
  const wordOf: number[] = [];
  const wordWeights = question.words.map((word) => word.emphasis * wordWeight(word, index));
  question.words.forEach((word, wordIndex) => {
    for (const alternative of word.alternatives) {
      const number = wordOf.push(wordIndex) - 1;
      const total = alternative.stems.reduce((sum, stem) => sum + index.weight(stem), 0) || 1;
      for (const stem of alternative.stems) {
        const share = (alternative.weight * index.weight(stem)) / total;
        const list = slots.get(stem);
        if (list) list.push({ alternative: number, share });
        else slots.set(stem, [{ alternative: number, share }]);
      }
    }
  });
  return { slots, wordOf, wordWeights, total: wordWeights.reduce((sum, weight) => sum + weight, 0) || 1 };
}

/** The weighted share of the question's words that a bag holds. */
function coverage(matcher: Matcher, bag: Bag, saturate = (strength: number) => strength): number {
  const sums = new Float64Array(matcher.wordOf.length);
  for (const [stem, slots] of matcher.slots) {
    const strength = bag.get(stem);
    if (strength === undefined) continue;
    for (const slot of slots) sums[slot.alternative] = (sums[slot.alternative] ?? 0) + slot.share * saturate(strength);
  }
  return covered(matcher, sums);
}

function covered(matcher: Matcher, sums: Float64Array): number {
  // The alternatives of one word stand together, so its best one is known when the next word begins.
  let total = 0;
  let best = 0;
  let current = 0;
  for (let alternative = 0; alternative < sums.length; alternative += 1) {
    const word = matcher.wordOf[alternative] ?? 0;
    if (word !== current) {
      total += best * (matcher.wordWeights[current] ?? 0);
      best = 0;
      current = word;
    }
    best = Math.max(best, Math.min(1, sums[alternative] ?? 0));
  }
  return (total + best * (matcher.wordWeights[current] ?? 0)) / matcher.total;
}

/** How much of the question a variant says, how much of the variant the question says, and both together. */
function compare(
  matcher: Matcher,
  variant: IndexedVariant,
): { questionSide: number; variantSide: number; both: number } {
  let sums: Float64Array | undefined;
  let said = 0;
  variant.terms.forEach((term, at) => {
    let best = 0;
    const meet = (stem: string, strength: number) => {
      const slots = matcher.slots.get(stem);
      if (!slots) return;
      sums ??= new Float64Array(matcher.wordOf.length);
      for (const slot of slots) {
        sums[slot.alternative] = Math.min(1, (sums[slot.alternative] ?? 0) + slot.share * strength);
        best = Math.max(best, slot.share * strength);
      }
    };
    meet(term.stem, 1);
    if (best === 0) for (const part of term.parts) meet(part, partStrength);
    said += (variant.weights[at] ?? 0) * best;
  });
  if (sums === undefined) return nothing;
  const questionSide = covered(matcher, sums);
  const variantSide = said / variant.totalWeight;
  return { questionSide, variantSide, both: Math.sqrt(questionSide * variantSide) };
}

const nothing = { questionSide: 0, variantSide: 0, both: 0 };

/** The nearest wording, stop words included, among the variants that share a telling word (Dice's coefficient). */
function wordingLikeness(
  wording: ReadonlySet<string>,
  sims: readonly { readonly variant: IndexedVariant; readonly both: number }[],
): number {
  let best = 0;
  for (const { variant, both } of sims) {
    if (both === 0) break;
    let shared = 0;
    for (const word of variant.wording) if (wording.has(word)) shared += 1;
    best = Math.max(best, (2 * shared) / (wording.size + variant.wording.size));
  }
  return best;
}

function kindAgreement(question: Question, variant: IndexedVariant | undefined): number {
  if (question.kind === undefined || variant?.kind === undefined) return 0;
  return question.kind === variant.kind ? 1 : -1;
}

/** The share of the topic's variants, among those that ask for some kind, that ask for this one. */
function kindShare(question: Question, hit: Hit): number {
  if (question.kind === undefined) return 0;
  const { kinds } = hit.entry;
  const total = [...kinds.values()].reduce((sum, count) => sum + count, 0) || 1;
  return Math.sqrt((kinds.get(question.kind) ?? 0) / total);
}

/** 1 when the answer holds what the kind needs (a number, a date, an address), -1 when it lacks it, else 0. */
function kindHeld(question: Question, hit: Hit): number {
  const { topic } = hit.entry;
  if (question.kind === undefined || topic.answer === '') return 0;
  const held = holdsKind(question.kind, topic.answer);
  return held === undefined ? 0 : held ? 1 : -1;
}

/** The weighted share of the question that is names which the topic does not mention. */
function missingNames(question: Question, matcher: Matcher, hit: Hit): number {
  const missing = question.words.map((word, at) => {
    if (word.known !== 'place' && word.known !== 'unknown') return 0;
    return hit.entry.fullBag.has(word.stem) ? 0 : (matcher.wordWeights[at] ?? 0);
  });
  return missing.reduce((sum, weight) => sum + weight, 0) / matcher.total;
}
