import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCommandNames } from '../../../../src/platforms/slack/command-names.ts';
import type { Block, Reply } from '../../../../src/reply/reply.ts';
import { type Language, languages } from '../../../../src/search/stop-words.ts';

const usages: Record<Language, Readonly<Record<string, string>>> = {
  nl: { help: '/hulp', deadline: '/deadline', 'memo allies': '/memo medestanders [gemeente]' },
  en: { help: '/help', deadline: '/deadline', 'memo allies': '/memo allies [municipality]' },
  fr: { help: '/aide', deadline: '/échéance', 'memo allies': '/memo alliés [commune]' },
};
const commands = (language: Language) =>
  Object.entries(usages[language]).map(([name, usage]) => ({ name, usage, summary: name }));

const reply = (...blocks: Block[]): Reply => ({ blocks, visibility: 'everyone', language: 'nl' });

/** What becomes of a text of the bot. */
function renamed(text: string, prefix = ''): string {
  const [block] = createCommandNames(commands, prefix)(reply({ kind: 'text', text })).blocks;
  return block?.kind === 'text' ? block.text : '';
}

describe('the names of commands on Slack', () => {
  test.each([
    ['Met /help zie je wat ik kan.', 'Met /hulp zie je wat ik kan.'],
    ['écris /aide, ou (/échéance)', 'écris /hulp, ou (/deadline)'],
    ['- **/memo medestanders \\[gemeente\\]**: zoek', '- **/memo medestanders \\[gemeente\\]**: zoek'],
    ['/deadline', '/deadline'],
  ])('without a prefix make of "%s": "%s"', (text, said) => {
    expect(renamed(text)).toBe(said);
  });

  test.each([
    ['typ /memo.', 'typ /ww-memo.'],
    ['/help of /deadline', '/ww-hulp of /ww-deadline'],
  ])('with a prefix make of "%s": "%s"', (text, said) => {
    expect(renamed(text, 'ww-')).toBe(said);
  });

  test.each([
    'https://11.be/memo',
    '[lees](https://11.be/deadline/memo)',
    'en/of/help',
    '/memorandum',
    '/memo-2024',
    '/helpdesk',
    'help, memo',
    '/onbekend',
  ])('leave "%s" as it is', (text) => {
    expect(renamed(text, 'ww-')).toBe(text);
  });

  test('stand in sections too, but not in what people take along or filled in', () => {
    const section: Block = { kind: 'section', title: 'Hulp', text: 'typ /help' };
    const others: Block[] = [
      { kind: 'section', title: 'Leeg' },
      { kind: 'copy', title: 'Mail', text: 'typ /help' },
      { kind: 'file', name: 'a.txt', mediaType: 'text/plain', content: 'typ /help', label: 'a' },
    ];
    const said = createCommandNames(commands, 'ww-')(reply(section, ...others));
    expect(said).toEqual(reply({ ...section, text: 'typ /ww-hulp' }, ...others));
  });

  test('are found whatever stands around them', () => {
    const around = fc.constantFrom('', ' ', ', ', '"', '(', '. ', '\n', '**', '`');
    const command = fc.constantFrom(...languages.flatMap((each) => Object.values(usages[each]).map((usage) => usage)));
    fc.assert(
      fc.property(around, command, around, (before, usage, after) => {
        const word = usage.split(' ')[0] ?? '';
        expect(renamed(`${before}${word}${after}`, 'ww-')).toMatch(/\/ww-(?:hulp|deadline|memo)/);
      }),
    );
  });
});
