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
  SLACK_BOT_TOKEN: {
    schema: z
      .string()
      .regex(/^xoxb-\S+$/)
      .optional(),
    expected: 'the bot token of the Slack app, which begins with xoxb-',
  },
  SLACK_APP_TOKEN: {
    schema: z
      .string()
      .regex(/^xapp-\S+$/)
      .optional(),
    expected: 'an app-level token of the Slack app, which begins with xapp-',
  },
  SLACK_SIGNING_SECRET: {
    schema: z
      .string()
      .regex(/^(?!xox|xapp)\S{8,}$/)
      .optional(),
    expected: 'the signing secret of the Slack app (Basic Information), which is no token',
  },
  SLACK_API_URL: {
    schema: z
      .string()
      .regex(/^https?:\/\/[^\s?#]+\/api\/$/)
      .refine(URL.canParse)
      .optional(),
    expected: 'an address that ends in /api/, as http://127.0.0.1:3001/api/, only to try the bot without Slack',
  },
  SLACK_COMMAND_PREFIX: {
    schema: z
      .string()
      .regex(/^(?!xox|xapp)[a-z0-9_-]{1,16}$/)
      .default(''),
    expected: 'at most 16 small letters, digits, - and _, as ww-',
  },
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

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
  /** Undefined when the bot is not on Slack. */
  readonly slack: SlackConfig | undefined;
};

/** How the bot is on Slack; it has an app token (Socket Mode), a signing secret (HTTP) or both. */
export type SlackConfig = {
  readonly botToken: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  /** Where Slack's Web API is, when that is not Slack. */
  readonly apiUrl?: string;
  /** Stands before the name of every slash command; empty for none. */
  readonly commandPrefix: string;
};

/**
 * Checks the environment, once.
 *
 * @throws ProblemsError that lists every wrong variable with what is expected; no value is repeated, since it may be
 *   a secret that was put in the wrong place
 */
export function readConfig(environment: Environment): Config {
  const problems: Problem[] = [];
  const read = reader(environment, problems);
  const config: Config = {
    port: read('PORT'),
    host: read('HOST'),
    logLevel: read('LOG_LEVEL'),
    questionsPerMinute: read('QUESTIONS_PER_MINUTE'),
    trustProxy: read('TRUST_PROXY') === 'yes',
    openBrowser: read('OPEN_BROWSER'),
    dataDir: read('DATA_DIR'),
    today: read('TODAY'),
    slack: slackOf({
      botToken: read('SLACK_BOT_TOKEN'),
      appToken: read('SLACK_APP_TOKEN'),
      signingSecret: read('SLACK_SIGNING_SECRET'),
      apiUrl: read('SLACK_API_URL'),
      commandPrefix: read('SLACK_COMMAND_PREFIX'),
    }),
  };
  problems.push(...slackProblems(environment));
  refuse(problems);
  return config;
}

/**
 * The prefix of the slash commands by itself: the manifest is made before there are tokens.
 *
 * @throws ProblemsError when it is wrong
 */
export function readCommandPrefix(environment: Environment): string {
  const problems: Problem[] = [];
  const prefix = reader(environment, problems)('SLACK_COMMAND_PREFIX');
  refuse(problems);
  return prefix;
}

/** Reads a variable, and adds what is wrong with it to the problems. */
function reader(environment: Environment, problems: Problem[]) {
  return <Name extends keyof typeof variables>(name: Name): z.output<(typeof variables)[Name]['schema']> => {
    const { schema, expected } = variables[name];
    const given = environment[name] === '' ? undefined : environment[name];
    const checked = schema.safeParse(given);
    if (!checked.success) {
      problems.push({ where: name, what: `expected ${expected}`, fix: 'correct it in .env or in the environment' });
    }
    return checked.data as z.output<(typeof variables)[Name]['schema']>;
  };
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemsError('The settings have problems', problems);
}

function slackOf({
  botToken,
  commandPrefix,
  ...others
}: {
  readonly [Key in keyof Required<SlackConfig>]: string | undefined;
}): SlackConfig | undefined {
  if (botToken === undefined) return undefined;
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  return { botToken, commandPrefix: commandPrefix ?? '', ...Object.fromEntries(given) };
}

/** One of the secrets without the one that goes with it. */
function slackProblems(environment: Environment): Problem[] {
  const has = (name: string) => (environment[name] ?? '') !== '';
  const second = ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'].filter(has);
  if (has('SLACK_BOT_TOKEN') && second.length === 0) {
    return [
      {
        where: 'SLACK_APP_TOKEN',
        what: 'SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is',
        fix: 'set SLACK_APP_TOKEN too; docs/slack.md says where to find it',
      },
    ];
  }
  if (!has('SLACK_BOT_TOKEN') && second.length > 0) {
    return [
      {
        where: 'SLACK_BOT_TOKEN',
        what: `${second.join(' and ')} is set, but SLACK_BOT_TOKEN is not`,
        fix: 'set SLACK_BOT_TOKEN too; docs/slack.md says where to find it',
      },
    ];
  }
  return [];
}

/** The names of all variables, for the test that holds `.env.example` against them. */
export const variableNames: readonly string[] = Object.keys(variables);
