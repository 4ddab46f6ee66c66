import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../support/bot.ts';
import { temporaryFolder } from '../support/folder.ts';
import { runToEnd, type Settings } from '../support/program.ts';

function make(args: readonly string[], settings: Settings = {}, root = projectRoot) {
  return runToEnd(`${projectRoot}src/slack-manifest.ts`, { args, settings, root });
}

const commandsOf = (json: string): string[] =>
  JSON.parse(json).features.slash_commands.map(({ command }: { command: string }) => command);

describe('npm run slack:manifest', { timeout: 30_000 }, () => {
  test('writes the manifest to its place in docs', async () => {
    const folder = temporaryFolder({ 'docs/slack-manifest.json': 'old' });
    const written = { code: 0, stdout: 'docs/slack-manifest.json is written.\n', stderr: '' };
    expect(await make([], {}, folder)).toEqual(written);
    const json = readFileSync(join(folder, 'docs/slack-manifest.json'), 'utf8');
    expect(json).toBe(readFileSync(`${projectRoot}docs/slack-manifest.json`, 'utf8'));
  });

  test('prints one with the prefix of this workspace, which an option overrules', async () => {
    const { stdout, code } = await make([], { SLACK_COMMAND_PREFIX: 'ww-' });
    expect(code).toBe(0);
    expect(commandsOf(stdout)).toContain('/ww-memo');
    const other = await make(['--prefix', 'eerst-'], { SLACK_COMMAND_PREFIX: 'ww-' });
    expect(commandsOf(other.stdout)).toContain('/eerst-memo');
  });

  test('prints one for HTTP, with the path where the bot listens', async () => {
    const { stdout } = await make(['--url', 'https://wegwijzer.example.org']);
    expect(JSON.parse(stdout).settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: 'https://wegwijzer.example.org/slack/events' },
    });
  });

  test.each([
    ['an unknown option', ['--verzonnen'], 2],
    ['an address without https', ['--url', 'http://wegwijzer.example.org'], 2],
    ['a prefix that Slack does not take', ['--prefix', '/WW'], 1],
  ])('refuses %s, and says why', async (_, args, expected) => {
    const { code, stdout, stderr } = await make(args);
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
    expect(stderr).toMatch(expected === 2 ? /npm run slack:manifest/ : /SLACK_COMMAND_PREFIX\n {2}expected/);
    expect(stderr).not.toContain('    at ');
  });
});
