/** A message as Slack keeps it. */
export type SlackMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text?: string;
  readonly blocks?: readonly SlackBlock[];
  readonly files?: readonly { readonly name?: string; readonly url_private_download?: string }[];
  readonly subtype?: string;
  /** The person who sees it, when nobody else does. */
  readonly ephemeral_to?: string;
};

/** A modal or Home tab as Slack keeps it. */
export type SlackView = {
  readonly id: string;
  readonly title?: SlackText;
  readonly submit?: SlackText | null;
  readonly blocks: readonly SlackBlock[];
};

export type SlackText = { readonly type?: string; readonly text: string };
export type SlackOption = { readonly value: string; readonly text: SlackText };

/** A block or an element of one: what of it can be read or pressed. */
export type SlackBlock = {
  readonly type: string;
  readonly block_id?: string;
  readonly action_id?: string;
  readonly text?: SlackText | string;
  readonly title?: SlackText;
  readonly label?: SlackText;
  readonly hint?: SlackText;
  readonly placeholder?: SlackText;
  readonly value?: string;
  readonly optional?: boolean;
  readonly fields?: readonly SlackText[];
  readonly elements?: readonly SlackBlock[];
  readonly element?: SlackBlock;
  readonly accessory?: SlackBlock;
  readonly options?: readonly SlackOption[];
  readonly option_groups?: readonly { readonly options: readonly SlackOption[] }[];
  readonly initial_value?: string;
  readonly initial_date?: string;
  readonly initial_option?: SlackOption;
  readonly initial_options?: readonly SlackOption[];
};

/** Something that can be pressed, with what Slack sends when it is. */
export type Pressable = { readonly label: string; readonly action: SlackAction };
export type SlackAction = {
  readonly type: string;
  readonly action_id: string;
  readonly block_id?: string;
  readonly value?: string;
  readonly selected_option?: SlackOption;
};

/** What a person reads of blocks: the letters without the marks, and mentions as Slack shows them. */
export function readBlocks(blocks: readonly SlackBlock[]): string {
  return blocks.map(readBlock).filter(Boolean).join('\n');
}

function readBlock(block: SlackBlock): string {
  if (block.type === 'mrkdwn' || block.type === 'plain_text') return readText(block as SlackText);
  const { text, title, label, element, hint, fields = [], elements = [], accessory } = block;
  const parts = [label, title, text, ...fields, hint].flatMap((each) => (each === undefined ? [] : readText(each)));
  const inner = [...elements, element, accessory].flatMap((each) => (each === undefined ? [] : readBlock(each)));
  const rows = optionsOf(block).map((option) => readText(option.text));
  return [...parts, ...rows, ...inner].filter((each) => each !== '').join('\n');
}

/** A text as it is shown; one that is mrkdwn loses its marks. */
export function readText(text: SlackText | string): string {
  if (typeof text === 'string') return text;
  return text.type === 'mrkdwn' ? readMrkdwn(text.text) : text.text;
}

/**
 * Mrkdwn as it is shown. Between triple backticks there are no marks, but links and mentions are those there too; what
 * Slack takes for one without knowing it is not shown.
 */
export function readMrkdwn(mrkdwn: string): string {
  const shown = withoutLinks(mrkdwn)
    .split('```')
    .map((part, at) => (at % 2 === 1 ? part : withoutMarks(part)));
  return withoutEntities(shown.join('')).replace(/[\u200B\u2060]/g, '');
}

function withoutLinks(mrkdwn: string): string {
  return mrkdwn
    .replace(/<(?:https?:|mailto:)[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<((?:https?:|mailto:)[^>]*)>/g, '$1')
    .replace(/<!(\w+)[^>]*>/g, '@$1 (everybody is called)')
    .replace(/<[@#](\w+)[^>]*>/g, '@$1')
    .replace(/<[^>]*>/g, '');
}

function withoutMarks(mrkdwn: string): string {
  return mrkdwn.replace(/(?<![\p{L}\p{N}\u2060])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}\u2060])/gu, '$2');
}

function withoutEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** All that can be pressed in blocks, but not what only fills in a form. */
export function pressables(blocks: readonly SlackBlock[]): readonly Pressable[] {
  return blocks.flatMap((block) => {
    const elements = [...(block.elements ?? []), ...(block.accessory === undefined ? [] : [block.accessory])];
    return elements.flatMap((element) => pressablesOf(element, block.block_id));
  });
}

function pressablesOf(element: SlackBlock, block_id: string | undefined): readonly Pressable[] {
  const { type, action_id = '', text = '', value } = element;
  const from = { type, action_id, ...(block_id === undefined ? {} : { block_id }) };
  if (type === 'button') {
    return [{ label: readText(text), action: { ...from, ...(value === undefined ? {} : { value }) } }];
  }
  return optionsOf(element).map((selected_option) => ({
    label: readText(selected_option.text),
    action: { ...from, selected_option },
  }));
}

export function optionsOf({ options = [], option_groups = [] }: SlackBlock): readonly SlackOption[] {
  return [...options, ...option_groups.flatMap((group) => group.options)];
}
