import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** What opens something to whoever reads it. A `response_url` of Slack lets anybody post for half an hour. */
const secrets = ['token', 'botToken', 'appToken', 'signingSecret', 'response_url', 'trigger_id'];

/**
 * The log: one JSON line an event. Fields that hold what a person wrote or a secret are blanked out by path, except
 * that at level `debug` and below the text of a question may be logged under `text`.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const debugging = level === 'debug' || level === 'trace';
  const options = {
    level,
    base: {},
    redact: {
      paths: [
        ...(debugging ? [] : ['text', '*.text']),
        ...secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        'authorization',
        '*.authorization',
        '*.cookie',
      ],
      censor: '[redacted]',
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
