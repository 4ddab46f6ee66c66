import type { SmallTalk } from '../knowledge/tables.ts';
import { likeness } from '../search/likeness.ts';
import { stem } from '../search/stem.ts';
import { isStopWord, type Language, languages } from '../search/stop-words.ts';
import { tokenize } from '../search/tokens.ts';

type Match = { readonly intent: SmallTalk; readonly language: Language };
type Phrase = Match & { readonly text: string; readonly words: ReadonlySet<string> };

/** How alike a message must be to a phrase of an intent. */
const alikeFrom = 0.65;

/**
 * Prepares the fixed replies to greetings, thanks, "what can you do?" and cries for help.
 *
 * @returns a function that gives the intent of a message and the language it was said in, or undefined when the
 *   message holds anything beside small talk
 */
export function createSmallTalk(intents: readonly SmallTalk[]): (text: string, locale: Language) => Match | undefined {
  const phrases = intents.flatMap((intent) =>
    languages.flatMap((language) =>
      intent.phrases[language].map(
        (phrase): Phrase => ({ intent, language, text: spaced(phrase), words: wordsOf(phrase) }),
      ),
    ),
  );
  const urgent = phrases.filter((phrase) => phrase.intent.anywhere);
  const vocabulary = new Set(phrases.flatMap((phrase) => [...phrase.words]));

  const find = (text: string, locale: Language): Match | undefined => {
    const words = wordsOf(text);
    const isSmall = (word: string) =>
      vocabulary.has(stem(word, 'nl')) || languages.some((language) => isStopWord(word, language));
    if (!tokenize(text).every(isSmall)) return undefined;
    let best: Phrase | undefined;
    let bestScore = 0;
    for (const phrase of phrases) {
      const score = likeness(words, phrase.words) + (phrase.language === locale ? 0.01 : 0);
      if (score < alikeFrom || score <= bestScore) continue;
      best = phrase;
      bestScore = score;
    }
    return best;
  };

  /** "Hallo, wat kan je allemaal?" is small talk when each of its parts is; the last part decides the reply. */
  return (text, locale) => {
    const said = spaced(text);
    const cry = urgent.find((phrase) => said.includes(phrase.text));
    if (cry) return cry;
    const parts = text.split(/[,.!?;:\n]+/).filter((part) => wordsOf(part).size > 0);
    const whole = find(text, locale);
    if (whole || parts.length < 2) return whole;
    const matches = parts.map((part) => find(part, locale));
    return matches.every((match) => match !== undefined) ? matches.at(-1) : undefined;
  };
}

/** The words with a space on either side, so that a phrase is found only as whole words. */
function spaced(text: string): string {
  return ` ${tokenize(text).join(' ')} `;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(tokenize(text).map((word) => stem(word, 'nl')));
}
