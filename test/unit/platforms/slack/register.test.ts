import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCommands } from '../../../../src/commands/load.ts';
import type { CommandSummary } from '../../../../src/commands/services.ts';
import { slackLimits } from '../../../../src/platforms/slack/limits.ts';
import { askShortcutName, createManifest, slashCommands } from '../../../../src/platforms/slack/register.ts';
import { projectRoot, realBot } from '../../../support/bot.ts';

const registry = await loadCommands(projectRoot);
const commands = registry.summaries('nl');
const plain = { prefix: '' };

/** What Slack takes in a manifest, where it is not in `slackLimits`: https://docs.slack.dev/reference/app-manifest. */
const limits = { name: 35, description: 140, agent: 300, shortcut: 150, hint: 1000, least: 174, most: 4000 };

const summary = (name: string, usage: string): CommandSummary => ({ name, usage, summary: `Over ${name}` });

describe('the slash commands', () => {
  test('are one for each first word, with what may stand behind it', () => {
    const few = [
      summary('ask', '/vraag [je vraag]'),
      summary('memo allies', '/memo medestanders [gemeente] [thema]'),
      summary('deadline', '/deadline'),
      summary('memo help', '/memo hulp'),
    ];
    expect(slashCommands(few, '')).toEqual([
      { command: '/vraag', description: 'Over ask', usageHint: '[je vraag]' },
      { command: '/memo', description: 'Over memo help', usageHint: 'medestanders | hulp' },
      { command: '/deadline', description: 'Over deadline', usageHint: '' },
    ]);
  });

  test('of a group without a help command are told by its first', () => {
    const [only] = slashCommands([summary('fund apply', '/fonds aanvragen'), summary('fund ask', '/fonds vraag')], '');
    expect(only).toEqual({ command: '/fonds', description: 'Over fund apply', usageHint: 'aanvragen | vraag' });
  });

  test('are all there for who types Dutch, and begin with the prefix', () => {
    const names = slashCommands(commands, 'ww-').map(({ command }) => command);
    expect(names).toEqual(expect.arrayContaining(['/ww-memo', '/ww-deadline', '/ww-vraag', '/ww-hulp', '/ww-taal']));
    expect(new Set(names).size).toBe(names.length);
  });

  test('and everything that is hinted at are commands of the bot', () => {
    for (const { command, usageHint } of slashCommands(commands, '')) {
      const behind = usageHint.startsWith('[') || usageHint === '' ? [''] : usageHint.split(' | ');
      for (const word of behind) {
        const line = registry.parseLine(`${command} ${word}`);
        expect(line && registry.find(line.command), `${command} ${word}`).toBeDefined();
      }
    }
  });

  test('fit in a manifest, also with the longest prefix', () => {
    const all = slashCommands(commands, 'w'.repeat(16));
    expect(all.length).toBeLessThanOrEqual(slackLimits.commands);
    for (const { command, description, usageHint } of all) {
      expect(command).toMatch(/^\/[a-z0-9_-]+$/);
      expect(command.length).toBeLessThanOrEqual(slackLimits.commandChars);
      expect(description).not.toBe('');
      expect(usageHint.length).toBeLessThanOrEqual(limits.hint);
    }
  });
});

describe('the manifest', () => {
  const manifest = createManifest(commands, plain);

  test('in docs/ is the one that is made: run `npm run slack:manifest` without a prefix', () => {
    expect(JSON.parse(readFileSync(`${projectRoot}docs/slack-manifest.json`, 'utf8'))).toEqual(manifest);
  });

  test('has texts that Slack takes', () => {
    const { name, description = '', long_description = '' } = manifest.display_information;
    expect(name.length).toBeLessThanOrEqual(limits.name);
    expect(description.length).toBeLessThanOrEqual(limits.description);
    expect(long_description.length).toBeGreaterThan(limits.least);
    expect(long_description.length).toBeLessThanOrEqual(limits.most);
    expect(askShortcutName.length).toBeLessThanOrEqual(slackLimits.shortcutChars);
    for (const shortcut of manifest.features.shortcuts ?? []) {
      expect(shortcut.description.length).toBeLessThanOrEqual(limits.shortcut);
    }
    expect(manifest.features.agent_view?.agent_description?.length).toBeLessThanOrEqual(limits.agent);
  });

  test('suggests questions that the bot answers', async () => {
    const bot = await realBot();
    const prompts = manifest.features.agent_view?.suggested_prompts ?? [];
    expect(prompts.length).toBeGreaterThan(0);
    expect(prompts.length).toBeLessThanOrEqual(slackLimits.suggestedPrompts);
    for (const { message } of prompts) {
      const event = { kind: 'question', text: message, person: 'an', workspace: 'groep', place: 'slack' } as const;
      expect((await bot.handle({ ...event, locale: 'nl' })).outcome?.decision, message).toBe('found');
    }
  }, 60_000);

  test('asks for no more than docs/slack.md explains, and docs/slack.md explains no more', () => {
    const page = readFileSync(`${projectRoot}docs/slack.md`, 'utf8');
    const explained = [...page.matchAll(/^\| `([a-z_]+[:.]?[a-z_]*)` +\|/gm)].map(([, name]) => name);
    const asked = [...manifest.oauth_config.scopes.bot, ...(manifest.settings.event_subscriptions?.bot_events ?? [])];
    expect(explained.sort()).toEqual([...asked].sort());
  });

  test('is for Socket Mode, without any address', () => {
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(manifest)).not.toContain('http');
  });

  test('for HTTP has the address at every place where Slack sends something', () => {
    const requestUrl = 'https://wegwijzer.example.org/slack/events';
    const { settings, features } = createManifest(commands, { prefix: 'ww-', requestUrl });
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: requestUrl },
      interactivity: { is_enabled: true, request_url: requestUrl },
    });
    const all = features.slash_commands ?? [];
    expect(all.filter(({ url }) => url === requestUrl)).toHaveLength(slashCommands(commands, '').length);
    expect(all.every(({ command }) => command.startsWith('/ww-'))).toBe(true);
  });
});
