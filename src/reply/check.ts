import { maxActionIdChars, maxSelectActionIdChars, writeActionId } from './action-id.ts';
import type { Block, FormBlock, FormField, Reply } from './reply.ts';

/**
 * What the reply model promises, small enough that every platform can draw it. Past these, a reply is a bug in the
 * code that made it: tests hold every reply against them.
 *
 * The numbers are those of the smallest platform: five buttons in a row, five fields in a form and 25 rows in a select
 * (Discord), labels of 75 characters on a button or row and 24 in a form's title (Slack), 45 on a field and 100 in the
 * hint under it (Discord), 3,000 in a text and in what is typed into a field (Slack), 10 files
 * (Discord).
 */
export const replyLimits = {
  buttons: 5,
  buttonLabelChars: 75,
  selectOptions: 25,
  formFields: 5,
  formFieldLabelChars: 45,
  formFieldHintChars: 100,
  formFieldChars: 3000,
  formTitleChars: 24,
  textChars: 3000,
  files: 10,
} as const;

/** Every way in which a reply breaks the limits; empty when every platform can draw it. */
export function checkReply(reply: Reply): string[] {
  const files = reply.blocks.filter((block) => block.kind === 'file').length;
  return [...reply.blocks.flatMap(checkBlock), ...over('files', files, replyLimits.files)];
}

function checkBlock(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return over('characters in a text', block.text.length, replyLimits.textChars);
    case 'section':
      return over('characters in a section', (block.text ?? '').length, replyLimits.textChars);
    case 'buttons':
      return [
        ...(block.buttons.length === 0 ? ['no buttons'] : []),
        ...over('buttons', block.buttons.length, replyLimits.buttons),
        ...checkButtons(block.buttons, maxActionIdChars),
      ];
    case 'select':
      return [
        ...(block.options.length === 0 ? ['no rows in a select'] : []),
        ...over('rows in a select', block.options.length, replyLimits.selectOptions),
        ...checkButtons(block.options, maxSelectActionIdChars),
      ];
    case 'form':
      return checkForm(block);
    default:
      return [];
  }
}

function checkButtons(buttons: readonly { label: string; action: Parameters<typeof writeActionId>[0] }[], id: number) {
  return buttons.flatMap(({ label, action }) => [
    ...over(`characters on the button "${label}"`, label.length, replyLimits.buttonLabelChars),
    ...over(`characters in the id of "${label}"`, writeActionId(action).length, id),
  ]);
}

function checkForm(form: FormBlock): string[] {
  const size = form.fields.reduce((sum, field) => sum + fieldSize(field), 0);
  return [
    ...over('fields in a form', size, replyLimits.formFields),
    ...over('characters in the form title', form.title.length, replyLimits.formTitleChars),
    ...over('buttons in a form', (form.buttons ?? []).length, replyLimits.buttons - 1),
    ...checkButtons([{ label: form.submit, action: form.action }, ...(form.buttons ?? [])], maxActionIdChars),
    ...form.fields.flatMap(checkField),
  ];
}

/** How many fields it takes where a grid is drawn as a list to choose from for each column. */
function fieldSize(field: FormField): number {
  return field.kind === 'grid' ? field.columns.length : 1;
}

function checkField(field: FormField): string[] {
  const rows = field.kind === 'grid' ? field.rows : 'choices' in field ? field.choices : undefined;
  return [
    ...over(`characters in the label "${field.label}"`, field.label.length, replyLimits.formFieldLabelChars),
    ...over(`characters in the hint "${field.hint}"`, (field.hint ?? '').length, replyLimits.formFieldHintChars),
    ...(field.kind === 'text'
      ? over(`characters that fit in "${field.label}"`, field.maxLength, replyLimits.formFieldChars)
      : []),
    ...(rows?.length === 0 ? [`no rows in "${field.label}"`] : []),
    ...over(`rows in "${field.label}"`, rows?.length ?? 0, replyLimits.selectOptions),
    ...(rows ?? []).flatMap(({ label, value }) => [
      ...over(`characters in the row "${label}"`, label.length, replyLimits.buttonLabelChars),
      ...over(`characters in the value of "${label}"`, value.length, maxSelectActionIdChars),
    ]),
  ];
}

function over(what: string, length: number, limit: number): string[] {
  return length > limit ? [`${what}: ${length}, at most ${limit}`] : [];
}
