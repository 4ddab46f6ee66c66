import type { SmallTalk } from '../knowledge/tables.ts';
import type { Language } from '../search/stop-words.ts';
import { tokenize } from '../search/tokens.ts';

/**
 * Prepares the fixed replies to greetings, thanks and "what can you do?".
 *
 * @returns a function that gives the reply's intent and the language of the phrase, or undefined when the message
 *   holds anything beside small talk
 */
export function createSmallTalk(
  intents: readonly SmallTalk[],
): (text: string, locale: Language) => { readonly intent: SmallTalk; readonly language: Language } | undefined {
  const byPhrase = new Map<string, { intent: SmallTalk; languages: Language[] }>();
  for (const intent of intents) {
    for (const language of ['nl', 'en', 'fr'] as const) {
      for (const phrase of intent.phrases[language]) {
        const key = phraseKey(phrase);
        const known = byPhrase.get(key);
        if (known) known.languages.push(language);
        else byPhrase.set(key, { intent, languages: [language] });
      }
    }
  }

  const find = (text: string, locale: Language) => {
    const match = byPhrase.get(phraseKey(text));
    if (!match) return undefined;
    const language = match.languages.includes(locale) ? locale : (match.languages[0] ?? locale);
    return { intent: match.intent, language };
  };
  return (text, locale) => find(text, locale) ?? findLastPart(text, locale, find);
}

/** "Hallo, wat kan je allemaal?" is small talk when each of its parts is; the last part decides the reply. */
function findLastPart<Match>(
  text: string,
  locale: Language,
  find: (part: string, locale: Language) => Match | undefined,
): Match | undefined {
  const parts = text.split(/[,.!?;:\n]+/).filter((part) => phraseKey(part) !== '');
  const matches = parts.map((part) => find(part, locale));
  return parts.length > 1 && matches.every((match) => match !== undefined) ? matches.at(-1) : undefined;
}

function phraseKey(text: string): string {
  return tokenize(text).join(' ');
}
