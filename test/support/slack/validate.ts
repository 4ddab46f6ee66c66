/**
 * Holds what we send to Slack against what its documentation says it takes
 * (https://docs.slack.dev/reference/block-kit and the pages below it; the typings of `@slack/types` where those are
 * stricter), so that a test fails where Slack would answer `invalid_blocks` or `invalid_arguments`. What we never
 * send is known by name only, most of it.
 */
type Surface = 'message' | 'modal' | 'home';

/** What is wrong with a value: lines that begin with the place, as `blocks[2].text`. */
type Check = (value: unknown, path: string, surface: Surface) => readonly string[];

type Shape = { readonly needs?: Readonly<Record<string, Check>>; readonly may?: Readonly<Record<string, Check>> };

type Kind = Shape & {
  readonly surfaces?: readonly Surface[];
  /** What goes beyond one property. */
  readonly also?: (value: Fields, path: string, surface: Surface) => readonly string[];
};

type Fields = Readonly<Record<string, unknown>>;

/** Every way in which Slack would refuse this message; empty when it would take it. */
export function checkMessage(payload: unknown): readonly string[] {
  if (!isFields(payload)) return ['message: no object'];
  const blocks = parsed(payload.blocks);
  const text = typeof payload.text === 'string' ? payload.text : '';
  return [
    ...(text.trim() === '' ? ['text: missing'] : []),
    ...over('characters in text', text.length, 40_000),
    ...['unfurl_links', 'unfurl_media', 'mrkdwn', 'link_names', 'reply_broadcast'].flatMap((name) =>
      payload[name] === undefined ? [] : boolean(payload[name], name, 'message'),
    ),
    ...(payload.thread_ts === undefined ? [] : timestamp(payload.thread_ts, 'thread_ts', 'message')),
    ...(blocks === undefined ? [] : checkBlocks(blocks, 50, 'message')),
    ...over('text in the blocks', sumOf(blocks, 'text'), 13_200),
  ];
}

/** Every way in which Slack would refuse this modal or Home view; empty when it would take it. */
export function checkView(given: unknown): readonly string[] {
  const view = parsed(given);
  if (!isFields(view)) return ['view: no object'];
  if (view.type !== 'modal' && view.type !== 'home') return [`view: unknown type ${String(view.type)}`];
  const surface = view.type;
  const blocks = Array.isArray(view.blocks) ? view.blocks.filter(isFields) : [];
  const focused = JSON.stringify(blocks).split('"focus_on_load":true').length - 1;
  return [
    ...checkShape(surface === 'modal' ? modal : home, view, 'view', surface),
    ...checkBlocks(view.blocks, 100, surface),
    ...(surface === 'modal' && view.submit === undefined && blocks.some(({ type }) => type === 'input')
      ? ['view: no submit beside inputs']
      : []),
    ...over('elements with focus_on_load', focused, 1),
    ...over('bytes in the view', Buffer.byteLength(JSON.stringify(view)), 250_000),
  ];
}

function checkBlocks(given: unknown, most: number, surface: Surface): readonly string[] {
  if (!Array.isArray(given)) return ['blocks: no list'];
  return [
    ...over('blocks', given.length, most),
    ...given.flatMap((block, at) => [
      ...checkKind(blockKinds, block, `blocks[${at}]`, surface),
      ...duplicates(actionIds(block), `blocks[${at}]: action_id`),
    ]),
    ...duplicates(
      given.flatMap((block) => (isFields(block) && typeof block.block_id === 'string' ? [block.block_id] : [])),
      'blocks: block_id',
    ),
    ...over('characters in markdown blocks', markdownChars(given), 12_000),
  ];
}

function checkKind(
  kinds: Readonly<Record<string, Kind>>,
  value: unknown,
  path: string,
  surface: Surface,
): readonly string[] {
  if (!isFields(value)) return [`${path}: no object`];
  const type = String(value.type);
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (!kind) return [`${path}: ${type} is unknown or not allowed here`];
  return [
    ...(kind.surfaces?.includes(surface) === false ? [`${path}: ${type} is not for a ${surface}`] : []),
    ...(kind.needs || kind.may ? checkShape(kind, value, path, surface) : []),
    ...(kind.also?.(value, path, surface) ?? []),
  ];
}

function checkShape({ needs = {}, may = {} }: Shape, value: Fields, path: string, surface: Surface): readonly string[] {
  const known = new Map(Object.entries({ type: any, ...needs, ...may }));
  return [
    ...Object.keys(needs).flatMap((name) => (value[name] === undefined ? [`${path}: no ${name}`] : [])),
    ...Object.entries(value).flatMap(([name, each]) => {
      const check = known.get(name);
      if (!check) return [`${path}: unknown ${name}`];
      return each === undefined ? [] : check(each, `${path}.${name}`, surface);
    }),
  ];
}

const any: Check = () => [];

const boolean: Check = (value, path) => (typeof value === 'boolean' ? [] : [`${path}: no boolean`]);

const timestamp: Check = (value, path) =>
  typeof value === 'string' && /^\d+\.\d+$/.test(value) ? [] : [`${path}: no timestamp`];

function string(most: number, least = 1): Check {
  return (value, path) => {
    if (typeof value !== 'string') return [`${path}: no text`];
    return value.length < least ? [`${path}: empty`] : over(`${path}: characters`, value.length, most);
  };
}

function integer(least: number, most: number): Check {
  return (value, path) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? []
      : [`${path}: no whole number from ${least} to ${most}`];
}

function oneOf(...allowed: readonly string[]): Check {
  return (value, path) => (allowed.includes(String(value)) ? [] : [`${path}: not one of ${allowed.join(', ')}`]);
}

function list(check: Check, most: number): Check {
  return (value, path, surface) => {
    if (!Array.isArray(value)) return [`${path}: no list`];
    if (value.length === 0) return [`${path}: empty`];
    return [...over(path, value.length, most), ...value.flatMap((each, at) => check(each, `${path}[${at}]`, surface))];
  };
}

function shape(settings: Shape): Check {
  return (value, path, surface) =>
    isFields(value) ? checkShape(settings, value, path, surface) : [`${path}: no object`];
}

function element(...allowed: readonly string[]): Check {
  const kinds = Object.fromEntries(allowed.map((type) => [type, elementKinds[type] ?? {}]));
  return (value, path, surface) => checkKind(kinds, value, path, surface);
}

/** A text object; only of white space is refused too. */
function text(most: number, ...types: readonly ('plain_text' | 'mrkdwn')[]): Check {
  return (value, path, surface) => {
    if (!isFields(value)) return [`${path}: no text object`];
    const setting = value.type === 'mrkdwn' ? { verbatim: boolean } : { emoji: boolean };
    return [
      ...oneOf(...types)(value.type, `${path}.type`, surface),
      ...checkShape({ needs: { text: string(most) }, may: setting }, value, path, surface),
      ...(typeof value.text === 'string' && /^\s+$/.test(value.text) ? [`${path}.text: only white space`] : []),
    ];
  };
}

const plain = (most: number) => text(most, 'plain_text');
const anyText = (most: number) => text(most, 'plain_text', 'mrkdwn');
const id = string(255);
const address = string(3000);

const confirm = shape({
  needs: { title: plain(100), text: anyText(300), confirm: plain(30), deny: plain(30) },
  may: { style: oneOf('primary', 'danger') },
});

/** A row: of a menu it holds plain text, of boxes and radio buttons mrkdwn as well. */
const row = (rowText: (most: number) => Check) =>
  // The documentation takes values of 150 characters, the typings of 75.
  shape({ needs: { text: rowText(75), value: string(75) }, may: { description: rowText(75) } });
const menuRow = row(plain);
const boxRow = row(anyText);
const overflowRow = shape({
  needs: { text: plain(75), value: string(75) },
  may: { description: plain(75), url: address },
});
const rowGroup = shape({ needs: { label: plain(75), options: list(menuRow, 100) } });

const interactive = { action_id: id, confirm };
const focusable = { ...interactive, focus_on_load: boolean };
const menu = { ...focusable, placeholder: plain(150) };
const staticMenu = { options: list(menuRow, 100), option_groups: list(rowGroup, 100) };
const typed = { action_id: id, focus_on_load: boolean, placeholder: plain(150), dispatch_action_config: any };
const inputSurfaces = ['modal'] as const;

const image = {
  needs: { alt_text: string(2000) },
  may: { image_url: address, slack_file: any },
  also: checkImage,
};

const elementKinds: Readonly<Record<string, Kind>> = {
  button: {
    needs: { text: plain(75) },
    may: {
      ...interactive,
      value: string(2000, 0),
      url: address,
      style: oneOf('primary', 'danger'),
      accessibility_label: string(75),
    },
  },
  static_select: { may: { ...menu, ...staticMenu, initial_option: menuRow }, also: checkRows },
  checkboxes: {
    needs: { options: list(boxRow, 10) },
    may: { ...focusable, initial_options: list(boxRow, 10) },
    also: checkRows,
  },
  radio_buttons: {
    needs: { options: list(boxRow, 10) },
    may: { ...focusable, initial_option: boxRow },
    also: checkRows,
  },
  overflow: { needs: { options: list(overflowRow, 5) }, may: interactive },
  datepicker: { may: { ...menu, initial_date: day } },
  plain_text_input: {
    may: {
      ...typed,
      initial_value: string(3000, 0),
      multiline: boolean,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
    also: checkLengths,
  },
  feedback_buttons: {
    needs: { positive_button: shape(feedbackButton()), negative_button: shape(feedbackButton()) },
    may: { action_id: id },
  },
  image,
  email_text_input: { surfaces: inputSurfaces },
  number_input: { surfaces: inputSurfaces },
  url_text_input: { surfaces: inputSurfaces },
  file_input: { surfaces: inputSurfaces },
  rich_text_input: { surfaces: ['modal', 'home'] },
};

const menus = ['static', 'external', 'users', 'conversations', 'channels'].flatMap((source) => [
  `${source}_select`,
  `multi_${source}_select`,
]);
const pickers = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker', ...menus];
const pressed = ['button', 'overflow', 'workflow_button'];

const blockKinds: Readonly<Record<string, Kind>> = {
  section: {
    may: {
      block_id: id,
      text: anyText(3000),
      fields: list(anyText(2000), 10),
      accessory: element('image', ...pressed, ...pickers),
      expand: boolean,
    },
    also: (block, path) => ((block.text ?? block.fields) === undefined ? [`${path}: no text and no fields`] : []),
  },
  header: { needs: { text: plain(150) }, may: { block_id: id } },
  divider: { may: { block_id: id } },
  context: {
    needs: {
      elements: list((value, path, surface) => {
        const isImage = isFields(value) && value.type === 'image';
        return (isImage ? element('image') : anyText(3000))(value, path, surface);
      }, 10),
    },
    may: { block_id: id },
  },
  actions: {
    needs: { elements: list(element(...pressed, ...pickers, 'datetimepicker', 'rich_text_input'), 25) },
    may: { block_id: id },
  },
  context_actions: {
    surfaces: ['message'],
    needs: { elements: list(element('feedback_buttons', 'icon_button'), 5) },
    may: { block_id: id },
  },
  input: {
    needs: {
      label: plain(2000),
      element: element(
        ...pickers,
        'datetimepicker',
        'plain_text_input',
        'email_text_input',
        'number_input',
        'url_text_input',
        'file_input',
        'rich_text_input',
      ),
    },
    may: { block_id: id, hint: plain(2000), optional: boolean, dispatch_action: boolean },
  },
  image: { ...image, may: { ...image.may, block_id: id, title: any } },
  markdown: { surfaces: ['message'], needs: { text: string(12_000) }, may: { block_id: id } },
  rich_text: {},
  video: {},
  table: { surfaces: ['message'] },
  alert: { surfaces: ['modal'] },
  card: {},
  carousel: { surfaces: ['message', 'home'] },
  container: { surfaces: ['message'] },
  data_table: { surfaces: ['message'] },
  plan: { surfaces: ['message'] },
  task_card: { surfaces: ['message'] },
};

const viewParts = { blocks: any, private_metadata: string(3000, 0), callback_id: id, external_id: id };
const modal: Shape = {
  needs: { title: plain(24), blocks: any },
  may: { ...viewParts, submit: plain(24), close: plain(24), clear_on_close: boolean, notify_on_close: boolean },
};
const home: Shape = { needs: { blocks: any }, may: viewParts };

function feedbackButton(): Shape {
  return { needs: { text: plain(75), value: string(2000) }, may: { accessibility_label: string(75) } };
}

function day(value: unknown, path: string): readonly string[] {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isCalendarDay(value);
  return isDay ? [] : [`${path}: no day`];
}

function isCalendarDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Rows come as a list or in groups, and what is chosen at first is exactly one of them. */
function checkRows(value: Fields, path: string): readonly string[] {
  const groups = listOf(value.option_groups).filter(isFields);
  const rows = [...listOf(value.options), ...groups.flatMap(({ options }) => listOf(options))].map((each) =>
    JSON.stringify(sorted(each)),
  );
  const initial = [
    ...(value.initial_option === undefined ? [] : [value.initial_option]),
    ...listOf(value.initial_options),
  ];
  return [
    ...((value.options === undefined) === (value.option_groups === undefined)
      ? [`${path}: either options or option_groups`]
      : []),
    ...initial.flatMap((each) =>
      rows.includes(JSON.stringify(sorted(each))) ? [] : [`${path}: what is chosen at first is no option`],
    ),
  ];
}

function checkImage({ image_url, slack_file }: Fields, path: string): readonly string[] {
  return (image_url === undefined) === (slack_file === undefined) ? [`${path}: either image_url or slack_file`] : [];
}

function checkLengths({ initial_value, min_length = 0, max_length = 3000 }: Fields, path: string): readonly string[] {
  return [
    ...(Number(min_length) > Number(max_length) ? [`${path}: min_length over max_length`] : []),
    ...(typeof initial_value === 'string' && initial_value.length > Number(max_length)
      ? [`${path}: initial_value longer than max_length`]
      : []),
  ];
}

/** The ids of the elements in one block. */
function actionIds(block: unknown): readonly string[] {
  if (!isFields(block)) return [];
  return [...listOf(block.elements), block.element, block.accessory].flatMap((each) =>
    isFields(each) && typeof each.action_id === 'string' ? [each.action_id] : [],
  );
}

function markdownChars(blocks: readonly unknown[]): number {
  return blocks
    .filter((block) => isFields(block) && block.type === 'markdown')
    .reduce((sum: number, block) => sum + sumOf(block, 'text'), 0);
}

/** Characters in everything under this name, at any depth. */
function sumOf(part: unknown, name: string): number {
  if (typeof part !== 'object' || part === null) return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) => sum + (key === name && typeof value === 'string' ? value.length : sumOf(value, name)),
    0,
  );
}

function duplicates(ids: readonly string[], what: string): readonly string[] {
  return [...new Set(ids.filter((each, at) => ids.indexOf(each) !== at))].map((each) => `${what} ${each} comes twice`);
}

function over(what: string, count: number, most: number): readonly string[] {
  return count > most ? [`${what}: ${count}, at most ${most}`] : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What the client of Slack sends as a form field is JSON in a text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function sorted(value: unknown): unknown {
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}
