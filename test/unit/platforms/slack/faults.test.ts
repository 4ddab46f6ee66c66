import { describe, expect, test, vi } from 'vitest';
import { drainMs, patienceMs, startMs } from '../../../../src/platforms/slack/timing.ts';
import { ProblemsError } from '../../../../src/problems.ts';
import type { Reply } from '../../../../src/reply/reply.ts';
import { bot, channels, type Fault, tokens } from '../../../support/slack/stand-in.ts';
import { patience, slackReady, slackWith } from '../../../support/slack/started.ts';

const { here } = channels;
const ask = (text: string) => `<@${bot}> ${text}`;
const soon = <Result>(check: () => Result) => vi.waitFor(check, patience);
const reply = (text: string): Reply => ({
  blocks: [{ kind: 'text', text }],
  visibility: 'everyone',
  language: 'nl',
});
/** What stands in no log: what people wrote, and tokens. */
const secrets = new RegExp(`geheim|${Object.values(tokens).join('|')}`);

describe('the start', () => {
  test('resolves when people can talk there', async () => {
    const { platform, slack, alarms } = await slackWith();
    expect(platform.ready()).toBe(false);
    await platform.start();
    expect(platform.ready()).toBe(true);
    expect(slack.connections()).toBe(1);
    expect(alarms()).toEqual([]);
  });

  test.each([
    ['bot', 'invalid_auth', 'SLACK_BOT_TOKEN', 'Bot User OAuth Token'],
    ['bot', 'account_inactive', 'SLACK_BOT_TOKEN', 'install the app'],
    ['app', 'invalid_auth', 'SLACK_APP_TOKEN', 'connections:write'],
    ['app', 'missing_scope', 'SLACK_APP_TOKEN', 'connections:write'],
    ['app', 'not_allowed_token_type', 'SLACK_APP_TOKEN', 'app-level token'],
  ] as const)('with a wrong %s token (%s) says what to do', async (token, code, where, fix) => {
    const { platform, slack, lines } = await slackWith();
    slack.revoke(token, code);
    const error = await platform.start().catch((each) => each);
    expect(error).toBeInstanceOf(ProblemsError);
    expect(error.problems).toMatchObject([{ where, what: expect.stringContaining(code) }]);
    expect(error.message).toContain(fix);
    expect(error.message).not.toMatch(secrets);
    expect(lines).toEqual([]);
    expect(platform.ready()).toBe(false);
  });

  test('with too few scopes names them', async () => {
    const { platform, slack } = await slackWith();
    slack.grant('chat:write,commands,app_mentions:read,im:history,im:write,channels:history,groups:history');
    await expect(platform.start()).rejects.toThrow('the app may not do: files:write');
  });

  test('needs no assistant, which not every plan has', async () => {
    const { platform, slack } = await slackWith();
    slack.grant(
      'chat:write,commands,app_mentions:read,files:write,im:history,im:write,channels:history,groups:history',
    );
    await platform.start();
    expect(platform.ready()).toBe(true);
  });

  test.each<readonly [string, string, Fault]>([
    ['that breaks connections', 'auth.test', { kind: 'drop', when: 'before' }],
    ['that fails', 'apps.connections.open', { kind: 'status', status: 503 }],
    ['that asks to wait', 'apps.connections.open', { kind: 'status', status: 429, retryAfter: 30 }],
  ])('with a Slack %s goes on without, and gets there later', async (_, method, fault) => {
    const { platform, slack, alarms, hears } = await slackWith();
    slack.fail(method, fault, 3);
    await platform.start();
    await soon(() => expect(platform.ready()).toBe(true));
    expect(alarms()).toMatchObject([{ level: 50, platform: 'slack', fix: expect.stringContaining('network') }]);
    await slack.write('UAN', here, ask('hallo'));
    await hears('hallo');
  });

  test('with a Slack that does not answer goes on without after a while', async () => {
    const { platform, slack, timing, alarms } = await slackWith();
    slack.fail('auth.test', { kind: 'slow' });
    const starting = platform.start();
    await soon(() => expect(timing.isWaiting(startMs)).toBe(true));
    timing.reach(startMs);
    await starting;
    expect(platform.ready()).toBe(false);
    expect(alarms()).toMatchObject([{ level: 40, msg: expect.stringContaining('does not answer yet') }]);
    await soon(() => {
      slack.release();
      expect(platform.ready()).toBe(true);
    });
  });
});

describe('a connection', () => {
  test('that drops is made anew at once, and nothing is lost or said twice', async () => {
    const { slack, hears, platform, alarms } = await slackReady();
    await slack.write('UAN', here, ask('eerst'));
    await hears('eerst');
    slack.dropSockets();
    // Slack keeps what it could not deliver, and delivers it when somebody listens.
    await slack.write('UAN', here, ask('tussenin'));
    await hears('tussenin');
    await slack.write('UAN', here, ask('daarna'));
    await hears('daarna');
    expect(slack.said('eerst')).toHaveLength(1);
    expect(slack.connections()).toBe(1);
    expect(platform.ready()).toBe(true);
    expect(alarms()).toEqual([]);
  });

  test('that Slack wants to renew is renewed', async () => {
    const { slack, hears, alarms } = await slackReady();
    slack.refresh();
    await soon(() => expect(slack.opened()).toBe(2));
    await slack.write('UAN', here, ask('hallo'));
    await hears('hallo');
    expect(slack.connections()).toBe(1);
    expect(alarms()).toEqual([]);
  });

  test('that keeps dropping is not made anew without a pause', async () => {
    const { slack, timing } = await slackReady();
    for (const times of [2, 3, 4]) {
      slack.dropSockets();
      await soon(() => expect(slack.opened()).toBe(times));
      await soon(() => expect(slack.connections()).toBe(1));
    }
    expect(timing.pauses).toEqual([1_000, 2_000, 4_000]);
  });

  test('that drops before an event is acknowledged brings it again, and it is answered once', async () => {
    const { slack, hears, bot: answering } = await slackReady();
    const ts = await slack.write('UAN', here, ask('hallo'));
    await hears('hallo');
    // The same event once more, as when the acknowledgement got lost.
    const inner = { type: 'app_mention', user: 'UAN', text: ask('hallo'), ts, channel: here };
    await slack.event(inner, 'Ev1');
    await slack.event(inner, 'Ev1');
    expect(slack.said('hallo')).toHaveLength(1);
    expect(answering.events).toHaveLength(1);
  });

  test.each([
    ['invalid_auth', 'SLACK_APP_TOKEN'],
    ['token_revoked', 'SLACK_APP_TOKEN'],
    ['account_inactive', 'SLACK_APP_TOKEN'],
  ])('that is refused with %s is told once, tried again, and never ends the program', async (code, where) => {
    const { slack, platform, alarms, timing, hears } = await slackReady();
    slack.revoke('app', code);
    slack.dropSockets();
    await soon(() => expect(slack.called('apps.connections.open').length).toBeGreaterThan(6));
    expect(platform.ready()).toBe(false);
    expect(alarms()).toMatchObject([{ level: 50, code, where, fix: expect.stringContaining('api.slack.com/apps') }]);
    expect(timing.pauses.slice(0, 4)).toEqual([...timing.pauses.slice(0, 4)].sort((one, other) => one - other));
    expect(Math.max(...timing.pauses)).toBeLessThanOrEqual(60_000);
    void slack.write('UAN', here, ask('nog altijd'));
    slack.restore();
    await soon(() => expect(platform.ready()).toBe(true));
    await hears('nog altijd');
    expect(alarms()).toHaveLength(1);
  });

  test('is not ready while the bot token is revoked, and says so once', async () => {
    const { slack, platform, alarms } = await slackReady();
    slack.revoke('bot', 'token_revoked');
    await slack.write('UAN', here, ask('hallo'));
    await soon(() => expect(platform.ready()).toBe(false));
    await soon(() => expect(slack.called('auth.test').length).toBeGreaterThan(4));
    const about = alarms().filter(({ where }) => where === 'SLACK_BOT_TOKEN');
    expect(about).toMatchObject([{ code: 'token_revoked', fix: expect.stringContaining('OAuth & Permissions') }]);
    slack.restore();
    await soon(() => expect(platform.ready()).toBe(true));
  });

  test.each<readonly [string, Fault]>([
    ['fails', { kind: 'status', status: 500 }],
    ['breaks connections', { kind: 'drop', when: 'before' }],
    ['asks to wait', { kind: 'status', status: 429, retryAfter: 120 }],
  ])('is made when Slack %s for a while', async (_, fault) => {
    const { slack, platform, alarms, timing } = await slackReady();
    slack.fail('apps.connections.open', fault, 5);
    slack.dropSockets();
    await soon(() => expect(slack.opened()).toBe(2));
    await soon(() => expect(platform.ready()).toBe(true));
    expect(alarms()).toHaveLength(1);
    if (fault.kind === 'status' && fault.retryAfter) expect(Math.max(...timing.pauses)).toBe(120_000);
  });
});

describe('while Slack fails', () => {
  test.each<readonly [string, Fault]>([
    ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: 5 }],
    ['500', { kind: 'status', status: 500 }],
    ['a connection that breaks before', { kind: 'drop', when: 'before' }],
    ['a connection that breaks after', { kind: 'drop', when: 'after' }],
    ['500 though it was done', { kind: 'done, then 500' }],
  ])('a direct message is answered once: %s', async (_, fault) => {
    const { slack, hears, alarms } = await slackReady();
    slack.fail('chat.postMessage', fault);
    await slack.write('UAN', 'DUAN', 'hallo');
    await hears('hallo');
    expect(alarms()).toEqual([]);
  });

  test('an answer that Slack refuses for good is told to the person, with a reference that the log has too', async () => {
    const { slack, alarms } = await slackReady();
    slack.fail('chat.postEphemeral', { kind: 'error', error: 'msg_too_long' });
    await slack.write('UAN', here, ask('mijn geheime vraag'));
    const note = await soon(() => {
      const [said] = slack.messages.filter(({ by }) => by === bot);
      expect(said?.only).toBe('UAN');
      return said;
    });
    expect(alarms()).toMatchObject([{ level: 50, method: 'chat.postEphemeral', code: 'msg_too_long' }]);
    expect(note?.text).toContain(alarms()[0]?.reference);
    expect(JSON.stringify(alarms())).not.toMatch(secrets);
  });

  test('nothing that people wrote and no token comes into the log', async () => {
    const { slack, lines, timing } = await slackReady();
    slack.fail('*', { kind: 'status', status: 500 }, 12);
    await slack.write('UAN', here, ask('mijn geheime vraag'));
    slack.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    await slack.write('UAN', 'DUAN', 'geheim');
    await soon(() => expect(timing.pauses.length).toBeGreaterThan(3));
    await soon(() => expect(lines.length).toBeGreaterThan(2));
    expect(JSON.stringify(lines)).not.toMatch(secrets);
  });
});

describe('acknowledging', () => {
  const never = () => new Promise<never>(() => {});

  test('waits for nothing, also when the bot never answers', async () => {
    const { slack, timing, seesModal, answerWith } = await slackReady();
    answerWith(never);
    await slack.write('UAN', here, ask('hallo'));
    await slack.command('UAN', here, '/memo', 'mail');
    await soon(() => expect(timing.isWaiting(patienceMs)).toBe(true));
    timing.reach(patienceMs);
    const waiting = await seesModal('Even geduld');
    expect(waiting.shown.blocks).not.toEqual([]);
    expect(slack.unacknowledged()).toBe(0);
  });

  test('waits for no store', async () => {
    const { slack } = await slackReady({ firstTime: never });
    const thread = await slack.write('UAN', here, ask('hallo'));
    await slack.command('UAN', here, '/memo', 'mail');
    await slack.shortcut('UAN', thread);
    await slack.openTab('UAN', 'home');
    expect(slack.unacknowledged()).toBe(0);
  });

  test('of a form waits for the bot, but not until Slack gives up', async () => {
    const { slack, timing, seesModal, answerWith } = await slackReady();
    await slack.command('UAN', here, '/nota');
    const nota = await seesModal('nota');
    answerWith(never);
    const sending = slack.submit('UAN', nota, { 'text:text': 'Bel Jan' });
    await soon(() => expect(timing.isWaiting(patienceMs)).toBe(true));
    expect(slack.unacknowledged()).toBe(1);
    timing.reach(patienceMs);
    expect(await sending).toMatchObject({ response_action: 'update' });
  });

  test('that does not arrive since the connection is gone keeps nobody from an answer', async () => {
    const { slack, hears, bot: asked, answerWith } = await slackReady();
    const { handle } = asked;
    const late = Promise.withResolvers<void>();
    answerWith(async (event) => {
      await late.promise;
      return handle(event);
    });
    await slack.command('UAN', here, '/hallo');
    slack.dropSockets();
    late.resolve();
    await hears('hallo');
  });
});

describe('the stop', () => {
  test('takes nothing new, finishes what is under way, and closes the connection', async () => {
    const { slack, platform, hears, answerWith } = await slackReady();
    const answering = Promise.withResolvers<Reply>();
    answerWith(() => answering.promise);
    await slack.write('UAN', 'DUAN', 'hallo');
    const stopping = platform.stop();
    expect(platform.ready()).toBe(false);
    void slack.write('UAN', 'DUAN', 'te laat');
    answering.resolve(reply('Dag!'));
    await stopping;
    await hears('Dag!');
    await soon(() => expect(slack.connections()).toBe(0));
    // Slack will send it to whoever listens next.
    expect(slack.unacknowledged()).toBe(1);
    expect(slack.messages.filter(({ by }) => by === bot)).toHaveLength(1);
  });

  test('waits no longer than it may', async () => {
    const { slack, platform, timing, answerWith } = await slackReady();
    answerWith(() => new Promise(() => {}));
    await slack.write('UAN', 'DUAN', 'hallo');
    const stopping = platform.stop();
    await soon(() => expect(timing.isWaiting(drainMs)).toBe(true));
    timing.reach(drainMs);
    await stopping;
    await soon(() => expect(slack.connections()).toBe(0));
  });

  test('is soon while there is no connection', async () => {
    const { slack, platform } = await slackReady();
    slack.fail('*', { kind: 'slow' }, 99);
    slack.dropSockets();
    await soon(() => expect(platform.ready()).toBe(false));
    await platform.stop();
  });
});
