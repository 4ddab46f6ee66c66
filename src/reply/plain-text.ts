import { markupToText } from './markup.ts';
import { type Block, type Renderers, type Reply, renderBlock, type SourceReference } from './reply.ts';

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
  form: (block) =>
    [
      block.title,
      ...block.fields.map(
        (field) => `  ${field.label}: ${field.value ?? '…'}${field.problem ? ` (${field.problem})` : ''}`,
      ),
      `  [${block.submit}]`,
    ].join('\n'),
  file: (block) => `${block.label}: ${block.name}`,
};

/** A reply as it reads without any drawing: in a terminal, in a notification, where a platform can draw nothing else. */
export function replyToText(reply: Pick<Reply, 'blocks'>): string {
  return reply.blocks.map((block) => renderBlock(renderers, block)).join('\n\n');
}

/** What the reply says, without its sources, buttons, forms and files. */
export function replySays(reply: Pick<Reply, 'blocks'>): string {
  const says = (block: Block) => block.kind === 'text' || block.kind === 'section';
  return replyToText({ blocks: reply.blocks.filter(says) });
}

/** One source in one line: title, section, address. */
export function formatSource(source: SourceReference): string {
  const title = [source.title, source.section].filter(Boolean).join(', ');
  return source.url === undefined ? title : `${title} (${source.url})`;
}
