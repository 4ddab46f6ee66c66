import { z } from 'zod';
import { type Problem, ProblemsError } from './problems.ts';

const port = 'a port: a whole number from 0 to 65535 (0 takes any free port)';
const perMinute = 'a whole number from 1 to 10000';

/** Every variable: how it is checked, and what is told when it is wrong. `.env.example` explains each. */
const variables = {
  PORT: { schema: z.coerce.number().int().min(0).max(65_535).default(3000), expected: port },
  HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    expected: 'an address of this machine, as 127.0.0.1 or 0.0.0.0',
  },
  LOG_LEVEL: {
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    expected: 'trace, debug, info, warn, error, fatal or silent',
  },
  QUESTIONS_PER_MINUTE: { schema: z.coerce.number().int().min(1).max(10_000).default(30), expected: perMinute },
  TRUST_PROXY: { schema: z.enum(['yes', 'no']).default('no'), expected: 'yes or no' },
  OPEN_BROWSER: { schema: z.enum(['yes', 'no', 'auto']).default('auto'), expected: 'yes, no or auto' },
  DATA_DIR: {
    schema: z.string().min(1).default('data'),
    expected: 'a folder that can be written, as data; :memory: keeps nothing',
  },
  TODAY: { schema: z.iso.date().optional(), expected: 'a date as 2027-03-31, only to try the bot on another day' },
} as const;

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
  /** How many messages one visitor of the chat page may send in a minute. */
  readonly questionsPerMinute: number;
  /** Whether the visitor's address is read from `X-Forwarded-For`. */
  readonly trustProxy: boolean;
  readonly openBrowser: 'yes' | 'no' | 'auto';
  /** The folder of what must outlast a restart. */
  readonly dataDir: string;
  /** Stands in for the machine's date when set. */
  readonly today: string | undefined;
};

/**
 * Checks the environment, once.
 *
 * @throws ProblemsError that lists every wrong variable with what is expected; no value is repeated, since it may be
 *   a secret that was put in the wrong place
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: Problem[] = [];
  const read = <Name extends keyof typeof variables>(name: Name): z.output<(typeof variables)[Name]['schema']> => {
    const { schema, expected } = variables[name];
    const given = environment[name] === '' ? undefined : environment[name];
    const checked = schema.safeParse(given);
    if (!checked.success) {
      problems.push({ where: name, what: `expected ${expected}`, fix: 'correct it in .env or in the environment' });
    }
    return checked.data as z.output<(typeof variables)[Name]['schema']>;
  };
  const config: Config = {
    port: read('PORT'),
    host: read('HOST'),
    logLevel: read('LOG_LEVEL'),
    questionsPerMinute: read('QUESTIONS_PER_MINUTE'),
    trustProxy: read('TRUST_PROXY') === 'yes',
    openBrowser: read('OPEN_BROWSER'),
    dataDir: read('DATA_DIR'),
    today: read('TODAY'),
  };
  if (problems.length > 0) throw new ProblemsError('The settings have problems', problems);
  return config;
}

/** The names of all variables, for the test that holds `.env.example` against them. */
export const variableNames: readonly string[] = Object.keys(variables);
