import MiniSearch from 'minisearch';
import { type IndexedTopic, indexTopic, stemsOf, type TopicTerms, termsOf, type Weight } from './indexed-topic.ts';
import type { Lexicon } from './lexicon.ts';
import type { Question } from './question.ts';
import { type TokenizedTopic, tokenizeTopic } from './tokenized-topic.ts';

/** A topic that shares words with the question, with minisearch's BM25+ score. */
export type Hit = { readonly entry: IndexedTopic; readonly score: number };

export type SearchIndex = {
  /** The topics that share most with the question, best first. */
  readonly find: (question: Question, limit: number) => Hit[];
  /** The topic that is asked in exactly these words, stop words included; undefined when there is none. */
  readonly exactly: (words: readonly string[]) => IndexedTopic | undefined;
  readonly weight: Weight;
};

type Document = { readonly id: string } & Readonly<Record<keyof typeof fieldBoosts, readonly string[]>>;

const fieldBoosts = { variants: 2, answer: 1, detail: 0.4, translations: 0.8 };

/** BM25 hardly counts a word's further uses; leaving them out of the index halves its building time. */
const maxUses = 3;

/** Indexes the topics with minisearch. */
export function createSearchIndex(topics: readonly TokenizedTopic[], lexicon: Lexicon): SearchIndex {
  const mini = new MiniSearch<Document>({
    fields: Object.keys(fieldBoosts),
    // Fields are lists of stems already, and minisearch hands through what `stringifyField` returns.
    stringifyField: (stems) => stems as string,
    tokenize: (stems) => (typeof stems === 'string' ? stems.split(' ') : (stems as string[])),
    processTerm: (term) => term,
    searchOptions: { boost: fieldBoosts, combineWith: 'OR' },
  });
  const frequency = new Map<string, number>();
  const owners = new Map<string, string>();
  for (const tokenized of topics) {
    for (const words of tokenized.variants) {
      const phrase = words.join(' ');
      if (!owners.has(phrase)) owners.set(phrase, tokenized.topic.id);
    }
    const document = toDocument(tokenized.topic.id, termsOf(tokenized, lexicon));
    mini.add(document);
    for (const stem of new Set([...document.variants, ...document.answer, ...document.translations])) {
      frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
    }
  }
  const weight = createWeight(frequency, topics.length);

  // A topic is prepared when a question first comes near it, so that the start does not wait for all of them.
  const byId = new Map(topics.map(({ topic }) => [topic.id, topic]));
  const prepared = new Map<string, IndexedTopic>();
  const prepare = (id: string): IndexedTopic[] => {
    const topic = byId.get(id);
    const entry = prepared.get(id) ?? (topic && indexTopic(tokenizeTopic(topic), lexicon, weight));
    if (!entry) return [];
    prepared.set(id, entry);
    return [entry];
  };

  return {
    weight,
    exactly: (words) => {
      const id = owners.get(words.join(' '));
      return id === undefined ? undefined : prepare(id)[0];
    },
    find: (question, limit) => {
      const strengths = new Map<string, number>();
      for (const word of question.words) {
        const rarity = weight(word.stem);
        for (const alternative of word.alternatives) {
          const share = (word.emphasis * alternative.weight) / alternative.stems.length;
          for (const each of alternative.stems) {
            // A rare synonym must not count for more than the word that was typed.
            const strength = share * Math.min(1, rarity / weight(each));
            strengths.set(each, Math.max(strengths.get(each) ?? 0, strength));
          }
        }
      }
      const stems = mostTelling([...strengths.keys()], (each) => (strengths.get(each) ?? 0) * weight(each), frequency);
      if (stems.length === 0) return [];
      const hits = mini.search(stems.join(' '), { boostTerm: (term) => strengths.get(term) ?? 1 });
      return hits
        .slice(0, limit)
        .flatMap((hit) => prepare(hit.id as string).map((entry) => ({ entry, score: hit.score })));
    },
  };
}

/**
 * How many entries of the index one question may touch, about what the shipped knowledge needs for the longest one. In
 * a much larger knowledge base the words that everything shares are left out of the search for candidates.
 */
const maxEntries = 3000;

/** The most telling stems first, as many as the index can look up quickly. */
function mostTelling(
  stems: readonly string[],
  telling: (stem: string) => number,
  frequency: ReadonlyMap<string, number>,
): string[] {
  const known = stems.filter((stem) => frequency.has(stem)).sort((left, right) => telling(right) - telling(left));
  let entries = 0;
  return known.filter((stem) => {
    const more = frequency.get(stem) ?? 0;
    if (entries > 0 && entries + more > maxEntries) return false;
    entries += more;
    return true;
  });
}

function toDocument(id: string, terms: TopicTerms): Document {
  return {
    id,
    variants: atMost(maxUses, stemsOf(terms.variants.flat())),
    answer: stemsOf(terms.answer),
    detail: atMost(1, stemsOf(terms.detail)),
    translations: stemsOf(terms.translations),
  };
}

/** The stems in order, each at most so many times. */
function atMost(uses: number, stems: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return stems.filter((stem) => {
    const before = seen.get(stem) ?? 0;
    seen.set(stem, before + 1);
    return before < uses;
  });
}

/** Robertson and Spärck Jones' inverse document frequency, as in BM25. */
function createWeight(frequency: ReadonlyMap<string, number>, topics: number): Weight {
  const weigh = (used: number) => Math.log(1 + (topics - used + 0.5) / (used + 0.5));
  const weights = new Map([...frequency].map(([stem, used]) => [stem, weigh(used)]));
  const rarest = weigh(1);
  return (stem) => weights.get(stem) ?? rarest;
}
