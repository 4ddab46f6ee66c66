import type { Block, Reply } from './reply.ts';

/**
 * What the reply model promises, small enough that every platform can draw it. Past these, a reply is a bug in the
 * code that made it: tests hold every reply against them.
 *
 * The numbers are those of the smallest platform: five buttons in a row and five fields in a form (Discord), labels of
 * 75 characters on a button and 24 in a form's title (Slack), 45 on a field (Discord), 3,000 in a text (Slack).
 */
export const replyLimits = {
  buttons: 5,
  buttonLabelChars: 75,
  formFields: 5,
  formFieldLabelChars: 45,
  formTitleChars: 24,
  textChars: 3000,
} as const;

/** Every way in which a reply breaks the limits; empty when every platform can draw it. */
export function checkReply(reply: Reply): string[] {
  return reply.blocks.flatMap(checkBlock);
}

function checkBlock(block: Block): string[] {
  const over = (what: string, length: number, limit: number) =>
    length > limit ? [`${what}: ${length}, at most ${limit}`] : [];
  if (block.kind === 'text') return over('characters in a text', block.text.length, replyLimits.textChars);
  if (block.kind === 'section')
    return over('characters in a section', (block.text ?? '').length, replyLimits.textChars);
  if (block.kind === 'buttons') {
    return [
      ...over('buttons', block.buttons.length, replyLimits.buttons),
      ...block.buttons.flatMap(({ label }) =>
        over(`characters on the button "${label}"`, label.length, replyLimits.buttonLabelChars),
      ),
    ];
  }
  if (block.kind === 'form') {
    return [
      ...over('fields in a form', block.fields.length, replyLimits.formFields),
      ...over('characters in the form title', block.title.length, replyLimits.formTitleChars),
      ...block.fields.flatMap(({ label }) =>
        over(`characters in the label "${label}"`, label.length, replyLimits.formFieldLabelChars),
      ),
    ];
  }
  return [];
}
