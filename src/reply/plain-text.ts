import { markupToText } from './markup.ts';
import {
  type Block,
  type Choice,
  type FormField,
  type Renderers,
  type Reply,
  readGridPair,
  renderBlock,
  type SourceReference,
} from './reply.ts';

const renderers: Renderers<string> = {
  text: (block) => markupToText(block.text),
  section: (block) =>
    [
      block.title,
      ...(block.text === undefined ? [] : [markupToText(block.text)]),
      ...(block.fields ?? []).map((field) => `${field.name}: ${markupToText(field.value)}`),
    ].join('\n'),
  sources: (block) => block.sources.map(formatSource).join('\n'),
  buttons: (block) =>
    [block.prompt, ...block.buttons.map((button) => `  [${button.label}]`)]
      .filter((line) => line !== undefined)
      .join('\n'),
  select: (block) => [block.label, ...block.options.map((option) => `  [${option.label}]`)].join('\n'),
  form: (block) =>
    [
      block.title,
      ...block.fields.map(
        (field) => `  ${field.label}: ${fieldValue(field)}${field.problem ? ` (${field.problem})` : ''}`,
      ),
      `  [${[block.submit, ...(block.buttons ?? []).map((button) => button.label)].join('] [')}]`,
    ].join('\n'),
  copy: (block) =>
    [block.title, ...(block.mail ? [block.mail.subject] : []), ...block.text.split('\n').map((line) => `  ${line}`)]
      .map((line) => line.trimEnd())
      .join('\n'),
  timeline: (block) =>
    [
      block.title,
      ...block.steps.map(
        (step) =>
          `${step.state === 'now' ? `> ${block.nowLabel}: ` : '- '}${step.title} (${step.when})${step.text === undefined ? '' : `. ${step.text}`}`,
      ),
    ].join('\n'),
  file: (block) => `${block.label}: ${block.name}`,
};

function fieldValue(field: FormField): string {
  const label = (rows: readonly Choice[], value: string) => rows.find((row) => row.value === value)?.label ?? value;
  if (field.value === undefined || field.value.length === 0) return '…';
  if (field.kind === 'choice') return label(field.choices, field.value);
  if (field.kind === 'choices') return field.value.map((value) => label(field.choices, value)).join(', ');
  if (field.kind !== 'grid') return field.value;
  return field.value
    .map((pair) => {
      const { row, column } = readGridPair(pair);
      return `${label(field.rows, row)}: ${label(field.columns, column)}`;
    })
    .join(', ');
}

/** A reply as it reads without any drawing: in a terminal, in a notification, where a platform can draw nothing else. */
export function replyToText(reply: Pick<Reply, 'blocks'>): string {
  return reply.blocks.map((block) => renderBlock(renderers, block)).join('\n\n');
}

/** What the reply says, without its sources, buttons, selects, forms and files. */
export function replySays(reply: Pick<Reply, 'blocks'>): string {
  const says = (block: Block) => ['text', 'section', 'copy', 'timeline'].includes(block.kind);
  return replyToText({ blocks: reply.blocks.filter(says) });
}

/** One source in one line: title, section, address. */
export function formatSource(source: SourceReference): string {
  const title = [source.title, source.section].filter(Boolean).join(', ');
  return source.url === undefined ? title : `${title} (${source.url})`;
}
