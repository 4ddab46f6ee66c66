import { describe, expect, test } from 'vitest';
import { checkMessage, checkView } from '../../../support/slack/validate.ts';

const letters = (count: number) => 'a'.repeat(count);
const many = <Item>(count: number, item: (at: number) => Item) => Array.from({ length: count }, (_, at) => item(at));
const plain = (count: number) => ({ type: 'plain_text', text: letters(count) });
const mrkdwn = (count: number) => ({ type: 'mrkdwn', text: letters(count) });
const option = (text: number, value = 1) => ({ text: plain(text), value: letters(value) });
const button = (more: object = {}) => ({ type: 'button', text: plain(3), ...more });
const select = (more: object = {}) => ({ type: 'static_select', options: [option(3)], ...more });
const boxes = (more: object = {}) => ({ type: 'checkboxes', options: [option(3)], ...more });
const section = (more: object = {}) => ({ type: 'section', text: mrkdwn(3), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const typed = (more: object = {}) => ({ type: 'plain_text_input', ...more });
const input = (element: object = typed(), more: object = {}) => ({ type: 'input', label: plain(3), element, ...more });
const feedback = (text: number, value: number, label: number) => {
  const each = { text: plain(text), value: letters(value), accessibility_label: letters(label) };
  return {
    type: 'context_actions',
    elements: [{ type: 'feedback_buttons', positive_button: each, negative_button: each }],
  };
};

const message = (...blocks: unknown[]) => checkMessage({ text: 'x', blocks });
const modal = (blocks: unknown, more: object = {}) =>
  checkView({ type: 'modal', title: plain(3), submit: plain(3), blocks, ...more });

describe('a message', () => {
  test.each<[what: string, limit: number, payload: (count: number) => object]>([
    ['blocks', 50, (count) => ({ blocks: many(count, () => ({ type: 'divider' })) })],
    ['characters in text', 40_000, (count) => ({ text: letters(count) })],
    [
      'text in the blocks',
      13_200,
      (count) => ({
        blocks: [...many(4, () => section({ text: mrkdwn(3000) })), section({ text: mrkdwn(count - 12_000) })],
      }),
    ],
    [
      'characters in markdown blocks',
      12_000,
      (count) => ({
        blocks: [
          { type: 'markdown', text: letters(6000) },
          { type: 'markdown', text: letters(count - 6000) },
        ],
      }),
    ],
  ])('may have so many %s: %i, and not one more', (what, limit, payload) => {
    expect(checkMessage({ text: 'x', ...payload(limit) })).toEqual([]);
    expect(checkMessage({ text: 'x', ...payload(limit + 1) })).toEqual([`${what}: ${limit + 1}, at most ${limit}`]);
  });

  test('has a text to fall back on', () => {
    expect(checkMessage({ text: 'x' })).toEqual([]);
    for (const text of [undefined, '', ' ', 3]) expect(checkMessage({ text, blocks: [] })).toEqual(['text: missing']);
  });

  test.each<[payload: object, problem: string]>([
    [{ unfurl_links: 'false' }, 'unfurl_links: no boolean'],
    [{ unfurl_media: 0 }, 'unfurl_media: no boolean'],
    [{ thread_ts: 17 }, 'thread_ts: no timestamp'],
    [{ blocks: {} }, 'blocks: no list'],
    [{ blocks: '[{"type":"x"}]' }, 'blocks[0]: x is unknown or not allowed here'],
  ])('with %j is refused', (payload, problem) => {
    expect(checkMessage({ text: 'x', ...payload })).toEqual([problem]);
  });

  test('may be as the client of Slack sends it, with JSON in a text', () => {
    expect(
      checkMessage({ text: 'x', blocks: JSON.stringify([section()]), unfurl_links: false, thread_ts: '17.1' }),
    ).toEqual([]);
  });

  test.each([undefined, null, 'x', []])('is no %j', (payload) => {
    expect(checkMessage(payload)).toEqual(['message: no object']);
  });
});

describe('a block', () => {
  test.each<[what: string, limit: number, block: (count: number) => object]>([
    ['blocks[0].text.text: characters', 3000, (count) => section({ text: mrkdwn(count) })],
    ['blocks[0].fields', 10, (count) => section({ fields: many(count, () => plain(1)) })],
    ['blocks[0].fields[0].text: characters', 2000, (count) => section({ fields: [mrkdwn(count)] })],
    ['blocks[0].text.text: characters', 150, (count) => ({ type: 'header', text: plain(count) })],
    ['blocks[0].elements', 10, (count) => ({ type: 'context', elements: many(count, () => mrkdwn(1)) })],
    ['blocks[0].elements[0].text: characters', 3000, (count) => ({ type: 'context', elements: [mrkdwn(count)] })],
    ['blocks[0].elements', 25, (count) => actions(...many(count, () => button()))],
    ['blocks[0].block_id: characters', 255, (count) => section({ block_id: letters(count) })],
    ['blocks[0].label.text: characters', 2000, (count) => input(typed(), { label: plain(count) })],
    ['blocks[0].hint.text: characters', 2000, (count) => input(typed(), { hint: plain(count) })],
    [
      'blocks[0].elements',
      5,
      (count) => ({
        ...feedback(1, 1, 1),
        elements: many(count, () => ({ type: 'icon_button' })),
      }),
    ],
    ['blocks[0].elements[0].positive_button.text.text: characters', 75, (count) => feedback(count, 1, 1)],
    ['blocks[0].elements[0].positive_button.value: characters', 2000, (count) => feedback(1, count, 1)],
    ['blocks[0].elements[0].positive_button.accessibility_label: characters', 75, (count) => feedback(1, 1, count)],
    [
      'blocks[0].alt_text: characters',
      2000,
      (count) => ({ type: 'image', image_url: 'https://x', alt_text: letters(count) }),
    ],
  ])('may have for %s %i, and not one more', (what, limit, block) => {
    expect(message(block(limit))).toEqual([]);
    expect(message(block(limit + 1))[0]).toBe(`${what}: ${limit + 1}, at most ${limit}`);
  });

  test.each<[block: unknown, problem: string]>([
    [{ type: 'secton' }, 'blocks[0]: secton is unknown or not allowed here'],
    [{ type: 'constructor' }, 'blocks[0]: constructor is unknown or not allowed here'],
    [{}, 'blocks[0]: undefined is unknown or not allowed here'],
    ['x', 'blocks[0]: no object'],
    [{ type: 'section' }, 'blocks[0]: no text and no fields'],
    [section({ texts: 1 }), 'blocks[0]: unknown texts'],
    [section({ text: 'x' }), 'blocks[0].text: no text object'],
    [section({ text: mrkdwn(0) }), 'blocks[0].text.text: empty'],
    [section({ text: { type: 'mrkdwn', text: ' \n' } }), 'blocks[0].text.text: only white space'],
    [section({ text: { type: 'markdown', text: 'x' } }), 'blocks[0].text.type: not one of plain_text, mrkdwn'],
    [section({ text: { type: 'mrkdwn', text: 'x', emoji: true } }), 'blocks[0].text: unknown emoji'],
    [section({ text: { type: 'plain_text', text: 'x', verbatim: true } }), 'blocks[0].text: unknown verbatim'],
    [section({ text: { type: 'mrkdwn', text: 'x', verbatim: 'yes' } }), 'blocks[0].text.verbatim: no boolean'],
    [section({ text: { type: 'mrkdwn' } }), 'blocks[0].text: no text'],
    [section({ fields: [] }), 'blocks[0].fields: empty'],
    [section({ expand: 1 }), 'blocks[0].expand: no boolean'],
    [section({ block_id: '' }), 'blocks[0].block_id: empty'],
    [section({ accessory: typed() }), 'blocks[0].accessory: plain_text_input is unknown or not allowed here'],
    [{ type: 'header', text: mrkdwn(3) }, 'blocks[0].text.type: not one of plain_text'],
    [{ type: 'context', elements: [] }, 'blocks[0].elements: empty'],
    [{ type: 'context', elements: [button()] }, 'blocks[0].elements[0].type: not one of plain_text, mrkdwn'],
    [actions(), 'blocks[0].elements: empty'],
    [actions(typed()), 'blocks[0].elements[0]: plain_text_input is unknown or not allowed here'],
    [input(button()), 'blocks[0].element: button is unknown or not allowed here'],
    [input(typed(), { label: mrkdwn(3) }), 'blocks[0].label.type: not one of plain_text'],
    [{ type: 'input', element: typed() }, 'blocks[0]: no label'],
    [input(typed(), { optional: 'true' }), 'blocks[0].optional: no boolean'],
    [input({ type: 'file_input' }), 'blocks[0].element: file_input is not for a message'],
    [{ type: 'context_actions', elements: [button()] }, 'blocks[0].elements[0]: button is unknown or not allowed here'],
    [{ type: 'image', alt_text: 'x' }, 'blocks[0]: either image_url or slack_file'],
    [{ type: 'alert', text: plain(3) }, 'blocks[0]: alert is not for a message'],
  ])('as %j is refused', (block, problem) => {
    expect(message(block)).toContain(problem);
  });

  test('has ids of its own, and so have the elements in it', () => {
    expect(message(section({ block_id: 'a' }), section({ block_id: 'b' }))).toEqual([]);
    expect(message(section({ block_id: 'a' }), section({ block_id: 'a' }))).toEqual(['blocks: block_id a comes twice']);
    const same = button({ action_id: 'do' });
    expect(message(actions(same), actions(same))).toEqual([]);
    expect(message(actions(same, same))).toEqual(['blocks[0]: action_id do comes twice']);
  });

  test('of a kind that we never send is known by its name', () => {
    for (const type of ['rich_text', 'table', 'video', 'card']) expect(message({ type, anything: 1 })).toEqual([]);
  });
});

describe('an element', () => {
  const inMessage = (element: object) => message(actions(element));
  const place = 'blocks[0].elements[0]';

  test.each<[what: string, limit: number, element: (count: number) => object]>([
    ['.text.text: characters', 75, (count) => button({ text: plain(count) })],
    ['.value: characters', 2000, (count) => button({ value: letters(count) })],
    ['.url: characters', 3000, (count) => button({ url: letters(count) })],
    ['.accessibility_label: characters', 75, (count) => button({ accessibility_label: letters(count) })],
    ['.action_id: characters', 255, (count) => button({ action_id: letters(count) })],
    ['.options', 100, (count) => select({ options: many(count, () => option(1)) })],
    ['.options[0].text.text: characters', 75, (count) => select({ options: [option(count)] })],
    ['.options[0].value: characters', 75, (count) => select({ options: [option(1, count)] })],
    [
      '.options[0].description.text: characters',
      75,
      (count) => select({ options: [{ ...option(1), description: plain(count) }] }),
    ],
    ['.placeholder.text: characters', 150, (count) => select({ placeholder: plain(count) })],
    [
      '.option_groups',
      100,
      (count) => ({
        type: 'static_select',
        option_groups: many(count, () => ({ label: plain(1), options: [option(1)] })),
      }),
    ],
    [
      '.option_groups[0].label.text: characters',
      75,
      (count) => ({ type: 'static_select', option_groups: [{ label: plain(count), options: [option(1)] }] }),
    ],
    ['.options', 10, (count) => boxes({ options: many(count, () => option(1)) })],
    ['.options', 10, (count) => boxes({ type: 'radio_buttons', options: many(count, () => option(1)) })],
    ['.options', 5, (count) => ({ type: 'overflow', options: many(count, () => option(1)) })],
    ['.options[0].text.text: characters', 75, (count) => ({ type: 'overflow', options: [option(count)] })],
    ['.options[0].value: characters', 75, (count) => ({ type: 'overflow', options: [option(1, count)] })],
    [
      '.options[0].description.text: characters',
      75,
      (count) => ({ type: 'overflow', options: [{ ...option(1), description: plain(count) }] }),
    ],
    [
      '.option_groups[0].options',
      100,
      (count) => ({
        type: 'static_select',
        option_groups: [{ label: plain(1), options: many(count, () => option(1)) }],
      }),
    ],
    [
      '.confirm.confirm.text: characters',
      30,
      (count) => button({ confirm: { title: plain(1), text: mrkdwn(1), confirm: plain(count), deny: plain(1) } }),
    ],
    [
      '.confirm.title.text: characters',
      100,
      (count) => button({ confirm: { title: plain(count), text: mrkdwn(1), confirm: plain(1), deny: plain(1) } }),
    ],
    [
      '.confirm.text.text: characters',
      300,
      (count) => button({ confirm: { title: plain(1), text: mrkdwn(count), confirm: plain(1), deny: plain(1) } }),
    ],
    [
      '.confirm.deny.text: characters',
      30,
      (count) => button({ confirm: { title: plain(1), text: mrkdwn(1), confirm: plain(1), deny: plain(count) } }),
    ],
  ])('may have for %s %i, and not one more', (what, limit, element) => {
    expect(inMessage(element(limit))).toEqual([]);
    expect(inMessage(element(limit + 1))[0]).toBe(`${place}${what}: ${limit + 1}, at most ${limit}`);
  });

  test.each<[element: object, problem: string]>([
    [{ type: 'knop' }, ': knop is unknown or not allowed here'],
    [{ type: 'button' }, ': no text'],
    [button({ text: mrkdwn(3) }), '.text.type: not one of plain_text'],
    [button({ style: 'default' }), '.style: not one of primary, danger'],
    [button({ values: 'x' }), ': unknown values'],
    [select({ options: [] }), '.options: empty'],
    [{ type: 'static_select' }, ': either options or option_groups'],
    [select({ option_groups: [{ label: plain(1), options: [option(3)] }] }), ': either options or option_groups'],
    [select({ options: [{ text: mrkdwn(3), value: 'a' }] }), '.options[0].text.type: not one of plain_text'],
    [select({ options: [{ text: plain(3) }] }), '.options[0]: no value'],
    [select({ options: [option(3, 0)] }), '.options[0].value: empty'],
    [select({ options: [{ ...option(3), url: 'https://x' }] }), '.options[0]: unknown url'],
    [select({ initial_option: option(4) }), ': what is chosen at first is no option'],
    [boxes({ initial_options: [option(3), option(4)] }), ': what is chosen at first is no option'],
    [boxes({ initial_options: [] }), '.initial_options: empty'],
    [boxes({ placeholder: plain(3) }), ': unknown placeholder'],
    [{ type: 'datepicker', initial_date: '2026-02-30' }, '.initial_date: no day'],
    [{ type: 'datepicker', initial_date: '30/01/2026' }, '.initial_date: no day'],
  ])('as %j is refused', (element, problem) => {
    expect(inMessage(element)).toContain(`${place}${problem}`);
  });

  test('may be chosen at first when it is exactly a row, in whatever order it was written', () => {
    expect(inMessage(select({ initial_option: { value: 'a', text: { text: 'aaa', type: 'plain_text' } } }))).toEqual(
      [],
    );
    expect(
      inMessage({
        type: 'static_select',
        option_groups: [{ label: plain(1), options: [option(3)] }],
        initial_option: option(3),
      }),
    ).toEqual([]);
    expect(inMessage(boxes({ options: [{ text: mrkdwn(3), value: 'a' }] }))).toEqual([]);
    expect(inMessage({ type: 'datepicker', initial_date: '2028-02-29' })).toEqual([]);
  });

  test.each<[element: object, problem: string]>([
    [typed({ max_length: 0 }), '.max_length: no whole number from 1 to 3000'],
    [typed({ max_length: 3001 }), '.max_length: no whole number from 1 to 3000'],
    [typed({ min_length: 3001 }), '.min_length: no whole number from 0 to 3000'],
    [typed({ placeholder: plain(151) }), '.placeholder.text: characters: 151, at most 150'],
    [typed({ min_length: 5, max_length: 4 }), ': min_length over max_length'],
    [typed({ initial_value: letters(5), max_length: 4 }), ': initial_value longer than max_length'],
    [typed({ initial_value: letters(3001) }), '.initial_value: characters: 3001, at most 3000'],
    [typed({ multiline: 'yes' }), '.multiline: no boolean'],
  ])('to type in, as %j, is refused', (element, problem) => {
    expect(modal([input(element)])).toContain(`blocks[0].element${problem}`);
  });

  test('to type in is taken with all its limits kept', () => {
    expect(
      modal([input(typed({ min_length: 0, max_length: 3000, initial_value: letters(3000), multiline: true }))]),
    ).toEqual([]);
    expect(
      modal([input(typed({ min_length: 4, max_length: 4, initial_value: letters(4), placeholder: plain(150) }))]),
    ).toEqual([]);
  });
});

describe('a view', () => {
  test.each<[what: string, limit: number, more: (count: number) => object]>([
    ['blocks', 100, (count) => ({ blocks: many(count, () => ({ type: 'divider' })) })],
    ['view.title.text: characters', 24, (count) => ({ title: plain(count) })],
    ['view.submit.text: characters', 24, (count) => ({ submit: plain(count) })],
    ['view.close.text: characters', 24, (count) => ({ close: plain(count) })],
    ['view.private_metadata: characters', 3000, (count) => ({ private_metadata: letters(count) })],
    ['view.callback_id: characters', 255, (count) => ({ callback_id: letters(count) })],
    ['view.external_id: characters', 255, (count) => ({ external_id: letters(count) })],
    [
      'elements with focus_on_load',
      1,
      (count) => ({ blocks: many(count, () => input(typed({ focus_on_load: true }))) }),
    ],
  ])('may have for %s %i, and not one more', (what, limit, more) => {
    expect(modal([], more(limit))).toEqual([]);
    expect(modal([], more(limit + 1))).toEqual([`${what}: ${limit + 1}, at most ${limit}`]);
  });

  test('may be 250 kB, and not more', () => {
    const blocks = many(81, () => section({ text: mrkdwn(3000) }));
    const rest =
      250_000 -
      JSON.stringify({ type: 'modal', title: plain(3), submit: plain(3), blocks, private_metadata: '' }).length;
    expect(rest).toBeLessThan(3000);
    expect(rest).toBeGreaterThan(0);
    expect(modal(blocks, { private_metadata: letters(rest) })).toEqual([]);
    expect(modal(blocks, { private_metadata: letters(rest + 1) })).toEqual([
      'bytes in the view: 250001, at most 250000',
    ]);
  });

  test('with something to fill in has a button that sends it', () => {
    expect(modal([section()], { submit: undefined })).toEqual([]);
    expect(modal([input()], { submit: undefined })).toEqual(['view: no submit beside inputs']);
  });

  test.each<[view: unknown, problem: string]>([
    [undefined, 'view: no object'],
    ['{', 'view: no object'],
    [{ type: 'workflow_step' }, 'view: unknown type workflow_step'],
    [{ type: 'modal', blocks: [] }, 'view: no title'],
    [{ type: 'modal', title: plain(3) }, 'blocks: no list'],
    [{ type: 'modal', title: mrkdwn(3), blocks: [] }, 'view.title.type: not one of plain_text'],
    [{ type: 'modal', title: plain(3), blocks: [], clear_on_close: 'yes' }, 'view.clear_on_close: no boolean'],
    [{ type: 'home', title: plain(3), blocks: [] }, 'view: unknown title'],
    [{ type: 'modal', title: plain(3), blocks: [feedback(1, 1, 1)] }, 'blocks[0]: context_actions is not for a modal'],
    [{ type: 'home', blocks: [feedback(1, 1, 1)] }, 'blocks[0]: context_actions is not for a home'],
    [
      { type: 'modal', title: plain(3), blocks: [{ type: 'markdown', text: 'x' }] },
      'blocks[0]: markdown is not for a modal',
    ],
    [
      { type: 'modal', title: plain(3), blocks: [section({ block_id: 'a' }), input(typed(), { block_id: 'a' })] },
      'blocks: block_id a comes twice',
    ],
  ])('as %j is refused', (view, problem) => {
    expect(checkView(view)).toContain(problem);
  });

  test('may be the Home tab, or JSON in a text', () => {
    const home = { type: 'home', blocks: [section(), actions(button())], private_metadata: 'x' };
    expect(checkView(home)).toEqual([]);
    expect(checkView(JSON.stringify(home))).toEqual([]);
  });
});
