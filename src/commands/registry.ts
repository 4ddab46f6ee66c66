import type { Language } from '../search/stop-words.ts';
import { fold } from '../search/tokens.ts';
import type { Command, CommandSummary } from './command.ts';

/** A command with its name: `deadline`, or `memo allies` for `commands/memo/allies.ts`. */
export type NamedCommand = Command & { readonly name: string };

/** All commands. */
export type Registry = {
  readonly commands: readonly NamedCommand[];
  /** The command with this name or alias, in any language and case; undefined when there is none. */
  readonly find: (name: string) => NamedCommand | undefined;
  /**
   * Reads a typed line, `/vraag wat is een GROS`, into a command's name and its options: the rest of the line is the
   * first option.
   *
   * @returns undefined when the line does not begin with a slash; `command` is as typed when it is not known
   */
  readonly parseLine: (
    line: string,
  ) => { readonly command: string; readonly options: Record<string, string> } | undefined;
  readonly summaries: (language: Language) => CommandSummary[];
};

export function createRegistry(commands: readonly NamedCommand[]): Registry {
  const byName = new Map<string, NamedCommand>();
  for (const each of commands) {
    for (const name of [each.name, ...Object.values(each.aliases).flat()]) byName.set(nameKey(name), each);
  }
  const find = (name: string) => byName.get(nameKey(name));

  return {
    commands,
    find,
    parseLine: (line) => {
      const typed = /^\/\s*(\S.*)$/s.exec(line.trim())?.[1];
      if (typed === undefined) return undefined;
      const words = typed.split(/\s+/);
      for (let length = Math.min(2, words.length); length > 0; length -= 1) {
        const match = find(words.slice(0, length).join(' '));
        if (!match) continue;
        const rest = words.slice(length).join(' ');
        const [first] = Object.keys(match.options);
        return { command: match.name, options: first === undefined || rest === '' ? {} : { [first]: rest } };
      }
      return { command: words[0] ?? '', options: {} };
    },
    summaries: (language) =>
      commands.map((each) => {
        const name = each.aliases[language][0] ?? each.name;
        const labels = Object.values(each.options).map((option) => ` [${option.label[language].toLowerCase()}]`);
        return { name: each.name, usage: `/${name}${labels.join('')}`, summary: each.summary[language] };
      }),
  };
}

/** What two names have in common when people type them the same: case, accents and spaces do not count. */
export function nameKey(name: string): string {
  return fold(name).replace(/\s+/g, ' ').trim();
}
