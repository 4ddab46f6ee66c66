import type { InputBlock, InputBlockElement, KnownBlock, PlainTextOption } from '@slack/types';
import type {
  Choice,
  ChoiceField,
  ChoicesField,
  DateField,
  FormBlock,
  FormField,
  GridField,
  TextField,
} from '../../reply/reply.ts';
import { afterLabel, chunks, mrkdwn, plainText, sections } from './elements.ts';
import { slackLimits } from './limits.ts';
import { textToMrkdwn } from './markup.ts';
import type { SlackWording } from './wording.ts';

/** The `action_id` of every element in a form; its block says which field it is. */
export const elementId = 'value';

/** With more rows than this, or when none need be chosen, one choice is a list that opens. */
const maxRadios = 5;

/** The blocks that the fields of a form take at most, which leaves room for what stands around it. */
const mostFieldBlocks = 80;

/**
 * The fields of a form as input blocks, each field with its own. The `block_id` says what a field is: `<kind>:<name>` for
 * one that is filled in at one place; `choices:<name>:<n>` for the n-th group of rows to tick; `grid:<name>:<row>` for a
 * list of the columns. Only when that takes too many blocks the rows of a grid are ticked per column:
 * `column:<name>:<n>:<column>`. Names of fields hold no colon.
 */
export function drawFields(form: FormBlock, say: SlackWording): readonly (readonly KnownBlock[])[] {
  const wide = form.fields.map((field) => drawField(field, false, say));
  const size = wide.reduce((sum, blocks) => sum + blocks.length + 1, 0);
  return size <= mostFieldBlocks ? wide : form.fields.map((field) => drawField(field, true, say));
}

function drawField(field: FormField, isCompact: boolean, say: SlackWording): readonly KnownBlock[] {
  switch (field.kind) {
    case 'text':
      return [single(field, textElement(field))];
    case 'date':
      return [single(field, dateElement(field))];
    case 'choice':
      return field.choices.length === 0 ? [] : [single(field, choiceElement(field, say))];
    case 'choices':
      return drawChoices(field, isCompact, say);
    case 'grid':
      return isCompact ? drawColumns(field, say) : drawGrid(field, say);
  }
}

/** A field that is filled in at one place. */
function single(field: TextField | DateField | ChoiceField, element: InputBlockElement): InputBlock {
  const hint = field.hint === undefined ? {} : { hint: plainText(field.hint, slackLimits.labelChars) };
  return { ...input(`${field.kind}:${field.name}`, field.label, element), optional: !field.required, ...hint };
}

function input(id: string, label: string, element: InputBlockElement): InputBlock {
  return { type: 'input', block_id: id, label: plainText(label, slackLimits.labelChars), element };
}

/** What was typed stays, also when it was too long or has more lines than it may. */
function textElement(field: TextField): InputBlockElement {
  const value = (field.value ?? '').toWellFormed().slice(0, slackLimits.inputChars);
  return {
    type: 'plain_text_input',
    action_id: elementId,
    multiline: field.multiline === true || value.includes('\n'),
    max_length: Math.min(slackLimits.inputChars, Math.max(1, field.maxLength, value.length)),
    ...(value === '' ? {} : { initial_value: value }),
  };
}

/** A calendar to choose from could not show what was typed that is no day; so that is shown as text. */
function dateElement(field: DateField): InputBlockElement {
  const { value = '' } = field;
  if (value !== '' && !isDay(value)) return textElement({ ...field, kind: 'text', maxLength: slackLimits.inputChars });
  return { type: 'datepicker', action_id: elementId, ...(value === '' ? {} : { initial_date: value }) };
}

function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

function choiceElement({ choices, required, value }: ChoiceField, say: SlackWording): InputBlockElement {
  const hasNone = required || choices.some((row) => row.value === '');
  const options = optionsOf(hasNone ? choices : [...choices, { value: '', label: say.noChoice }]);
  const chosen = value === undefined ? undefined : options.find((option) => option.value === optionValue(value));
  const initial = chosen && value !== '' ? { initial_option: chosen } : {};
  if (required && options.length <= maxRadios) {
    return { type: 'radio_buttons', action_id: elementId, options, ...initial };
  }
  return { type: 'static_select', action_id: elementId, placeholder: choose(say), options, ...initial };
}

function choose(say: SlackWording) {
  return plainText(say.choose, slackLimits.placeholderChars);
}

/** The value of the row that stands for no choice: Slack takes no empty value, and no way back to nothing chosen. */
const noneValue = ':none';

function optionValue(value: string): string {
  return value === '' ? noneValue : value;
}

/** The value of a row as the bot knows it. */
export function readOptionValue(value: string): string {
  return value === noneValue ? '' : value;
}

/** Rows; the title that some share is told with each of them. */
function optionsOf(rows: readonly Choice[]): PlainTextOption[] {
  return rows.map(({ value, label, group }) => ({
    text: plainText(label, slackLimits.optionChars),
    value: optionValue(value),
    ...(group === undefined ? {} : { description: plainText(group, slackLimits.optionChars) }),
  }));
}

function drawChoices(field: ChoicesField, isCompact: boolean, say: SlackWording): readonly KnownBlock[] {
  const { choices, value = [], most } = field;
  const parts = grouped(choices, isCompact).flatMap(([group, rows]) =>
    chunks(rows, slackLimits.checkboxes).map((some) => ({ group, rows: some })),
  );
  const hints = [
    ...(field.hint === undefined ? [] : [field.hint]),
    ...(most < choices.length ? [`(${say.atMost(most)})`] : []),
    ...(field.required && parts.length > 1 ? [`(${say.required})`] : []),
  ];
  return parts.map(({ group, rows }, at) => {
    const label = partLabel(field.label, group, at, parts.length);
    const hint = at === 0 && hints.length > 0 ? { hint: plainText(hints.join(' '), slackLimits.labelChars) } : {};
    return {
      ...input(
        `choices:${field.name}:${at}`,
        label,
        checkboxes(rows, (row) => value.includes(row)),
      ),
      // Slack would ask for a tick in every part.
      optional: !(field.required && parts.length === 1),
      ...hint,
    };
  });
}

function partLabel(label: string, group: string | undefined, at: number, count: number): string {
  const whole = at === 0 || group === undefined ? [label, ...(group === undefined ? [] : [group])] : [group];
  return `${whole.join(afterLabel(label))}${group === undefined && count > 1 ? ` (${at + 1}/${count})` : ''}`;
}

function checkboxes(rows: readonly Choice[], isTicked: (row: string) => boolean): InputBlockElement {
  const options = optionsOf(rows);
  const ticked = options.filter((_, at) => isTicked(rows[at]?.value ?? ''));
  return {
    type: 'checkboxes',
    action_id: elementId,
    options,
    ...(ticked.length === 0 ? {} : { initial_options: ticked }),
  };
}

/** Rows by the title that they share, which is then said above them; when compact, all together, with it below each. */
function grouped(rows: readonly Choice[], isCompact: boolean): readonly (readonly [string | undefined, Choice[]])[] {
  if (isCompact) return [[undefined, [...rows]]];
  const titles = [...new Set(rows.map(({ group }) => group))];
  return titles.map((title) => [
    title,
    rows.filter(({ group }) => group === title).map(({ value, label }) => ({ value, label })),
  ]);
}

/** A list of the columns for each row. */
function drawGrid(field: GridField, say: SlackWording): readonly KnownBlock[] {
  const columns = optionsOf([...field.columns, { value: '', label: say.noChoice }]);
  const rows = grouped(field.rows, false).flatMap(([group, members]): KnownBlock[] => [
    ...sections(textToMrkdwn(group ?? '', { bold: true })),
    ...members.map((row): KnownBlock => {
      const chosen = field.columns.findIndex((column) => field.value?.includes(`${row.value}=${column.value}`));
      const initial = columns[chosen];
      return {
        ...input(`grid:${field.name}:${row.value}`, row.label, {
          type: 'static_select',
          action_id: elementId,
          placeholder: choose(say),
          options: columns,
          ...(initial ? { initial_option: initial } : {}),
        }),
        optional: true,
      };
    }),
  ]);
  return [...aboveRows(field, say), ...rows];
}

/** The rows to tick for each column. */
function drawColumns(field: GridField, say: SlackWording): readonly KnownBlock[] {
  const parts = field.columns.flatMap((column) =>
    chunks(field.rows, slackLimits.checkboxes).map((rows, at) => ({ column, rows, at })),
  );
  const blocks = parts.map(({ column, rows, at }): KnownBlock => {
    const isTicked = (row: string) => field.value?.includes(`${row}=${column.value}`) === true;
    const id = `column:${field.name}:${at}:${column.value}`;
    return { ...input(id, partLabel(column.label, undefined, at, at + 1), checkboxes(rows, isTicked)), optional: true };
  });
  return [...aboveRows(field, say), ...blocks];
}

function aboveRows(field: GridField, say: SlackWording): readonly KnownBlock[] {
  const hints = [field.hint ?? '', field.required ? `(${say.required})` : ''].filter((text) => text !== '');
  const texts = textToMrkdwn(hints.join(' '), { limit: slackLimits.contextChars });
  return [
    ...sections(textToMrkdwn(field.label, { bold: true })),
    ...texts.map((text): KnownBlock => ({ type: 'context', elements: [mrkdwn(text)] })),
  ];
}
