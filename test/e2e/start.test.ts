import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/bot.ts';
import { type Program, runToEnd, type Settings, startProgram } from '../support/program.ts';
import { type StandIn, startSlack, tokens } from '../support/slack/stand-in.ts';

/** What each test leaves to be cleaned up, last made first. */
const leftovers: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of leftovers.splice(0).reverse()) await clean();
});

async function start(settings: Settings = {}, root?: string): Promise<Program> {
  const program = await startProgram(settings, root);
  leftovers.push(() => program.stop('SIGKILL'));
  return program;
}

async function ask(program: Program, fields: Readonly<Record<string, string>>): Promise<string> {
  const response = await fetch(`${program.url}messages`, { method: 'POST', body: new URLSearchParams(fields) });
  return response.text();
}

/** How long stopping took, in milliseconds, and how it ended. */
async function stopTimed(program: Program, signal?: NodeJS.Signals) {
  const started = performance.now();
  const { code, stdout } = await program.stop(signal);
  return { code, stdout, ms: performance.now() - started };
}

describe('the start', () => {
  test('says where the page is, and is ready and alive then', async () => {
    const program = await start();
    expect(program.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const ready = await fetch(`${program.url}readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ status: 'ready', parts: { index: true, store: true, web: true } });
    expect((await fetch(`${program.url}healthz`)).status).toBe(200);
  });

  test('keeps what people ask out of the log', async () => {
    const program = await start();
    await ask(program, { q: 'mijn geheime vraag over het fonds' });
    await fetch(`${program.url}?q=mijn+geheime+vraag`);
    const { stdout, stderr } = await program.stop();
    expect(stdout).toContain('"msg":"handled"');
    expect(stdout + stderr).not.toMatch(/geheime|127\.0\.0\.1"/);
  });

  test('works in a folder whose name has spaces and accents', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'Wegwijzer & één '));
    leftovers.push(() => rm(folder, { recursive: true }));
    for (const part of ['src', 'commands', 'knowledge', 'package.json']) {
      await cp(join(projectRoot, part), join(folder, part), { recursive: true });
    }
    await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
    const program = await start({}, folder);
    expect(await ask(program, { action: 'command:deadline' })).toContain('31 maart 2027');
  });

  test('with wrong settings prints every problem, repeats no value, and ends with 1', async () => {
    const settings = {
      PORT: 'drieduizend',
      LOG_LEVEL: 'luid',
      QUESTIONS_PER_MINUTE: '0',
      TRUST_PROXY: 'ja',
      OPEN_BROWSER: 'misschien',
      TODAY: '2027-02-30',
    };
    const { code, stdout, stderr } = await runToEnd('src/main.ts', { settings });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^The settings have problems \(6\)\n/);
    for (const [name, value] of Object.entries(settings)) {
      expect(stderr).toMatch(
        new RegExp(`\n${name}\n {2}expected .+\n {2}-> correct it in \\.env or in the environment`),
      );
      if (value !== '0') expect(stderr).not.toContain(value);
    }
    expect(stderr).not.toContain('    at ');
  });

  test('on a port in use says so clearly and ends with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    leftovers.push(() => other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const { code, stderr } = await runToEnd('src/main.ts', { settings: { PORT: String(port), OPEN_BROWSER: 'no' } });
    expect(code).toBe(1);
    expect(stderr).toBe(
      'The chat page cannot start (1)\n\n' +
        `PORT\n  port ${port} is in use by another program\n  -> stop that program, or set PORT to another number\n`,
    );
  });

  test('on an address that is not of this machine says so clearly and ends with 1', async () => {
    const settings = { PORT: '0', HOST: '192.0.2.1', OPEN_BROWSER: 'no' };
    const { code, stderr } = await runToEnd('src/main.ts', { settings });
    expect(code).toBe(1);
    expect(stderr).toContain('HOST\n  192.0.2.1 is no address of this machine\n');
    expect(stderr).not.toContain('    at ');
  });
});

describe('with Slack, the start', () => {
  const settings = (slack: StandIn): Settings => ({
    SLACK_BOT_TOKEN: tokens.bot,
    SLACK_APP_TOKEN: tokens.app,
    SLACK_API_URL: slack.apiUrl,
  });
  const standIn = async () => {
    const slack = await startSlack();
    leftovers.push(slack.close);
    return slack;
  };

  test('is ready on both, and stops on both', async () => {
    const slack = await standIn();
    const program = await start(settings(slack));
    const ready = await fetch(`${program.url}readyz`);
    expect(await ready.json()).toEqual({
      status: 'ready',
      parts: { index: true, store: true, web: true, slack: true },
    });
    const { code, ms } = await stopTimed(program);
    expect(code).toBe(0);
    expect(ms).toBeLessThan(4_000);
    await expect.poll(slack.connections).toBe(0);
  });

  test('and a wrong token says what to do, repeats nothing, and ends with 1', async () => {
    const slack = await standIn();
    const wrong = { ...settings(slack), SLACK_BOT_TOKEN: 'xoxb-mistyped', PORT: '0', OPEN_BROWSER: 'no' };
    const { code, stderr } = await runToEnd('src/main.ts', { settings: { ...wrong, DATA_DIR: ':memory:' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Slack cannot start \(1\)\n\nSLACK_BOT_TOKEN\n {2}.+invalid_auth.+\n {2}-> .+OAuth & Permissions/,
    );
    expect(stderr).not.toContain('mistyped');
    expect(stderr).not.toContain('    at ');
  });

  test('goes on without Slack while it cannot be reached, and says that it is not ready', async () => {
    const slack = await standIn();
    const given = settings(slack);
    await slack.close();
    const program = await start(given);
    const ready = await fetch(`${program.url}readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ parts: { web: true, slack: false } });
    expect(await ask(program, { action: 'command:deadline' })).toContain('31 maart 2027');
    const { code, stdout } = await program.stop();
    expect(code).toBe(0);
    expect(stdout.match(/no connection with Slack/g)).toHaveLength(1);
  });
});

describe('TODAY', () => {
  test.each([
    ['2026-11-20', '131 dagen', 'Wat kunnen we doen rond 11 november?'],
    ['2027-03-31', 'Dat is vandaag!', 'Zijn wij een 4de Pijlerorganisatie?'],
  ])('%s stands in for the day it is', async (TODAY, left, suggestion) => {
    const program = await start({ TODAY });
    expect(await ask(program, { action: 'command:deadline' })).toContain(left);
    expect(await (await fetch(program.url)).text()).toContain(suggestion);
  });
});

describe('the limit on messages', () => {
  test('counts a visitor by the address the connection comes from, until a proxy is trusted', async () => {
    const statuses = async (program: Program) => {
      const seen: number[] = [];
      for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.1']) {
        const headers = { 'x-forwarded-for': address };
        seen.push((await fetch(`${program.url}?q=dag`, { headers })).status);
      }
      return seen;
    };
    expect(await statuses(await start({ QUESTIONS_PER_MINUTE: '1' }))).toEqual([200, 429, 429]);
    expect(await statuses(await start({ QUESTIONS_PER_MINUTE: '1', TRUST_PROXY: 'yes' }))).toEqual([200, 200, 429]);
  });
});

describe('the stop', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('on %s is clean and soon', async (signal) => {
    const program = await start();
    await ask(program, { q: 'hallo' });
    const { code, stdout, ms } = await stopTimed(program, signal);
    expect(code).toBe(0);
    expect(stdout).toContain(`"signal":"${signal}","msg":"stopping"`);
    expect(ms).toBeLessThan(4_000);
  });

  test.each([
    ['says nothing', ''],
    ['stops halfway in its headers', 'GET / HTTP/1.1\r\nHost: x'],
    [
      'stops halfway in its question',
      'POST /messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\nq=',
    ],
  ])('does not wait for a connection that %s', async (_, sent) => {
    const program = await start();
    const { port, hostname } = new URL(program.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    leftovers.push(() => socket.destroy());
    await new Promise((resolve) => socket.once('connect', resolve));
    if (sent !== '') await new Promise((resolve) => socket.write(sent, resolve));
    await ask(program, { q: 'hallo' });
    const { code, ms } = await stopTimed(program);
    expect(code).toBe(0);
    expect(ms).toBeLessThan(4_000);
  });
});
