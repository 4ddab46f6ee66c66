import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../../../src/log.ts';
import { bridgeLog, createClient } from '../../../../src/platforms/slack/client.ts';
import { createSender, NotSent, type Sender } from '../../../../src/platforms/slack/send.ts';
import type { FileBlock } from '../../../../src/reply/reply.ts';
import { channels, type Fault, type StandIn, startSlack, tokens } from '../../../support/slack/stand-in.ts';
import { type TestTiming, testTiming } from '../../../support/slack/started.ts';

let slack: StandIn;
let timing: TestTiming;
let sender: Sender;
let complaints: string[];
beforeEach(async () => {
  slack = await startSlack();
  timing = testTiming();
  complaints = [];
  const client = createClient(tokens.bot, { apiUrl: slack.apiUrl }, bridgeLog(createLog('silent'), 'debug'));
  sender = createSender(client, timing, (code) => complaints.push(code));
});
afterEach(() => slack.close());

const here = { channel: channels.here };
const message = (text: string) => ({
  text,
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] as const,
});
const texts = () => slack.messages.map(({ text }) => text);
const modal = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Titel' },
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Tekst' } }],
} as const;
const view = { ...modal, blocks: [...modal.blocks] };
const file = (name: string): FileBlock => ({
  kind: 'file',
  name,
  mediaType: 'text/plain',
  content: `inhoud van ${name} é`,
  label: `Bestand ${name}`,
});

/** What went wrong though Slack did not do it, so that it may be done again. */
const undone: readonly Fault[] = [
  { kind: 'status', status: 429, retryAfter: 7 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'drop', when: 'before' },
  { kind: 'error', error: 'internal_error' },
  { kind: 'error', error: 'ratelimited' },
];
/** What Slack did, though nobody was told. */
const done: readonly Fault[] = [{ kind: 'drop', when: 'after' }, { kind: 'done, then 500' }];

describe('a message', () => {
  test('is posted once, with a text, without previews of links, in its thread', async () => {
    await sender.post(here, message('Eerst'));
    const [first] = slack.messages;
    await sender.post({ ...here, thread: first?.ts ?? '' }, message('Dan'));
    const [call] = slack.called('chat.postMessage');
    expect(call?.args).toMatchObject({ text: 'Eerst', unfurl_links: false, unfurl_media: false });
    expect(slack.messages[1]).toMatchObject({ text: 'Dan', thread: first?.ts });
    expect(timing.pauses).toEqual([]);
  });

  test.each(undone)('is posted once when Slack did not do it: $kind $status $error', async (fault) => {
    slack.fail('chat.postMessage', fault);
    await sender.post(here, message('Hallo'));
    expect(texts()).toEqual(['Hallo']);
    expect(timing.pauses).toHaveLength(1);
  });

  test.each(done)('is posted once when Slack did it and nobody was told: $kind', async (fault) => {
    slack.fail('chat.postMessage', fault);
    await sender.post(here, message('Hallo'));
    expect(texts()).toEqual(['Hallo']);
  });

  test.each(done)('is found back in its thread: $kind', async (fault) => {
    await sender.post(here, message('Vraag'));
    const spot = { ...here, thread: slack.messages[0]?.ts ?? '' };
    await sender.post(spot, message('Hallo'));
    slack.fail('chat.postMessage', fault);
    await sender.post(spot, message('Hallo'));
    expect(texts()).toEqual(['Vraag', 'Hallo', 'Hallo']);
  });

  test('that reads like another is not taken for it', async () => {
    await sender.post(here, message('Hallo'));
    slack.fail('chat.postMessage', { kind: 'status', status: 500 });
    await sender.post(here, message('Hallo'));
    expect(texts()).toEqual(['Hallo', 'Hallo']);
  });

  test('is looked for again when looking fails for a while', async () => {
    slack.fail('chat.postMessage', { kind: 'drop', when: 'after' });
    slack.fail('conversations.history', { kind: 'status', status: 500 }, 2);
    slack.fail('conversations.history', { kind: 'status', status: 429, retryAfter: 3 });
    await sender.post(here, message('Hallo'));
    expect(texts()).toEqual(['Hallo']);
  });

  test('is rather lost than posted twice where it cannot be looked for', async () => {
    slack.fail('chat.postMessage', { kind: 'drop', when: 'after' });
    slack.fail('conversations.history', { kind: 'error', error: 'missing_scope' });
    await expect(sender.post(here, message('Hallo'))).rejects.toThrow(NotSent);
    expect(texts()).toEqual(['Hallo']);
  });

  test('waits as long as Slack asks, but not longer than a minute', async () => {
    slack.fail('chat.postMessage', { kind: 'status', status: 429, retryAfter: 7 });
    slack.fail('chat.postMessage', { kind: 'status', status: 429, retryAfter: 3_600 });
    await sender.post(here, message('Hallo'));
    expect(timing.pauses).toEqual([7_000, 60_000]);
  });

  test('is tried four times, with growing pauses', async () => {
    slack.fail('chat.postMessage', { kind: 'status', status: 500 }, 9);
    await expect(sender.post(here, message('Hallo'))).rejects.toThrow('chat.postMessage: http_500');
    expect(slack.called('chat.postMessage')).toHaveLength(4);
    expect(timing.pauses).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(texts()).toEqual([]);
  });

  test('that arrived at the last try was sent', async () => {
    slack.fail('chat.postMessage', { kind: 'status', status: 500 }, 3);
    slack.fail('chat.postMessage', { kind: 'drop', when: 'after' });
    await sender.post(here, message('Hallo'));
    expect(texts()).toEqual(['Hallo']);
  });

  test('that Slack refuses is not tried again', async () => {
    await expect(sender.post({ channel: channels.elsewhere }, message('Hallo'))).rejects.toMatchObject({
      method: 'chat.postMessage',
      code: 'not_in_channel',
    });
    expect(slack.called('chat.postMessage')).toHaveLength(1);
  });

  test('that a page of somebody else answers is not sent', async () => {
    slack.fail('chat.postMessage', { kind: 'error', error: '<html>Log in to the guest network</html>' }, 9);
    await expect(sender.post(here, message('Hallo'))).rejects.toThrow('chat.postMessage: no_answer');
  });

  test('that cannot reach Slack is tried again, and says why', async () => {
    await slack.close();
    await expect(sender.post(here, message('Hallo'))).rejects.toThrow('chat.postMessage: ECONNREFUSED');
    expect(timing.pauses).toEqual([1_000, 2_000, 4_000]);
    slack = await startSlack();
  });

  test.each(['invalid_auth', 'token_revoked', 'account_inactive'])(
    'tells when the token is not good any more: %s',
    async (code) => {
      slack.revoke('bot', code);
      await expect(sender.post(here, message('Hallo'))).rejects.toThrow(code);
      expect(complaints).toEqual([code]);
    },
  );
});

describe('a message for one person', () => {
  test.each(undone)('is shown once when Slack did not do it: $kind $status $error', async (fault) => {
    slack.fail('chat.postEphemeral', fault);
    await sender.postHidden(here, 'UAN', message('Hallo'));
    expect(slack.messages).toMatchObject([{ text: 'Hallo', only: 'UAN' }]);
  });

  test.each(done)('may be shown twice when Slack did it and nobody was told: $kind', async (fault) => {
    slack.fail('chat.postEphemeral', fault);
    await sender.postHidden(here, 'UAN', message('Hallo'));
    expect(texts()).toEqual(['Hallo', 'Hallo']);
  });

  test.each(done)('is never shown a third time: $kind', async (fault) => {
    slack.fail('chat.postEphemeral', fault, 9);
    await expect(sender.postHidden(here, 'UAN', message('Hallo'))).rejects.toThrow(NotSent);
    expect(texts()).toEqual(['Hallo', 'Hallo']);
  });
});

describe('files', () => {
  const spot = { channel: 'DUAN' };

  test('arrive together, with their names, labels and content', async () => {
    await sender.upload(spot, [file('een.txt'), file('twee.txt')]);
    expect(slack.messages).toHaveLength(1);
    expect(slack.messages[0]?.files.map(({ name, title, content }) => [name, title, content.toString()])).toEqual([
      ['een.txt', 'Bestand een.txt', 'inhoud van een.txt é'],
      ['twee.txt', 'Bestand twee.txt', 'inhoud van twee.txt é'],
    ]);
  });

  test.each(['files.getUploadURLExternal', 'files.completeUploadExternal'])(
    'arrive once when Slack fails at %s',
    async (method) => {
      slack.fail(method, { kind: 'status', status: 500 });
      await sender.upload(spot, [file('een.txt')]);
      slack.fail(method, { kind: 'status', status: 429, retryAfter: 1 });
      await sender.upload(spot, [file('twee.txt')]);
      expect(slack.messages.map(({ files }) => files.map(({ name }) => name))).toEqual([['een.txt'], ['twee.txt']]);
    },
  );

  test.each(done)('arrive once when Slack did it and nobody was told: $kind', async (fault) => {
    await sender.upload(spot, [file('een.txt')]);
    slack.fail('files.completeUploadExternal', fault);
    await sender.upload(spot, [file('een.txt')]);
    expect(slack.messages).toHaveLength(2);
  });
});

describe('a modal', () => {
  test('is opened once: a trigger is not good for more', async () => {
    for (const fault of [...undone, ...done]) {
      slack.fail('views.open', fault);
      const before = slack.called('views.open').length;
      await expect(sender.openView('trigger', view)).rejects.toThrow(NotSent);
      expect(slack.called('views.open').length - before).toBeLessThanOrEqual(1);
    }
    expect(timing.pauses).toEqual([]);
  });

  test('that stands is filled in, as often as it takes', async () => {
    slack.fail('views.publish', { kind: 'done, then 500' }, 2);
    await sender.publishHome('UAN', { type: 'home', blocks: view.blocks });
    expect(slack.home('UAN')?.shown.blocks).toEqual(view.blocks);
    await expect(sender.updateView('VNONE', view)).rejects.toThrow('views.update: not_found');
  });
});

test('the direct messages with a person are asked for once', async () => {
  slack.fail('conversations.open', { kind: 'status', status: 500 });
  expect(await sender.directChannel('UAN')).toBe('DUAN');
  expect(await sender.directChannel('UAN')).toBe('DUAN');
  expect(slack.called('conversations.open')).toHaveLength(2);
});

test('questions to begin with are offered', async () => {
  await sender.suggest({ channel: 'DUAN' }, ['Wat is een GROS?']);
  expect(slack.prompts).toMatchObject([
    { channel_id: 'DUAN', prompts: [{ title: 'Wat is een GROS?', message: 'Wat is een GROS?' }] },
  ]);
});
