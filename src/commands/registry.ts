import type { Language } from '../search/stop-words.ts';
import { fold } from '../search/tokens.ts';
import type { Command } from './command.ts';
import type { CommandSummary } from './services.ts';

/** A command with its name: `deadline`, or `memo allies` for `commands/memo/allies.ts`. */
export type NamedCommand = Command & { readonly name: string };

/** All commands. */
export type Registry = {
  readonly commands: readonly NamedCommand[];
  /** The command with this name or alias, in any language and case; undefined when there is none. */
  readonly find: (name: string) => NamedCommand | undefined;
  /**
   * Reads a typed line, `/vraag wat is een GROS` or `memo allies Gent`, into a command's name and the rest of the line.
   * Without a slash only a name of two words counts, since one word may begin a question.
   *
   * @returns undefined when the line is no command; `command` is as typed when it begins with a slash and is not known
   */
  readonly parseLine: (line: string) => { readonly command: string; readonly rest: string } | undefined;
  /**
   * The command whose name or alias is nearest to what was typed, or the one that its first word names; undefined when
   * none is near.
   */
  readonly nearest: (typed: string) => NamedCommand | undefined;
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
      const [, slash = '', typed = ''] = /^(\/?)\s*(.*)$/s.exec(line.trim()) ?? [];
      const words = typed.split(/\s+/).filter((word) => word !== '');
      const [first = '', second] = words;
      const both = second === undefined ? undefined : find(`${first} ${second}`);
      if (both) return { command: both.name, rest: words.slice(2).join(' ') };
      if (slash === '' || first === '') return undefined;
      const isGroup = byName.keys().some((name) => name.startsWith(`${nameKey(first)} `));
      if (isGroup && second !== undefined) return { command: `${first} ${second}`, rest: '' };
      return { command: find(first)?.name ?? first, rest: words.slice(1).join(' ') };
    },
    nearest: (typed) => {
      const key = nameKey(typed);
      const [first = ''] = key.split(' ');
      const near = [key, first].flatMap((each) => byName.keys().find((name) => isNear(each, name)) ?? []);
      return near[0] === undefined ? byName.get(first) : byName.get(near[0]);
    },
    summaries: (language) =>
      commands.map((each) => {
        const name = each.aliases[language][0] ?? each.name;
        const labels = Object.values(each.options)
          .filter((option) => option.kind !== 'hidden')
          .map((option) => ` [${option.label[language].toLowerCase()}]`);
        return { name: each.name, usage: `/${name}${labels.join('')}`, summary: each.summary[language] };
      }),
  };
}

/** What two names have in common when people type them the same: case, accents and spaces do not count. */
export function nameKey(name: string): string {
  return fold(name).replace(/\s+/g, ' ').trim();
}

/** Whether one letter more, less, other or swapped makes the one into the other. */
function isNear(typed: string, name: string): boolean {
  if (Math.abs(typed.length - name.length) > 1 || name.length < 4) return false;
  let at = 0;
  while (at < typed.length && typed[at] === name[at]) at += 1;
  const [rest, other] = [typed.slice(at), name.slice(at)];
  return (
    rest.slice(1) === other ||
    rest === other.slice(1) ||
    rest.slice(1) === other.slice(1) ||
    (rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2))
  );
}
