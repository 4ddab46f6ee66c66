import { joinCompound } from './compounds.ts';
import type { Dictionary } from './dictionary.ts';
import { type AnswerKind, answerKind } from './kinds.ts';
import type { Lexicon } from './lexicon.ts';
import { stem } from './stem.ts';
import { detectLanguage, isStopWord, type Language } from './stop-words.ts';
import type { Thesaurus } from './thesaurus.ts';
import { tokenize } from './tokens.ts';

/** One way in which a page may say a word of the question: stems that together stand for it. */
export type Alternative = {
  readonly stems: readonly string[];
  /** How sure we are that it means the same, above 0 up to 1. */
  readonly weight: number;
};

/** A word of the question that carries its subject. */
export type TellingWord = {
  readonly word: string;
  readonly alternatives: readonly Alternative[];
  /** How much it counts in the question: less in the story around a long question. */
  readonly emphasis: number;
  /**
   * What is known of it: used in the knowledge, repaired to such a word, a place, only a word of general Dutch, or
   * nothing at all (a name, as a rule).
   */
  readonly known: 'knowledge' | 'repaired' | 'place' | 'dutch' | 'unknown';
};

/** A question as the index sees it. */
export type Question = {
  readonly text: string;
  readonly language: Language;
  readonly words: readonly TellingWord[];
  readonly kind: AnswerKind | undefined;
};

const weights = { relative: 0.5, synonym: 0.85, parts: 0.75, joined: 1, repairIfDerived: 0.6 };

/** Prepares the reading of questions with the words of the knowledge. */
export function createQuestionReader(
  lexicon: Lexicon,
  thesaurus: Thesaurus,
  dictionary: Dictionary,
): (text: string, language?: Language) => Question {
  return (text, given) => {
    const spoken = tokenize(text);
    const language = given ?? detectLanguage(spoken);
    const core = coreOf(text);
    const coreTokens = new Set(tokenize(core));
    const tokens = spoken.filter((token) => !isStopWord(token, language) && !isStopWord(token, 'nl'));
    const words = joinNeighbours(tokens, lexicon).map((token) => ({
      ...readWord(token, language, lexicon, dictionary),
      emphasis: coreTokens.has(token) || core === text ? 1 : 0.35,
    }));
    return { text, language, words: addSynonyms(words, thesaurus), kind: answerKind(core) };
  };
}

/** `water put` is `waterput` where the knowledge knows only that. */
function joinNeighbours(tokens: readonly string[], lexicon: Lexicon): string[] {
  const joined: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const left = tokens[at] ?? '';
    const right = tokens[at + 1];
    const compound =
      right === undefined || left.length + right.length < 7
        ? undefined
        : joinCompound(left, right).find((word) => lexicon.knows(stem(word, 'nl')) && lexicon.parts(word).length === 0);
    joined.push(compound ?? left);
    if (compound) at += 1;
  }
  return joined;
}

function readWord(
  word: string,
  language: Language,
  lexicon: Lexicon,
  dictionary: Dictionary,
): Omit<TellingWord, 'emphasis'> {
  const stems = [...new Set([stem(word, language), stem(word, 'nl')])].filter(lexicon.knows);
  const parts = lexicon.parts(word);
  const alternatives: Alternative[] = stems.map((each) => ({ stems: [each], weight: 1 }));
  if (parts.length > 0)
    alternatives.push({ stems: parts.filter((_, index) => index < 2 || parts.length > 2), weight: weights.parts });
  const own = stem(word, language);
  if (!lexicon.isPlace(word)) {
    for (const each of lexicon.relatives(own))
      alternatives.push({ stems: [each.stem], weight: each.weight * weights.relative });
  }
  if (lexicon.isPlace(word)) return { word, alternatives, known: 'place' };
  if (stems.length > 0) return { word, alternatives, known: 'knowledge' };

  const standing = dictionary(word);
  const repairs = standing === 'word' || standing === 'name' ? [] : lexicon.repair(word);
  for (const repair of repairs) {
    const certainty = standing === 'derived' ? repair.confidence * weights.repairIfDerived : repair.confidence;
    alternatives.push({ stems: [stem(repair.word, 'nl')], weight: certainty });
    const repairedParts = lexicon.parts(repair.word);
    if (repairedParts.length > 0) alternatives.push({ stems: repairedParts, weight: certainty * weights.parts });
  }
  if (parts.length > 0) return { word, alternatives, known: 'knowledge' };
  if (standing === 'unknown' && repairs.length > 0) return { word, alternatives, known: 'repaired' };
  if (alternatives.length === 0) alternatives.push({ stems: [stem(word, language)], weight: 1 });
  return { word, alternatives, known: standing === 'unknown' || standing === 'name' ? 'unknown' : 'dutch' };
}

function addSynonyms(words: readonly TellingWord[], thesaurus: Thesaurus): TellingWord[] {
  const mainStems = words.map((word) => word.alternatives[0]?.stems[0] ?? word.word);
  const extra = words.map((): Alternative[] => []);
  for (const match of thesaurus(mainStems)) {
    for (let at = match.start; at < match.start + match.length; at += 1) {
      extra[at]?.push(...match.synonyms.map((stems) => ({ stems, weight: weights.synonym })));
    }
  }
  return words.map((word, index) => {
    const synonyms = extra[index] ?? [];
    if (synonyms.length === 0) return word;
    const known = word.known === 'dutch' || word.known === 'unknown' ? 'knowledge' : word.known;
    return { ...word, known, alternatives: [...word.alternatives, ...synonyms] };
  });
}

/** Longer messages tell a story first; the question is then in the sentences with a question mark, or in the last. */
const storyWords = 22;

function coreOf(text: string): string {
  if (text.split(/\s+/).length <= storyWords) return text;
  const sentences = text.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => /\p{L}{2}/u.test(sentence));
  const asking = sentences.filter((sentence) => sentence.includes('?'));
  const core = asking.length > 0 ? asking : sentences.slice(-1);
  return core.join(' ');
}
