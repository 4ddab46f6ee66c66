import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/commands/load.ts';
import { replyToText } from '../../src/reply/plain-text.ts';
import { type Language, languages } from '../../src/search/stop-words.ts';
import { projectRoot, realBot } from '../support/bot.ts';
import { blocksOf, buttonsOf, converse } from '../support/conversation.ts';

const bot = await realBot();
const registry = await loadCommands(projectRoot);
const memoCommands = readdirSync(join(projectRoot, 'commands', 'memo'))
  .map((file) => `memo ${file.replace('.ts', '')}`)
  .filter((name) => name !== 'memo help');

describe('/memo help', () => {
  test.each(languages)('has in %s a line and a row for each memo command, once', async (locale) => {
    const reply = await converse(bot, { locale }).types('/memo help');
    const lines = replyToText(reply)
      .split('\n')
      .filter((line) => line.startsWith('- /'));
    expect(lines).toHaveLength(memoCommands.length);
    expect(new Set(lines).size).toBe(lines.length);
    const summaries = registry.summaries(locale).filter(({ name }) => memoCommands.includes(name));
    for (const { usage, summary } of summaries) expect(lines).toContain(`- ${usage}: ${summary}`);
    const [select] = blocksOf(reply, 'select');
    expect(select?.options.map(({ label }) => label).sort()).toEqual(summaries.map(({ summary }) => summary).sort());
  });

  test('begins with the step plan', async () => {
    const [select] = blocksOf(await converse(bot).types('/memo help'), 'select');
    expect(select?.options[0]?.label).toBe('Bekijk het stappenplan');
  });

  test.each(languages)('every row starts something in %s', async (locale) => {
    const first = await converse(bot, { locale }).types('/memo');
    for (const { label } of buttonsOf(first)) {
      const an = converse(bot, { locale, person: label });
      await an.types('/memo');
      expect((await an.presses(label)).blocks.length, label).toBeGreaterThan(1);
    }
  });

  test.each<[Language, string]>([
    ['nl', '/memo'],
    ['nl', '/memo hulp'],
    ['nl', 'memo hulp'],
    ['en', '/memo'],
    ['en', '/MEMO HELP'],
    ['fr', '/memo'],
    ['fr', '/memo aide'],
  ])('in %s it is what %s gives', async (locale, typed) => {
    expect(blocksOf(await converse(bot, { locale }).types(typed), 'select')[0]?.options).toHaveLength(
      memoCommands.length,
    );
  });

  test('is offered to who types a memo command that does not exist', async () => {
    const an = converse(bot);
    expect(replyToText(await an.types('/memo watdanook'))).toContain('De opdracht /memo watdanook ken ik niet.');
    const [button] = buttonsOf(an.latest());
    expect(button?.action).toMatchObject({ command: 'memo help' });
  });
});

describe('/help', () => {
  test.each(languages)('is short in %s, and leads to everything', async (locale) => {
    const reply = await converse(bot, { locale }).types('/help');
    const said = replyToText({ blocks: blocksOf(reply, 'text') });
    const others = registry.summaries(locale).filter(({ name }) => !memoCommands.includes(name));
    for (const { usage, summary } of others) expect(said).toContain(`- ${usage}: ${summary}`);
    expect(said.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(4 + others.length);
    expect(blocksOf(reply, 'select')[0]?.options).toHaveLength(memoCommands.length);
    expect(said).toContain('vrijwilliger@11.be');
  });

  test('shows the whole usage of a command, brackets too', async () => {
    expect(replyToText(await converse(bot).types('/help'))).toContain('- /vraag [je vraag]: Stel een vraag');
  });
});
