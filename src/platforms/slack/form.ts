import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { writeActionId } from '../../reply/action-id.ts';
import type { BlockKind, FormBlock, FormField, FormValues, Reply } from '../../reply/reply.ts';
import type { Language } from '../../search/stop-words.ts';
import { buttonBlocks } from './blocks.ts';
import { afterLabel, createIds, mrkdwn, plainText, sections, textChars } from './elements.ts';
import { drawFields, elementId, readOptionValue } from './fields.ts';
import { slackLimits } from './limits.ts';
import { lineToMrkdwn, textToMrkdwn } from './markup.ts';
import { renderBlocks } from './render.ts';
import { slackWording } from './wording.ts';

export { openingAction } from './opening.ts';

const place = z.object({
  channel: z.string(),
  thread: z.string().optional(),
  direct: z.boolean(),
  hidden: z.boolean(),
});
const metadata = z.object({ action: z.string(), place });

/** Where a form was asked for, and so where what comes of it goes. */
export type Place = {
  readonly channel: string;
  readonly thread?: string;
  /** A direct message. */
  readonly direct: boolean;
  /** What we answer to is seen by this person only. */
  readonly hidden: boolean;
};

/** What a modal carries along: the action of its form (as `writeActionId` writes it), and its place. */
export type Metadata = { readonly action: string; readonly place: Place };

/** `view.state.values`: what stands in a view, by block and element. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, StateValue>>>>;
type StateOption = { readonly value?: string };
type StateValue = {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_date?: string | null;
  readonly selected_option?: StateOption | null;
  readonly selected_options?: readonly StateOption[] | null;
};

/** The first form of a reply; undefined when it has none. */
export function formOf(reply: Pick<Reply, 'blocks'>): FormBlock | undefined {
  return reply.blocks.find((block) => block.kind === 'form');
}

/**
 * A form of a reply as a modal, with the texts, sections, buttons and selects around it; what else a reply holds is for
 * the conversation. No more of those is shown than a view takes; "…" tells that there is more. The reply must be one
 * that `checkReply` finds nothing wrong with.
 */
export function toModal(reply: Reply, form: FormBlock, place: Place): ModalView {
  const { language } = reply;
  const say = slackWording[language];
  const nextId = createIds();
  const fields = drawFields(form, say).flatMap((blocks, at) => [...problemBlocks(form.fields[at]), ...blocks]);
  const buttons = buttonBlocks(form.buttons ?? [], nextId);
  const room = slackLimits.viewBlocks - fields.length - buttons.length;
  const draw = (blocks: Reply['blocks']) =>
    renderBlocks({ blocks: blocks.filter(({ kind }) => aroundForms.has(kind)), language }, nextId);
  const at = reply.blocks.indexOf(form);
  const below = cutBlocks(draw(reply.blocks.slice(at + 1)), mostBelow);
  const above = cutBlocks(draw(reply.blocks.slice(0, Math.max(0, at))), room - below.length);
  const carried: Metadata = { action: writeActionId(form.action), place };
  return {
    type: 'modal',
    callback_id: 'form',
    title: plainText(form.title.trim() === '' ? say.noticeTitle : form.title, slackLimits.viewTitleChars),
    submit: plainText(form.submit, slackLimits.viewTitleChars),
    close: plainText(say.close, slackLimits.viewTitleChars),
    private_metadata: JSON.stringify(carried),
    blocks: [...above, ...fields, ...buttons, ...below],
  };
}

const aroundForms: ReadonlySet<BlockKind> = new Set(['text', 'section', 'buttons', 'select']);

/** The blocks of a modal that what stands under its form takes at most. */
const mostBelow = 5;

/** A modal with only a text, shown as it is, and a button that closes it. */
export function noticeModal(title: string, text: string, language: Language): ModalView {
  const say = slackWording[language];
  return {
    type: 'modal',
    title: plainText(title, slackLimits.viewTitleChars),
    close: plainText(say.close, slackLimits.viewTitleChars),
    blocks: [...cutBlocks(sections(textToMrkdwn(text.trim() === '' ? '…' : text)), slackLimits.viewBlocks)],
  };
}

/** What `toModal` put in a view; undefined for a view that holds nothing of ours. */
export function readMetadata(view: { readonly private_metadata?: string }): Metadata | undefined {
  const read = metadata.safeParse(parseJson(view.private_metadata ?? '')).data;
  if (!read) return undefined;
  const { thread, ...place } = read.place;
  return { action: read.action, place: { ...place, ...(thread === undefined ? {} : { thread }) } };
}

/**
 * What stands in the fields of a view, by the names of the fields: a text, empty when nothing was filled in or chosen; a
 * list where several may be chosen. Blocks that are not of a form of ours are left out.
 */
export function readValues(values: StateValues): FormValues {
  const read = new Map<string, string | string[]>();
  for (const [id, elements] of Object.entries(values)) {
    const [, kind = '', name = '', rest = ''] = /^([a-z]+):([^:]+)(?::(.*))?$/s.exec(id) ?? [];
    const state = elements[elementId];
    if (name === '' || !state) continue;
    const former = read.get(name) ?? [];
    if (single.has(kind)) read.set(name, readOne(state));
    else if (several.has(kind)) read.set(name, [...former, ...readSeveral(kind, rest, state)]);
  }
  return Object.fromEntries(read);
}

/** What is wrong per field, by `block_id` as in `toModal`, for `response_action: 'errors'`; empty when nothing is. */
export function fieldErrors(form: FormBlock): Readonly<Record<string, string>> {
  const drawn = drawFields(form, slackWording.nl);
  const errors = form.fields.flatMap(({ problem }, at) => {
    const id = drawn[at]?.find((block) => block.type === 'input')?.block_id;
    return problem === undefined || id === undefined ? [] : [[id, problem] as const];
  });
  return Object.fromEntries(errors);
}

const single: ReadonlySet<string> = new Set(['text', 'date', 'choice']);
const several: ReadonlySet<string> = new Set(['choices', 'grid', 'column']);

function readOne({ value, selected_date, selected_option }: StateValue): string {
  return value ?? selected_date ?? readOptionValue(selected_option?.value ?? '');
}

function readSeveral(kind: string, rest: string, state: StateValue): readonly string[] {
  if (kind === 'grid') {
    const column = readOne(state);
    return column === '' ? [] : [`${rest}=${column}`];
  }
  const ticked = (state.selected_options ?? []).map(({ value }) => readOptionValue(value ?? ''));
  if (kind === 'choices') return ticked;
  const column = rest.slice(rest.indexOf(':') + 1);
  return ticked.map((row) => `${row}=${column}`);
}

function problemBlocks(field: FormField | undefined): readonly KnownBlock[] {
  if (field?.problem === undefined) return [];
  const parts = [{ text: field.label, bold: true }, { text: `${afterLabel(field.label)}${field.problem}` }];
  const texts = lineToMrkdwn(parts, '', slackLimits.contextChars).slice(0, slackLimits.contextElements);
  return [{ type: 'context', elements: texts.map(mrkdwn) }];
}

/** As many blocks as there is room for; "…" in place of the rest. */
function cutBlocks(blocks: readonly KnownBlock[], most: number): readonly KnownBlock[] {
  let chars = 0;
  const tooLong = blocks.findIndex((block) => {
    chars += textChars(block);
    return chars > slackLimits.messageChars;
  });
  const count = tooLong < 0 ? blocks.length : tooLong;
  if (count === blocks.length && count <= most) return blocks;
  return [...blocks.slice(0, Math.min(count, most - 1)), ...sections(['…'])];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
