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
};

/** A wrong value for every variable that can be wrong. */
const allWrong = {
  PORT: '65536',
  LOG_LEVEL: 'loud',
  QUESTIONS_PER_MINUTE: '0',
  TRUST_PROXY: 'true',
  OPEN_BROWSER: 'firefox',
  TODAY: '31-03-2027',
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
  ])('refuse %s=%s', (name, value) => {
    expect(wrongNames({ [name]: value })).toEqual([name]);
  });

  test.each([
    ['PORT', '65535'],
    ['QUESTIONS_PER_MINUTE', '1'],
    ['LOG_LEVEL', 'silent'],
    ['TODAY', '2027-03-31'],
  ])('take %s=%s', (name, value) => {
    expect(wrongNames({ [name]: value })).toEqual([]);
  });

  test('that are wrong are told all at once', () => {
    expect(() => readConfig(allWrong)).toThrowErrorMatchingInlineSnapshot(`
      [ProblemsError: The settings have problems (6)

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
