import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig, variableNames } from '../../src/config.ts';
import { ProblemsError } from '../../src/problems.ts';
import { projectRoot } from '../support/bot.ts';

const defaults = {
  port: 3000,
  host: '127.0.0.1',
  logLevel: 'info',
  questionsPerMinute: 30,
  trustProxy: false,
  openBrowser: 'auto',
  dataDir: 'data',
  today: undefined,
  slack: undefined,
};

const botToken = 'xoxb-1-2-abc';
const appToken = 'xapp-1-A1-2-abc';
const signingSecret = '0123456789abcdef0123456789abcdef';

/** A wrong value for every variable that can be wrong. */
const allWrong = {
  PORT: '65536',
  LOG_LEVEL: 'loud',
  QUESTIONS_PER_MINUTE: '0',
  TRUST_PROXY: 'true',
  OPEN_BROWSER: 'firefox',
  TODAY: '31-03-2027',
  SLACK_BOT_TOKEN: 'xoxp-1',
  SLACK_APP_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'short',
  SLACK_API_URL: 'http://127.0.0.1:3001/api',
  SLACK_COMMAND_PREFIX: '/ww ',
};

function wrongNames(environment: Readonly<Record<string, string>>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems.map((problem) => problem.where);
    throw error;
  }
  return [];
}

describe('the settings', () => {
  test('have defaults, so that nothing needs to be set', () => {
    expect(readConfig({})).toEqual(defaults);
  });

  test('take an empty variable for one that is not set', () => {
    expect(readConfig(Object.fromEntries(variableNames.map((name) => [name, ''])))).toEqual(defaults);
  });

  test('are read from the environment, beside variables of others', () => {
    const environment = {
      PORT: '0',
      HOST: '0.0.0.0',
      LOG_LEVEL: 'debug',
      QUESTIONS_PER_MINUTE: '10000',
      TRUST_PROXY: 'yes',
      DATA_DIR: '/var/lib/wegwijzer',
      OPEN_BROWSER: 'no',
      TODAY: '2028-02-29',
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: 'http://127.0.0.1:3001/api/',
      SLACK_COMMAND_PREFIX: 'ww-',
      PATH: '/usr/bin',
    };
    expect(readConfig(environment)).toEqual({
      port: 0,
      host: '0.0.0.0',
      logLevel: 'debug',
      questionsPerMinute: 10_000,
      trustProxy: true,
      openBrowser: 'no',
      dataDir: '/var/lib/wegwijzer',
      today: '2028-02-29',
      slack: { botToken, appToken, signingSecret, apiUrl: 'http://127.0.0.1:3001/api/', commandPrefix: 'ww-' },
    });
  });

  test.each([
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', 'http'],
    ['LOG_LEVEL', 'INFO'],
    ['QUESTIONS_PER_MINUTE', '0'],
    ['QUESTIONS_PER_MINUTE', '10001'],
    ['QUESTIONS_PER_MINUTE', 'many'],
    ['TRUST_PROXY', 'true'],
    ['OPEN_BROWSER', '1'],
    ['TODAY', '2027-02-29'],
    ['TODAY', 'today'],
    ['SLACK_API_URL', 'http://127.0.0.1:3001/api'],
    ['SLACK_API_URL', 'ftp://127.0.0.1/api/'],
    ['SLACK_API_URL', '/api/'],
    ['SLACK_API_URL', 'https://slack.example/api/?x=/api/'],
    ['SLACK_COMMAND_PREFIX', '/ww-'],
    ['SLACK_COMMAND_PREFIX', 'WW-'],
    ['SLACK_COMMAND_PREFIX', 'ww '],
    ['SLACK_COMMAND_PREFIX', 'a'.repeat(17)],
  ])('refuse %s=%s', (name, value) => {
    expect(wrongNames({ [name]: value })).toEqual([name]);
  });

  test.each([
    ['PORT', '65535'],
    ['QUESTIONS_PER_MINUTE', '1'],
    ['LOG_LEVEL', 'silent'],
    ['TODAY', '2027-03-31'],
    ['SLACK_API_URL', 'https://slack.example/api/'],
    ['SLACK_COMMAND_PREFIX', 'a'.repeat(16)],
  ])('take %s=%s', (name, value) => {
    expect(wrongNames({ [name]: value })).toEqual([]);
  });

  test.each([
    ['xoxb- tokens only', { SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: appToken }, 'SLACK_BOT_TOKEN'],
    ['no token with a space', { SLACK_BOT_TOKEN: `${botToken} `, SLACK_APP_TOKEN: appToken }, 'SLACK_BOT_TOKEN'],
    ['xapp- tokens only', { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: botToken }, 'SLACK_APP_TOKEN'],
    ['no token as secret', { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: appToken }, 'SLACK_SIGNING_SECRET'],
  ])('of Slack take %s', (_, environment, name) => {
    expect(wrongNames(environment)).toEqual([name]);
  });

  test.each([
    ['an app-level token', { SLACK_APP_TOKEN: appToken }, { botToken, appToken, commandPrefix: '' }],
    ['a signing secret', { SLACK_SIGNING_SECRET: signingSecret }, { botToken, signingSecret, commandPrefix: '' }],
  ])('put the bot on Slack with a bot token and %s', (_, second, slack) => {
    expect(readConfig({ SLACK_BOT_TOKEN: botToken, ...second }).slack).toEqual(slack);
  });

  test('leave the bot off Slack without tokens, be there a prefix and an address', () => {
    expect(readConfig({ SLACK_COMMAND_PREFIX: 'ww-', SLACK_API_URL: 'http://x/api/' }).slack).toBeUndefined();
  });

  test.each([
    ['the bot token alone', { SLACK_BOT_TOKEN: botToken }],
    ['an app-level token alone', { SLACK_APP_TOKEN: appToken }],
    ['a signing secret alone', { SLACK_SIGNING_SECRET: signingSecret }],
    ['both without the bot token', { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret }],
  ])('of Slack tell what is missing beside %s', (_, environment) => {
    const missing = 'SLACK_BOT_TOKEN' in environment ? 'SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN';
    expect(wrongNames(environment)).toEqual([missing]);
    expect(() => readConfig(environment)).toThrowError(/is set, but .+\n {2}-> set \w+ too; docs\/slack\.md/);
  });

  test('that are wrong are told all at once', () => {
    expect(() => readConfig(allWrong)).toThrowErrorMatchingInlineSnapshot(`
      [ProblemsError: The settings have problems (11)

      PORT
        expected a port: a whole number from 0 to 65535 (0 takes any free port)
        -> correct it in .env or in the environment
      LOG_LEVEL
        expected trace, debug, info, warn, error, fatal or silent
        -> correct it in .env or in the environment
      QUESTIONS_PER_MINUTE
        expected a whole number from 1 to 10000
        -> correct it in .env or in the environment
      TRUST_PROXY
        expected yes or no
        -> correct it in .env or in the environment
      OPEN_BROWSER
        expected yes, no or auto
        -> correct it in .env or in the environment
      TODAY
        expected a date as 2027-03-31, only to try the bot on another day
        -> correct it in .env or in the environment
      SLACK_BOT_TOKEN
        expected the bot token of the Slack app, which begins with xoxb-
        -> correct it in .env or in the environment
      SLACK_APP_TOKEN
        expected an app-level token of the Slack app, which begins with xapp-
        -> correct it in .env or in the environment
      SLACK_SIGNING_SECRET
        expected the signing secret of the Slack app (Basic Information), which is no token
        -> correct it in .env or in the environment
      SLACK_API_URL
        expected an address that ends in /api/, as http://127.0.0.1:3001/api/, only to try the bot without Slack
        -> correct it in .env or in the environment
      SLACK_COMMAND_PREFIX
        expected at most 16 small letters, digits, - and _, as ww-
        -> correct it in .env or in the environment]
    `);
  });

  test('that are wrong are not repeated, since one may be a secret in the wrong place', () => {
    const secret = fc.stringMatching(/^xoxb-[a-zA-Z0-9-]{8,40}$/);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(allWrong)), secret, (name, value) => {
        expect(() => readConfig({ [name]: value })).toThrowError(
          expect.objectContaining({
            message: expect.not.stringContaining(value),
            stack: expect.not.stringContaining(value),
          }),
        );
      }),
    );
  });
});

describe('.env.example', () => {
  const example = readFileSync(`${projectRoot}.env.example`, 'utf8');

  test('names exactly the variables that there are', () => {
    expect([...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name)).toEqual(variableNames);
  });

  test('shows the defaults', () => {
    expect(readConfig(parseEnv(example) as Record<string, string>)).toEqual(defaults);
  });

  test('explains every variable above its line', () => {
    const blocks = example.trim().split('\n\n').slice(1);
    expect(blocks).toHaveLength(variableNames.length);
    for (const block of blocks) expect(block).toMatch(/^(?:# .+\n)+[A-Z_]+=.*$/);
  });
});
