import type { CommandSummary } from '../../commands/services.ts';
import type { Block, Reply } from '../../reply/reply.ts';
import { type Language, languages } from '../../search/stop-words.ts';

/**
 * Prepares how the bot's texts name its commands on Slack: there a command has one name in every language, which may
 * have a prefix, so that `/help`, `/aide` and `/hulp` are all `/ww-hulp`.
 *
 * @param commands as people type them in a language
 * @returns a function that gives the same reply with these names in its texts and sections; mails, files and what
 *   people typed into a form stay as they are
 */
export function createCommandNames(
  commands: (language: Language) => readonly CommandSummary[],
  prefix: string,
): (reply: Reply) => Reply {
  const dutch = new Map(commands('nl').map(({ name, usage }) => [name, firstWord(usage)]));
  const names = new Map(
    languages.flatMap((language) =>
      commands(language).flatMap(({ name, usage }) => {
        const command = `/${prefix}${dutch.get(name) ?? firstWord(usage)}`;
        return [firstWord(name), firstWord(usage)].map((word) => [word, command] as const);
      }),
    ),
  );
  // As a word of its own, and no part of an address or a path.
  const named = new RegExp(`(?<![\\p{L}\\p{N}/.:_-])/(${[...names.keys()].join('|')})(?![\\p{L}\\p{N}/_-])`, 'gu');
  const rename = (text: string) => text.replace(named, (found, word: string) => names.get(word) ?? found);
  return (reply) => ({ ...reply, blocks: reply.blocks.map((block) => renameIn(block, rename)) });
}

function renameIn(block: Block, rename: (text: string) => string): Block {
  if (block.kind === 'text') return { ...block, text: rename(block.text) };
  if (block.kind !== 'section' || block.text === undefined) return block;
  return { ...block, text: rename(block.text) };
}

function firstWord(name: string): string {
  return name.replace(/^\//, '').split(' ')[0] ?? '';
}
