import { describe, expect, test } from 'vitest';
import { createLog, type Log } from '../../src/log.ts';

const question = 'mijn buurvrouw Els heeft schulden';
const secret = 'xoxb-1234';

/** What the log wrote, each line as the fields it holds. */
function logged(level: string, write: (log: Log) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLog(level, { write: (line: string) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

describe('the log', () => {
  test('writes one line an event, without the name of the machine', () => {
    const lines = logged('info', (log) => {
      log.info({ pages: 3 }, 'ready');
      log.error({ reference: 'abc' }, 'failed');
    });
    expect(lines).toEqual([
      { level: 30, time: expect.any(Number), pages: 3, msg: 'ready' },
      { level: 50, time: expect.any(Number), reference: 'abc', msg: 'failed' },
    ]);
  });

  test('leaves out what is below its level', () => {
    const write = (log: Log) => {
      log.debug('small');
      log.warn('large');
    };
    expect(logged('info', write).map((line) => line.msg)).toEqual(['large']);
    expect(logged('debug', write).map((line) => line.msg)).toEqual(['small', 'large']);
    expect(logged('silent', write)).toEqual([]);
  });

  test.each(['info', 'warn', 'error'])('blanks out at level %s what a person wrote', (level) => {
    const lines = logged(level, (log) =>
      log.error({ text: question, event: { text: question, kind: 'question' } }, 'x'),
    );
    expect(lines).toMatchObject([{ text: '[redacted]', event: { text: '[redacted]', kind: 'question' } }]);
    expect(JSON.stringify(lines)).not.toContain('Els');
  });

  test.each(['debug', 'trace'])('shows at level %s what a person wrote', (level) => {
    const lines = logged(level, (log) => log.debug({ text: question, event: { text: question } }, 'x'));
    expect(lines).toMatchObject([{ text: question, event: { text: question } }]);
  });

  test.each(['trace', 'info'])('blanks out secrets at level %s', (level) => {
    const lines = logged(level, (log) =>
      log.info(
        {
          token: secret,
          authorization: secret,
          slack: { token: secret, botToken: secret, appToken: secret, signingSecret: secret, commandPrefix: 'ww-' },
          config: { slack: { botToken: secret } },
          body: { response_url: secret, trigger_id: secret, command: '/memo' },
          headers: { authorization: secret, cookie: secret, host: '11.be' },
        },
        'x',
      ),
    );
    expect(lines).toMatchObject([
      {
        token: '[redacted]',
        headers: { host: '11.be' },
        slack: { botToken: '[redacted]', commandPrefix: 'ww-' },
        body: { response_url: '[redacted]', command: '/memo' },
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain(secret);
  });

  test('tells what went wrong with its stack', () => {
    const lines = logged('info', (log) => log.error({ err: new RangeError('too far') }, 'failed'));
    expect(lines).toMatchObject([
      { err: { type: 'RangeError', message: 'too far', stack: expect.stringContaining('log.test.ts') } },
    ]);
  });
});
