import { loadDictionary } from './dictionary.ts';
import { createLexicon } from './lexicon.ts';
import { placeWords } from './places.ts';
import { createQuestionReader, type Question } from './question.ts';
import { type Ranked, type Ranking, rank, type Weights } from './ranker.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import type { Language } from './stop-words.ts';
import { createThesaurus, type SynonymGroup } from './thesaurus.ts';
import type { Topic } from './topic.ts';
import fitted from './weights.json' with { type: 'json' };

/** What the search makes of a question. */
export type Finding = {
  /**
   * `found`: one topic answers. `several`: up to three might. `none`: nothing does, or only a subject that must go to
   * a person (then it is the first of `topics`).
   */
  readonly decision: 'found' | 'several' | 'none';
  readonly question: Question;
  /** The topics that come into account, best first; empty when nothing does. */
  readonly topics: readonly Ranked[];
  readonly ranking: Ranking;
};

/** Answers questions: the one door of this folder. */
export type Search = ((question: string, language?: Language) => Finding) & {
  /** For the program that fits the ranker's weights. */
  readonly index: SearchIndex;
};

/** From this probability on the best topic is given as the answer. */
export const foundFrom = 0.4;
/** From this probability on a topic is worth offering. */
const offeredFrom = 0.08;
const offers = 3;

/** What the search is built from. */
export type SearchSources = {
  readonly topics: readonly Topic[];
  readonly synonyms: readonly SynonymGroup[];
  /** Names of municipalities and of the places in them. */
  readonly places: readonly string[];
};

/** Prepares the search over all topics. */
export function createSearch({ topics, synonyms, places }: SearchSources, weights: Weights = fitted): Search {
  const dictionary = loadDictionary();
  const lexicon = createLexicon(topics, placeWords(places, dictionary));
  const read = createQuestionReader(lexicon, createThesaurus(synonyms), dictionary);
  const index = createSearchIndex(topics, lexicon);

  const search = (text: string, language?: Language): Finding => {
    const question = read(text, language);
    const ranking = rank(question, index, weights);
    return { question, ranking, ...decide(ranking) };
  };
  return Object.assign(search, { index });
}

function decide(ranking: Ranking): Pick<Finding, 'decision' | 'topics'> {
  const [best] = ranking.topics;
  if (!best) return { decision: 'none', topics: [] };
  const answerable = ranking.topics.filter((each) => each.hit.entry.topic.answerable);
  const mass = answerable.reduce((sum, each) => sum + each.probability, 0);
  if (!best.hit.entry.topic.answerable && best.probability >= ranking.none) return { decision: 'none', topics: [best] };
  if (best.hit.entry.topic.answerable && best.probability >= foundFrom) return { decision: 'found', topics: [best] };
  const offered = answerable.filter((each) => each.probability >= offeredFrom).slice(0, offers);
  if (offered.length > 0 && mass >= 0.3) return { decision: 'several', topics: offered };
  return { decision: 'none', topics: [] };
}
