import { createDictionary } from './dictionary.ts';
import { createLexicon } from './lexicon.ts';
import { placeWords } from './places.ts';
import { createQuestionReader, type Question } from './question.ts';
import { certain, type Ranked, type Ranking, rank, type Weights } from './ranker.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import type { Language } from './stop-words.ts';
import { createThesaurus, type SynonymGroup } from './thesaurus.ts';
import { tokenizeTopic } from './tokenized-topic.ts';
import { tokenize } from './tokens.ts';
import type { Topic } from './topic.ts';
import fitted from './weights.json' with { type: 'json' };

/** What the search makes of a question. */
export type Finding = {
  /**
   * `found`: one topic answers, or one of two that are nearly as likely. `several`: up to three might. `none`: nothing does, or only a subject that must go to
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
  /** Does now what the first questions would wait for; call it once people can talk with the bot. */
  readonly prepare: () => void;
};

/** An answer is given when the pages together are at least this likely to hold it. */
const answerFrom = 0.84;
/** Below this probability the best page does not stand alone: the second one, if likely enough, stands beside it. */
const aloneFrom = 0.8;
const besideFrom = 0.1;
/** When no answer is given, pages are offered by title from these probabilities on, all together and each. */
const offerFrom = 0.25;
const offeredFrom = 0.08;
const offers = 3;

/** What the search is built from. */
export type SearchSources = {
  readonly topics: readonly Topic[];
  readonly synonyms: readonly SynonymGroup[];
  /** Names of municipalities and of the places in them. */
  readonly places: readonly string[];
  /** Those of the names that are ordinary words too. */
  readonly ordinaryPlaceWords: readonly string[];
};

/** Prepares the search over all topics. */
export function createSearch(sources: SearchSources, weights: Weights = fitted): Search {
  const { topics, synonyms, places, ordinaryPlaceWords } = sources;
  const dictionary = createDictionary();
  const tokenized = topics.map(tokenizeTopic);
  const lexicon = createLexicon(tokenized, placeWords(places, ordinaryPlaceWords));
  const read = createQuestionReader(lexicon, createThesaurus(synonyms), dictionary.standing);
  const index = createSearchIndex(tokenized, lexicon);

  const search = (text: string, language?: Language): Finding => {
    const question = read(text, language);
    const exact = index.exactly(tokenize(text));
    const ranking = exact ? certain(exact) : rank(question, index, weights);
    return { question, ranking, ...decide(ranking) };
  };
  return Object.assign(search, { index, prepare: dictionary.prepare });
}

function decide({ topics, none }: Ranking): Pick<Finding, 'decision' | 'topics'> {
  const pages = topics.filter((each) => each.hit.entry.topic.answerable);
  const likely = pages.reduce((sum, each) => sum + each.probability, 0);
  const [best, second] = pages;
  if (topics[0] && topics[0] !== best && topics[0].probability > none) return { decision: 'none', topics: [topics[0]] };
  if (best && topics[0] === best && likely >= answerFrom) {
    const beside = second && best.probability < aloneFrom && second.probability >= besideFrom;
    return { decision: 'found', topics: beside ? [best, second] : [best] };
  }
  const offered = pages.filter((each) => each.probability >= offeredFrom).slice(0, offers);
  if (offered.length > 0 && likely >= offerFrom) return { decision: 'several', topics: offered };
  return { decision: 'none', topics: [] };
}
