import { describe, expect, test, vi } from 'vitest';
import { createLog } from '../../../../src/log.ts';
import type { SlackPlatform } from '../../../../src/platforms/slack/slack.ts';
import { maxRequestBytes } from '../../../../src/platforms/slack/timing.ts';
import { createApp } from '../../../../src/platforms/web/web.ts';
import { bot, channels, signedRequest, tokens } from '../../../support/slack/stand-in.ts';
import { patience, slackReady, slackWith } from '../../../support/slack/started.ts';
import { draftingBot } from '../web/drafting-bot.ts';

const { here } = channels;
const form = 'application/x-www-form-urlencoded';
const ask = (text: string) => `<@${bot}> ${text}`;
const mention = (text: string, more: object = {}) => ({
  type: 'event_callback',
  team_id: 'TTEAM',
  event_id: 'Ev1',
  event: { type: 'app_mention', user: 'UAN', text: ask(text), ts: '1800000000.000001', channel: here },
  ...more,
});

type Receive = NonNullable<SlackPlatform['receive']>;

/** The platform in HTTP mode, with Slack calling it. */
async function calledBySlack() {
  const all = await slackReady({ signingSecret: tokens.signing });
  const receive = all.platform.receive as Receive;
  all.slack.callInstead(receive);
  const send = (body: unknown, more: Parameters<typeof signedRequest>[2] = {}) =>
    receive(signedRequest(JSON.stringify(body), 'application/json', more));
  return { ...all, receive, send };
}

describe('in HTTP mode', () => {
  test('no connection is made, and people can talk there', async () => {
    const { slack, platform, hears } = await calledBySlack();
    expect(platform.ready()).toBe(true);
    expect(slack.opened()).toBe(0);
    await slack.write('UAN', 'DUAN', 'hallo');
    await hears('hallo');
  });

  test('commands, forms and buttons are answered, and a form that is refused shows it', async () => {
    const { slack, hears, seesModal } = await calledBySlack();
    await slack.command('UAN', here, '/nota');
    const nota = await seesModal('nota');
    expect(await slack.submit('UAN', nota, {})).toMatchObject({ errors: { 'text:text': 'dit veld is nog leeg' } });
    await slack.submit('UAN', nota, { 'text:text': 'Bel Jan' });
    await hears('Genoteerd');
    expect(slack.unacknowledged()).toBe(0);
  });

  test.each<readonly [string, Parameters<typeof signedRequest>[2]]>([
    ['without a signature', { headers: { 'x-slack-signature': undefined } }],
    ['without a time', { headers: { 'x-slack-request-timestamp': undefined } }],
    ['signed with another secret', { secret: 'another-secret' }],
    ['signed in another way', { headers: { 'x-slack-signature': 'v1=abc' } }],
    ['of more than five minutes ago', { secondsAgo: 301 }],
  ])('a request %s is refused, and nothing is said', async (_, more) => {
    const { send, bot: asked } = await calledBySlack();
    const response = await send(mention('hallo'), more);
    expect(response.status).toBe(401);
    expect(asked.events).toEqual([]);
  });

  test('a request of less than five minutes ago is taken', async () => {
    const { send } = await calledBySlack();
    expect((await send(mention('hallo'), { secondsAgo: 290 })).status).toBe(200);
  });

  test('an event that comes again is acknowledged and not answered again', async () => {
    const { slack, send, hears } = await calledBySlack();
    slack.messages.push({ ts: '1800000000.000001', channel: here, by: 'UAN', text: '', blocks: [], files: [] });
    expect((await send(mention('hallo'))).status).toBe(200);
    const retry = { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } };
    expect((await send(mention('hallo'), retry)).status).toBe(200);
    expect((await send(mention('hallo', { event_id: 'Ev2' }))).status).toBe(200);
    await hears('hallo');
  });

  test('an event whose first delivery never came is answered at the retry', async () => {
    const { slack, send, hears } = await calledBySlack();
    slack.messages.push({ ts: '1800000000.000001', channel: here, by: 'UAN', text: '', blocks: [], files: [] });
    await send(mention('hallo'), { headers: { 'x-slack-retry-num': '2' } });
    await hears('hallo');
  });

  test('Slack may ask whether the address is ours, and whether it can be reached', async () => {
    const { send, receive } = await calledBySlack();
    const challenge = await send({ type: 'url_verification', challenge: 'abc' });
    expect([challenge.status, await challenge.json()]).toEqual([200, { challenge: 'abc' }]);
    const unsigned = await send({ type: 'url_verification', challenge: 'abc' }, { secret: 'another' });
    expect(unsigned.status).toBe(401);
    const check = new Request('https://bot.example.org/slack/events', {
      method: 'POST',
      headers: { 'content-type': form },
      body: `ssl_check=1&payload=${encodeURIComponent(JSON.stringify(mention('hallo')))}`,
    });
    const checked = await receive(check);
    expect([checked.status, await checked.text()]).toEqual([200, '']);
  });

  test.each([
    ['no JSON', 'geen json', 'application/json'],
    ['no object', '7', 'application/json'],
    ['no JSON in its payload', 'payload=x', form],
  ])('a signed request with %s is refused', async (_, body, mediaType) => {
    const { receive } = await calledBySlack();
    expect((await receive(signedRequest(body, mediaType))).status).toBe(400);
  });

  test('what nobody here hears is acknowledged', async () => {
    const { receive, send } = await calledBySlack();
    const closed = { type: 'view_closed', user: { id: 'UAN' }, team: { id: 'TTEAM' }, view: { id: 'V1' } };
    const body = new URLSearchParams({ payload: JSON.stringify(closed) }).toString();
    expect((await receive(signedRequest(body, form))).status).toBe(200);
    expect((await send(mention('', { event: { type: 'emoji_changed' } }))).status).toBe(200);
    expect((await send({ type: 'something_new' })).status).toBe(200);
  });

  test('is acknowledged before the bot answers', async () => {
    const { send, receive, answerWith } = await calledBySlack();
    answerWith(() => new Promise(() => {}));
    expect((await send(mention('hallo'))).status).toBe(200);
    const command = { command: '/memo', text: '', team_id: 'TTEAM', user_id: 'UAN', channel_id: here, trigger_id: 't' };
    expect((await receive(signedRequest(new URLSearchParams(command).toString(), form))).status).toBe(200);
  });

  test('events wait at Slack until the bot is ready, and when it stops', async () => {
    const { slack, platform } = await slackWith({ signingSecret: tokens.signing });
    slack.fail('auth.test', { kind: 'status', status: 500 });
    const send = () => (platform.receive as Receive)(signedRequest(JSON.stringify(mention('x')), 'application/json'));
    expect((await send()).status).toBe(503);
    await platform.start();
    await vi.waitFor(() => expect(platform.ready()).toBe(true), patience);
    expect((await send()).status).toBe(200);
    await platform.stop();
    expect((await send()).status).toBe(503);
  });

  test('without a signing secret nothing is received', async () => {
    const { platform } = await slackReady();
    expect(platform.receive).toBeUndefined();
    expect(platform.mounts).toEqual({});
  });
});

describe('on the port of the chat page, Slack', () => {
  async function onPage() {
    const all = await calledBySlack();
    const app = createApp({
      handler: draftingBot(),
      log: createLog('silent'),
      port: 0,
      host: '127.0.0.1',
      questionsPerMinute: 1,
      trustProxy: false,
      readiness: () => ({}),
      mounts: all.platform.mounts,
    });
    const request = (body: string, headers: Readonly<Record<string, string>> = {}) => {
      const { headers: signed } = signedRequest(body, 'application/json');
      const given = { ...Object.fromEntries(signed), ...headers };
      return app.request('/slack/events', { method: 'POST', body, headers: given });
    };
    return { ...all, app, request };
  }

  test('is heard at its path, from another site and as often as it likes', async () => {
    const { request } = await onPage();
    for (const at of [1, 2, 3]) {
      const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://slack.com' };
      const response = await request(JSON.stringify({ type: 'url_verification', challenge: `c${at}` }), headers);
      expect([response.status, await response.json()]).toEqual([200, { challenge: `c${at}` }]);
    }
  });

  test('is refused when what it sends is too large, before it is read', async () => {
    const { request } = await onPage();
    expect((await request('x'.repeat(maxRequestBytes + 1))).status).toBe(413);
    expect((await request('x'.repeat(300_000))).status).toBe(400);
  });

  test('is the only one that is heard there', async () => {
    const { app } = await onPage();
    expect((await app.request('/slack/events')).status).toBe(404);
    expect((await app.request('/slack/events', { method: 'POST', body: '{}' })).status).toBe(401);
    expect((await app.request('/slack/other', { method: 'POST', body: '{}' })).status).toBe(404);
  });
});

test('a page without other platforms hears nobody there', async () => {
  const none = { handler: draftingBot(), log: createLog('silent'), port: 0, host: '127.0.0.1' };
  const app = createApp({ ...none, questionsPerMinute: 1, trustProxy: false, readiness: () => ({}) });
  expect((await app.request('/slack/events', { method: 'POST', body: '{}' })).status).toBe(404);
});
