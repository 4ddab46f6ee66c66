import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toModal } from '../../../../src/platforms/slack/form.ts';
import {
  type ActionBody,
  type EventBody,
  isForOthers,
  isStop,
  readCommand,
  readMessage,
  readPress,
  readShortcut,
  readSubmission,
  readTab,
  readText,
} from '../../../../src/platforms/slack/incoming.ts';
import { escapeMrkdwn } from '../../../../src/platforms/slack/markup.ts';
import { writeActionId } from '../../../../src/reply/action-id.ts';
import type { Action, FormBlock } from '../../../../src/reply/reply.ts';

const self = 'UBOT';
const message = (event: Partial<EventBody['event']> = {}, body: Partial<EventBody> = {}): EventBody => ({
  team_id: 'T1',
  event_id: 'Ev1',
  event: { type: 'app_mention', user: 'UAN', text: 'hallo', ts: '1.2', channel: 'C1', ...event },
  ...body,
});
const direct = { type: 'message', channel: 'D1', channel_type: 'im' };

describe('a text of Slack', () => {
  test.each([
    ['<@UBOT> wat is een GROS?', 'wat is een GROS?'],
    ['wat denk je, <@UBOT|wegwijzer>?', 'wat denk je, ?'],
    ['<@U2> en <@U3|jan> in <#C1|algemeen> en <#C2>', '@U2 en @jan in #algemeen en #C2'],
    ['<!channel> <!here|here> <!subteam^S1|@team> <!subteam^S2>', '@channel here @team @subteam'],
    ['zie <https://11.be|11.be> en <https://11.be/a?b=1&amp;c=2>', 'zie 11.be en https://11.be/a?b=1&c=2'],
    ['<mailto:info@11.be|info@11.be>', 'info@11.be'],
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&amp;lt;', '&lt;'],
    ['een\ttwee\u00a0drie\nvier', 'een twee drie\nvier'],
    ['   ', ''],
  ])('%s reads %s', (text, expected) => {
    expect(readText(text, self)).toBe(expected);
  });

  test('reads as what was typed, whatever that was', () => {
    const typed = fc.string({ unit: fc.constantFrom('a', 'é', '<', '>', '&', 'lt;', '@', '#', '!', '|', ' ', '😀') });
    fc.assert(
      fc.property(typed, (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(readText(escaped, self)).toBe(text.replace(/ +/g, ' ').trim());
      }),
    );
  });

  test('that we escaped reads as it was', () => {
    expect(readText(escapeMrkdwn('<!channel> & <@U1>').replace(/[\u200b\u2060]/g, ''))).toBe('<!channel> & <@U1>');
  });
});

describe('a message', () => {
  test('that mentions the bot is a question, answered in its thread', () => {
    expect(readMessage(message({ text: '<@UBOT> wat nu?' }), self)).toEqual({
      event: {
        kind: 'question',
        text: 'wat nu?',
        person: 'slack:T1:UAN',
        workspace: 'slack:T1',
        place: 'slack',
        locale: 'nl',
      },
      place: { channel: 'C1', thread: '1.2', direct: false, hidden: false },
      user: 'UAN',
      text: 'wat nu?',
      how: 'mention',
      keys: ['event:Ev1', 'message:C1:1.2'],
    });
    expect(readMessage(message({ thread_ts: '1.0' }), self)?.place.thread).toBe('1.0');
    const command = message({ text: '<@UBOT> /ww-memo allies Gent' });
    expect(readMessage(command, self, 'ww-')?.text).toBe('/memo allies Gent');
  });

  test('in a direct message is a question too', () => {
    expect(readMessage(message(direct), self)).toMatchObject({ how: 'direct', place: { channel: 'D1', direct: true } });
    expect(readMessage(message(direct), self)?.place.thread).toBeUndefined();
    expect(readMessage(message({ ...direct, thread_ts: '1.0' }), self)?.place.thread).toBe('1.0');
    expect(readMessage(message({ ...direct, text: '<@UBOT> hallo' }), self)?.event).toMatchObject({ text: 'hallo' });
  });

  test('in a thread is overheard, unless it mentions the bot: that comes by itself', () => {
    const inThread = { type: 'message', thread_ts: '1.0' };
    expect(readMessage(message(inThread), self)).toMatchObject({ how: 'overheard', place: { thread: '1.0' } });
    expect(readMessage(message({ ...inThread, text: 'dag <@UBOT>' }), self)).toBeUndefined();
    expect(readMessage(message({ ...inThread, text: 'dag <@UBOT|wegwijzer>' }), self)).toBeUndefined();
    expect(readMessage(message({ type: 'message' }), self)).toBeUndefined();
  });

  test.each<readonly [string, Partial<EventBody['event']>]>([
    ['of a bot', { bot_id: 'B1' }],
    ['of the bot itself', { user: self }],
    ['of Slackbot', { user: 'USLACKBOT' }],
    ['that was changed', { subtype: 'message_changed' }],
    ['that was deleted', { subtype: 'message_deleted' }],
    ['of a bot in the old way', { subtype: 'bot_message' }],
    ['that says who came in', { subtype: 'channel_join' }],
  ])('%s is not for us', (_, event) => {
    expect(readMessage(message(event), self)).toBeUndefined();
    expect(readMessage(message({ ...direct, ...event }), self)).toBeUndefined();
  });

  test.each(['user', 'ts', 'channel'])('without a %s is left', (field) => {
    const { [field]: _, ...event } = message().event as Record<string, unknown>;
    expect(readMessage({ ...message(), event: event as EventBody['event'] }, self)).toBeUndefined();
  });

  test.each(['file_share', 'thread_broadcast'])('with the subtype %s is read', (subtype) => {
    expect(readMessage(message({ subtype }), self)).toBeDefined();
  });

  test('that begins by mentioning another is for that other', () => {
    expect(isForOthers(message({ text: '<@U2> wat denk jij?' }))).toBe(true);
    expect(isForOthers(message({ text: ' <!here> wie weet dit?' }))).toBe(true);
    expect(isForOthers(message({ text: 'vraag het aan <@U2>' }))).toBe(false);
    expect(isForOthers(message({ text: '<https://11.be>' }))).toBe(false);
  });

  test.each(['stop', 'Stop!', ' STOPPEN. ', 'hou op', 'arrête', 'be quiet'])(
    'that says "%s" sends the bot away',
    (text) => {
      expect(isStop(text)).toBe(true);
    },
  );

  test.each(['stop de subsidie?', 'wanneer stopt het fonds', '', 'bushalte'])('that says "%s" does not', (text) => {
    expect(isStop(text)).toBe(false);
  });
});

describe('a command', () => {
  const body = { command: '/memo', text: 'allies &amp; co', team_id: 'T1', user_id: 'UAN', channel_id: 'C1' };

  test('is the line that was typed, for that person only', () => {
    expect(readCommand({ ...body, user_name: 'an' }, '')).toEqual({
      event: {
        kind: 'question',
        text: '/memo allies & co',
        person: 'slack:T1:UAN',
        personName: 'an',
        workspace: 'slack:T1',
        place: 'slack',
        locale: 'nl',
      },
      place: { channel: 'C1', direct: false, hidden: true },
      user: 'UAN',
    });
  });

  test.each([
    ['/ww-deadline', 'ww-', '/deadline'],
    ['/deadline', 'ww-', '/deadline'],
    ['/deadline', '', '/deadline'],
    ['/ww-ww-x', 'ww-', '/ww-x'],
  ])('%s with the prefix "%s" is %s', (command, prefix, text) => {
    expect(readCommand({ ...body, command, text: '' }, prefix).event).toMatchObject({ text });
  });

  test('in direct messages is answered there', () => {
    expect(readCommand({ ...body, channel_id: 'D1' }, '').place.direct).toBe(true);
    expect(readCommand({ ...body, channel_name: 'directmessage' }, '').place.direct).toBe(true);
  });
});

test('a message that somebody chose is a question for that person, in its thread', () => {
  const body = {
    team: null,
    user: { id: 'UAN', name: 'an', team_id: 'T1' },
    channel: { id: 'C1' },
    message: { ts: '1.2', text: '<@UBOT> wat nu?' },
  };
  expect(readShortcut(body, self)).toMatchObject({
    event: { text: 'wat nu?', person: 'slack:T1:UAN', personName: 'an' },
    place: { channel: 'C1', thread: '1.2', direct: false, hidden: true },
  });
  const inThread = { ...body, message: { ...body.message, thread_ts: '1.0' } };
  expect(readShortcut(inThread, self).place.thread).toBe('1.0');
});

describe('a press', () => {
  const page: Action = { kind: 'page', page: 'fonds' };
  const press = (more: Partial<ActionBody> = {}, action: Partial<ActionBody['actions'][number]> = {}): ActionBody => ({
    team: { id: 'T1' },
    user: { id: 'UAN', username: 'an' },
    channel: { id: 'C1' },
    message: { ts: '1.2', thread_ts: '1.0' },
    container: { is_ephemeral: false },
    actions: [{ action_id: 'do:0', value: writeActionId(page), ...action }],
    ...more,
  });

  test('on a button or in a list does its action', () => {
    expect(readPress(press())).toMatchObject({
      kind: 'do',
      surface: 'message',
      event: { kind: 'action', action: page },
    });
    const chosen = { action_id: 'pick:1', value: undefined as never, selected_option: { value: 'page:gros' } };
    expect(readPress(press({}, chosen))).toMatchObject({ kind: 'do', event: { action: { page: 'gros' } } });
    expect(readPress(press({}, { action_id: 'open:1' }))).toMatchObject({ kind: 'open' });
    expect(readPress(press({}, { action_id: 'share:1' }))).toMatchObject({ kind: 'share' });
  });

  test.each<readonly [string, Partial<ActionBody>, object]>([
    ['in a thread', {}, { channel: 'C1', thread: '1.0', direct: false, hidden: false }],
    ['outside a thread', { message: { ts: '1.2' } }, { channel: 'C1', thread: '1.2', direct: false, hidden: false }],
    [
      'under what one person sees',
      { container: { is_ephemeral: true } },
      { channel: 'C1', thread: '1.0', direct: false, hidden: true },
    ],
    [
      'in direct messages',
      { channel: { id: 'D1' }, message: { ts: '1.2' } },
      { channel: 'D1', direct: true, hidden: false },
    ],
    [
      'on the Home tab',
      { channel: undefined as never, view: { id: 'V1', type: 'home' } },
      { channel: 'UAN', direct: true, hidden: false },
    ],
  ])('%s is answered there', (_, more, place) => {
    expect(readPress(press(more))?.place).toEqual(place);
  });

  test('on "this helped me" tells of which pages', () => {
    const feedback = { action_id: 'feedback', value: 'good:fonds,gros' };
    expect(readPress(press({}, feedback))).toMatchObject({ kind: 'feedback', good: true, pages: ['fonds', 'gros'] });
    expect(readPress(press({}, { ...feedback, value: 'x' }))).toMatchObject({ good: false, pages: [] });
  });

  test('on what an older version drew is known as such; on what we did not draw it is left', () => {
    expect(readPress(press({}, { value: 'something:else' }))).toMatchObject({ kind: 'unknown' });
    expect(readPress(press({}, { action_id: 'theirs' }))).toBeUndefined();
    expect(readPress(press({ actions: [] }))).toBeUndefined();
    expect(readPress(press({ channel: undefined as never }))).toBeUndefined();
  });
});

describe('a form that is sent', () => {
  const action: Action = { kind: 'flow', command: 'memo mail', flow: 'abc', revision: 3, move: 'next' };
  const form: FormBlock = {
    kind: 'form',
    title: 'Je mail',
    action,
    submit: 'Volgende',
    fields: [{ kind: 'text', name: 'town', label: 'Gemeente', required: true, maxLength: 60 }],
  };
  const place = { channel: 'C1', thread: '1.0', direct: false, hidden: true };
  const view = {
    ...toModal({ blocks: [form], visibility: 'only-you', language: 'nl' }, form, place),
    id: 'V1',
    state: { values: { 'text:town': { value: { type: 'plain_text_input', value: 'Gent' } } } },
  };
  const by = { team: { id: 'T1' }, user: { id: 'UAN', name: 'an' } };

  test('does its action with what was filled in, where it was asked for', () => {
    expect(readSubmission({ ...by, view: view as never })).toMatchObject({
      event: { kind: 'action', action, values: { town: 'Gent' }, person: 'slack:T1:UAN' },
      place,
      view: 'V1',
      action: writeActionId(action),
    });
    expect(readSubmission({ ...by, view: view as never })?.blocks).toContain('text:town');
  });

  test.each(['', '{}', 'x', JSON.stringify({ action: 'old:1', place })])(
    'but is left with the metadata %s',
    (metadata) => {
      expect(readSubmission({ ...by, view: { id: 'V1', private_metadata: metadata } })).toBeUndefined();
    },
  );
});

test('a tab that is opened tells whose it is', () => {
  const opened = { team_id: 'T1', event: { type: 'app_home_opened', user: 'UAN', tab: 'home', channel: 'D1' } };
  expect(readTab(opened)).toMatchObject({ user: 'UAN', tab: 'home', channel: 'D1', person: 'slack:T1:UAN' });
  expect(readTab({ event: { type: 'app_home_opened', user: 'UAN' } })).toBeUndefined();
});
