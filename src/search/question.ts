import { joinCompound } from './compounds.ts';
import type { Standing } from './dictionary.ts';
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
  /** The stem that says how telling the word is: its own, or that of the word it was repaired to. */
  readonly stem: string;
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

/** How sure each kind of alternative is, measured on the tuning questions. */
const weights = { parts: 0.75, relative: 0.5, synonymOfUnknown: 0.85, synonym: 0.7, repairOfDerived: 0.6 };

/** Prepares the reading of questions with the words of the knowledge. */
export function createQuestionReader(
  lexicon: Lexicon,
  thesaurus: Thesaurus,
  standing: (word: string) => Standing,
): (text: string, language?: Language) => Question {
  return (text, given) => {
    const spoken = tokenize(text);
    const language = given ?? detectLanguage(spoken);
    const core = coreOf(text);
    const coreTokens = new Set(tokenize(core));
    const tokens = spoken.filter((token) => !isStopWord(token, language));
    const words = joinNeighbours(tokens, lexicon).map((token) => ({
      ...readWord(token, language, lexicon, standing),
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
        : joinCompound(left, right).find((word) => lexicon.uses(word) && lexicon.parts(word).length === 0);
    joined.push(compound ?? left);
    if (compound) at += 1;
  }
  return joined;
}

function readWord(
  word: string,
  language: Language,
  lexicon: Lexicon,
  standingOf: (word: string) => Standing,
): Omit<TellingWord, 'emphasis'> {
  const own = stem(word, language);
  const parts = lexicon.parts(word);
  const itself = [...new Set([own, stem(word, 'nl')])].filter(lexicon.knows);
  const alternatives: Alternative[] = [
    ...itself.map((each) => ({ stems: [each], weight: 1 })),
    ...(parts.length > 0 ? [{ stems: parts, weight: weights.parts }] : []),
  ];
  if (lexicon.isPlace(word)) return { word, stem: own, alternatives, known: 'place' };

  alternatives.push(
    ...lexicon.relatives(own).map((each) => ({ stems: [each.stem], weight: each.weight * weights.relative })),
  );
  if (itself.length > 0) return { word, stem: itself[0] ?? own, alternatives, known: 'knowledge' };
  if (parts.length > 0) return { word, stem: own, alternatives, known: 'knowledge' };

  const standing = standingOf(word);
  const repairs = standing === 'word' || standing === 'name' ? [] : lexicon.repair(word);
  for (const repair of repairs) {
    const weight = standing === 'derived' ? repair.confidence * weights.repairOfDerived : repair.confidence;
    alternatives.push({ stems: [stem(repair.word, 'nl')], weight });
    const repairedParts = lexicon.parts(repair.word);
    if (repairedParts.length > 0) alternatives.push({ stems: repairedParts, weight: weight * weights.parts });
  }
  if (standing === 'unknown' && repairs[0]) {
    return { word, stem: stem(repairs[0].word, 'nl'), alternatives, known: 'repaired' };
  }
  const known = standing === 'unknown' || standing === 'name' ? 'unknown' : 'dutch';
  return { word, stem: own, alternatives, known };
}

function addSynonyms(words: readonly TellingWord[], thesaurus: Thesaurus): TellingWord[] {
  const found = words.map((): (readonly string[])[] => []);
  for (const match of thesaurus(words.map((word) => word.stem))) {
    for (let at = match.start; at < match.start + match.length; at += 1) found[at]?.push(...match.synonyms);
  }
  return words.map((word, at) => {
    const synonyms = found[at] ?? [];
    if (synonyms.length === 0) return word;
    const isNew = word.known === 'dutch' || word.known === 'unknown';
    const weight = isNew ? weights.synonymOfUnknown : weights.synonym;
    return {
      ...word,
      known: isNew ? 'knowledge' : word.known,
      alternatives: [...word.alternatives, ...synonyms.map((stems) => ({ stems, weight }))],
    };
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
