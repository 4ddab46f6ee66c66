import type { NamedCommand } from '../commands/registry.ts';
import { stem } from '../search/stem.ts';
import { isStopWord, type Language, languages } from '../search/stop-words.ts';
import { tokenize } from '../search/tokens.ts';

/**
 * Prepares the offer of commands to people who ask for them in plain words: "ik wil een mail naar de partijen sturen".
 *
 * @returns a function that gives the commands of which one way to ask has all its telling words in a message, those
 *   with the most telling words first; empty when there are none
 */
export function createCommandOffers(commands: readonly NamedCommand[]): (message: string) => readonly NamedCommand[] {
  const asks = commands.flatMap((command) =>
    languages.flatMap((language) =>
      (command.asks?.[language] ?? []).map((ask) => ({ command, words: tellingWords(ask, language), language })),
    ),
  );
  return (message) => {
    const said = new Map(languages.map((language) => [language, tellingWords(message, language)]));
    const asked = asks
      .filter(({ words, language }) => words.size > 0 && words.isSubsetOf(said.get(language) ?? new Set()))
      .sort((one, other) => other.words.size - one.words.size);
    return [...new Set(asked.map(({ command }) => command))];
  };
}

function tellingWords(text: string, language: Language): ReadonlySet<string> {
  return new Set(
    tokenize(text)
      .filter((word) => !isStopWord(word, language))
      .map((word) => stem(word, language)),
  );
}
