import type { Button as ButtonElement, KnownBlock } from '@slack/types';
import { writeActionId } from '../../reply/action-id.ts';
import { formatSource } from '../../reply/plain-text.ts';
import {
  type Block,
  type Button,
  type CopyBlock,
  type FileBlock,
  type FormBlock,
  type Renderers,
  type Reply,
  renderBlock,
  type SectionBlock,
  type SelectBlock,
  type SourceReference,
  type SourcesBlock,
  type TimelineBlock,
} from '../../reply/reply.ts';
import { formatDay } from '../../wording/day.ts';
import { afterLabel, chunks, mrkdwn, type NextId, plainText, sections, titleBlocks } from './elements.ts';
import { slackLimits } from './limits.ts';
import { escapeCode, escapeEntities, lineToMrkdwn, linkToMrkdwn, markupToMrkdwn, textToMrkdwn } from './markup.ts';
import { openingAction } from './opening.ts';
import { joinLines, splitText } from './split.ts';
import { type SlackWording, slackWording } from './wording.ts';

/** Blocks of a reply with the Slack blocks that draw them. */
export type Drawn = { readonly blocks: readonly Block[]; readonly drawn: readonly KnownBlock[] };

/**
 * The blocks of a reply, each drawn within the limits of a Slack block; how many of those fit together is not looked at.
 * What has no text is drawn as nothing. A form is a button that opens it, with what is wrong in it; files are named.
 */
export function drawBlocks({ blocks, language }: Pick<Reply, 'blocks' | 'language'>, nextId: NextId): readonly Drawn[] {
  const renderers = createRenderers(language, nextId);
  return withFilesTogether(blocks).map((block) =>
    'kind' in block
      ? { blocks: [block], drawn: renderBlock(renderers, block) }
      : { blocks: block, drawn: drawFiles(block, slackWording[language]) },
  );
}

/** The blocks one by one, but files that follow each other as one list. */
function withFilesTogether(blocks: readonly Block[]): readonly (Block | readonly FileBlock[])[] {
  const all: (Block | FileBlock[])[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    if (block.kind !== 'file') all.push(block);
    else if (Array.isArray(last)) last.push(block);
    else all.push([block]);
  }
  return all;
}

/** A button that is pressed; undefined when what it stands for is too long for Slack to carry. */
export function buttonElement({ label, action }: Button, id: string): ButtonElement | undefined {
  const value = writeActionId(action);
  if (value.length > slackLimits.buttonValueChars) return undefined;
  return { type: 'button', action_id: id, text: plainText(label, slackLimits.buttonChars), value };
}

/** Buttons in rows. A label that does not stand on its button as a whole stands below them. */
export function buttonBlocks(buttons: readonly Button[], nextId: NextId): readonly KnownBlock[] {
  const drawn = buttons.map((button) => ({ button, element: buttonElement(button, nextId('do')) }));
  const cut = drawn.filter(({ button, element }) => !element || isCut(button.label));
  return [
    ...actions(drawn.flatMap(({ element }) => element ?? [])),
    ...labelLines(cut.map(({ button }) => button.label)),
  ];
}

function createRenderers(language: Reply['language'], nextId: NextId): Renderers<readonly KnownBlock[]> {
  const say = slackWording[language];
  return {
    text: (block) => sections(markupToMrkdwn(block.text)),
    section: drawSection,
    sources: (block) => drawSources(block, language),
    buttons: ({ prompt, buttons }) => [...sections(textToMrkdwn(prompt ?? '')), ...buttonBlocks(buttons, nextId)],
    select: (block) => drawSelect(block, nextId, say),
    form: (block) => drawForm(block, nextId, say),
    copy: (block) => drawCopy(block, say),
    timeline: (block) => drawTimeline(block, say),
    file: (block) => drawFiles([block], say),
  };
}

function drawSection({ title, text = '', fields = [] }: SectionBlock): readonly KnownBlock[] {
  return [...titleBlocks(title), ...sections(markupToMrkdwn(text)), ...drawFields(fields)];
}

/** Pairs beside each other, or all below each other when one is too long for that. */
function drawFields(fields: NonNullable<SectionBlock['fields']>): readonly KnownBlock[] {
  const pairs = fields
    .map(({ name, value }) => [...textToMrkdwn(name, { bold: true }), ...markupToMrkdwn(value)])
    .filter((pair) => pair.length > 0);
  const texts = pairs.map((pair) => pair.join('\n'));
  if (texts.some((text) => text.length > slackLimits.fieldChars)) return sections(pairs.flat());
  return chunks(texts, slackLimits.sectionFields).map((some) => ({ type: 'section', fields: some.map(mrkdwn) }));
}

/** What leaves room for the words around the sources. */
const mostSourceChars = slackLimits.contextChars - 200;

function drawSources({ sources, checked }: SourcesBlock, language: Reply['language']): readonly KnownBlock[] {
  const say = slackWording[language];
  const texts = joinLines(sources.flatMap(drawSource), '; ', mostSourceChars);
  if (texts.length === 0) return [];
  const day = checked === undefined ? '' : say.checked(formatDay(Temporal.PlainDate.from(checked), language));
  const elements = texts.map((text, at) => {
    const before = at === 0 ? `${escapeEntities(say.source)}: ` : '';
    const after = at === texts.length - 1 && day !== '' ? ` (${escapeEntities(day)})` : '';
    return mrkdwn(`${before}${text}${after}`);
  });
  return chunks(elements, slackLimits.contextElements).map((some) => ({ type: 'context', elements: some }));
}

function drawSource(source: SourceReference): readonly string[] {
  const { url, ...titles } = source;
  const link = url === undefined ? '' : linkToMrkdwn(url, formatSource(titles));
  return link.startsWith('<') ? [link] : textToMrkdwn(formatSource(source), { limit: mostSourceChars });
}

/** A list that opens; buttons for the rows whose action is too long for a row. */
function drawSelect({ label, options }: SelectBlock, nextId: NextId, say: SlackWording): readonly KnownBlock[] {
  const fits = ({ action }: Button) => writeActionId(action).length <= slackLimits.optionValueChars;
  const lists = chunks(options.filter(fits), slackLimits.selectOptions).map((some): KnownBlock => {
    const rows = some.map((option) => ({
      text: plainText(option.label, slackLimits.optionChars),
      value: writeActionId(option.action),
    }));
    const placeholder = plainText(say.choose, slackLimits.placeholderChars);
    return {
      type: 'actions',
      elements: [{ type: 'static_select', action_id: nextId('pick'), placeholder, options: rows }],
    };
  });
  const cut = options.filter((option) => fits(option) && isCut(option.label)).map((option) => option.label);
  const others = options.filter((option) => !fits(option));
  return [...sections(textToMrkdwn(label)), ...lists, ...labelLines(cut), ...buttonBlocks(others, nextId)];
}

/** What is wrong in a form, a button that opens it, and the other ways on. */
function drawForm(form: FormBlock, nextId: NextId, say: SlackWording): readonly KnownBlock[] {
  const problems = form.fields.flatMap(({ label, problem }) =>
    problem === undefined
      ? []
      : lineToMrkdwn([{ text: label, bold: true }, { text: `${afterLabel(label)}${problem}` }]),
  );
  const label = [form.title, form.submit].find((text) => text.trim() !== '') ?? say.openForm;
  const open = buttonElement({ label, action: openingAction(form) }, nextId('open'));
  const others = (form.buttons ?? []).map((button) => buttonElement(button, nextId('do')));
  const labels = [...(open && !isCut(label) ? [] : [label])];
  return [
    ...sections(joinLines(problems, '\n', slackLimits.sectionChars)),
    ...actions([open, ...others].filter((element) => element !== undefined)),
    ...labelLines(labels),
  ];
}

/** A text in code blocks, which Slack shows letter by letter and people copy with one press. */
function drawCopy({ title, text, mail }: CopyBlock, say: SlackWording): readonly KnownBlock[] {
  const subject = mail ? lineToMrkdwn([{ text: `${say.subject}:`, bold: true }, { text: ` ${mail.subject}` }]) : [];
  const pieces = splitText(escapeCode(text.replaceAll('\r\n', '\n')), slackLimits.sectionChars - '```\n\n```'.length);
  return [...titleBlocks(title), ...sections(subject), ...sections(pieces.map((piece) => `\`\`\`\n${piece}\n\`\`\``))];
}

/** Steps below each other; the one that is now has an arrow and the word. */
function drawTimeline({ title, steps, nowLabel }: TimelineBlock, say: SlackWording): readonly KnownBlock[] {
  const lines = steps.flatMap((step) => {
    const isNow = step.state === 'now';
    const when = step.state === 'past' ? `${step.when}, ${say.past}` : step.when;
    const about = step.text === undefined ? '' : `. ${step.text}`;
    const head = { text: isNow ? `${nowLabel}: ${step.title}` : step.title, bold: true };
    return lineToMrkdwn([head, { text: ` (${when})${about}` }], isNow ? '→ ' : '• ');
  });
  return [...titleBlocks(title), ...sections(joinLines(lines, '\n', slackLimits.sectionChars))];
}

/** Files by name, each on its own line; they themselves come beside the message. */
function drawFiles(files: readonly FileBlock[], say: SlackWording): readonly KnownBlock[] {
  const lines = files.flatMap(({ label, name }) => textToMrkdwn(say.file(label, name)));
  return sections(joinLines(lines, '\n', slackLimits.sectionChars));
}

function actions(elements: readonly ButtonElement[]): readonly KnownBlock[] {
  return chunks(elements, slackLimits.actionElements).map((some) => ({ type: 'actions', elements: some }));
}

function isCut(label: string): boolean {
  return label.trim().length > slackLimits.buttonChars;
}

function labelLines(labels: readonly string[]): readonly KnownBlock[] {
  const lines = labels.flatMap((label) => lineToMrkdwn([{ text: label }], '• '));
  return sections(joinLines(lines, '\n', slackLimits.sectionChars));
}
