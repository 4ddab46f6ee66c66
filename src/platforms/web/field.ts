import { html } from 'hono/html';
import type {
  Choice,
  ChoiceField,
  ChoicesField,
  DateField,
  FormField,
  GridField,
  TextField,
} from '../../reply/reply.ts';
import { fieldName } from './field-name.ts';
import type { Html } from './markup.ts';
import { suggestionsId } from './suggestions.ts';
import type { PageWording } from './wording.ts';

/** With more rows than this, one choice is a list that opens. */
const maxRadios = 6;

/**
 * A field of a form. Its hint and what is wrong with it stand between its label and the place to fill it in, and are
 * tied to it for screen readers.
 *
 * @param id begins the ids of its elements
 */
export function fieldToHtml(field: FormField, id: string, words: PageWording): Html {
  switch (field.kind) {
    case 'text':
      return labelled(field, id, words, textControl(field, id));
    case 'date':
      return labelled(field, id, words, dateControl(field, id));
    case 'choice':
      return field.choices.length > maxRadios
        ? labelled(field, id, words, selectControl(field, id))
        : together(field, id, words, radios(field, words));
    case 'choices':
      return together(field, id, words, checkboxes(field));
    case 'grid':
      return together(field, id, words, grid(field, id));
  }
}

/** A field that is filled in at one place. */
function labelled(field: FormField, id: string, words: PageWording, control: Html): Html {
  return html`<div class="field">
    <label for="${id}">${field.label}${notes(field, words)}</label>
    ${aside(field, id)}
    ${control}
  </div>`;
}

/** A field that is filled in at several places, which belong together. */
function together(field: FormField, id: string, words: PageWording, content: Html): Html {
  // One choice is wrong as a whole; a single button of it cannot be.
  const role =
    field.kind === 'choice'
      ? html` role="radiogroup"${invalid(field)}${field.required ? html` aria-required="true"` : ''}`
      : '';
  return html`<fieldset class="field"${role}${described(field, id)}>
    <legend>${field.label}${notes(field, words)}</legend>
    ${aside(field, id)}
    <div>${content}</div>
  </fieldset>`;
}

/** What must be known before filling it in: whether that is needed, and how many may be chosen. */
function notes(field: FormField, words: PageWording): Html {
  const all = [
    ...(field.required ? [words.required] : []),
    ...(field.kind === 'choices' && field.most < field.choices.length ? [words.atMost(field.most)] : []),
  ];
  return all.length === 0 ? html`` : html` <span class="notes">(${all.join(', ')})</span>`;
}

function aside(field: FormField, id: string): Html {
  return html`${field.hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${field.hint}</p>`}
    ${field.problem === undefined ? '' : html`<p class="problem" id="${id}-problem" role="alert">${field.problem}</p>`}`;
}

function described(field: FormField, id: string): Html {
  const ids = [
    ...(field.problem === undefined ? [] : [`${id}-problem`]),
    ...(field.hint === undefined ? [] : [`${id}-hint`]),
  ];
  return ids.length === 0 ? html`` : html` aria-describedby="${ids.join(' ')}"`;
}

function invalid(field: FormField): Html {
  return field.problem === undefined ? html`` : html` aria-invalid="true"`;
}

function needed(field: FormField): Html {
  return field.required ? html` required` : html``;
}

/** What every place to fill in a single value carries. */
function control(field: FormField, id: string): Html {
  return html`id="${id}" name="${fieldName(field)}"${needed(field)}${invalid(field)}${described(field, id)}`;
}

function textControl(field: TextField, id: string): Html {
  const value = field.value ?? '';
  // The first line end in a textarea is not part of its text.
  if (field.multiline) {
    return html`<textarea ${control(field, id)} rows="4" maxlength="${field.maxLength}">\n${value}</textarea>`;
  }
  const proposed = field.suggest === undefined ? '' : html` list="${suggestionsId(field.suggest)}" autocomplete="off"`;
  return html`<input ${control(field, id)} value="${value}" maxlength="${field.maxLength}"${proposed}>`;
}

/** A calendar to choose from would lose what was typed that is no day; so that is shown as text. */
function dateControl(field: DateField, id: string): Html {
  const value = field.value ?? '';
  const type = value === '' || isDay(value) ? 'date' : 'text';
  return html`<input type="${type}" ${control(field, id)} value="${value}">`;
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

function selectControl(field: ChoiceField, id: string): Html {
  const chosen = field.choices.some(({ value }) => value === field.value);
  return html`<select ${control(field, id)}>
    ${field.required && chosen ? '' : html`<option value="">—</option>`}
    ${grouped(field.choices).map(([group, rows]) => {
      const options = rows.map((row) => option(row.value, row.label, row.value === field.value));
      return group === undefined ? html`${options}` : html`<optgroup label="${group}">${options}</optgroup>`;
    })}
  </select>`;
}

function option(value: string, label: string, selected: boolean): Html {
  return html`<option value="${value}"${selected ? html` selected` : ''}>${label}</option>`;
}

/** Buttons of which one is pressed; where nothing need be chosen, one of them says so. */
function radios(field: ChoiceField, words: PageWording): Html {
  const radio = (row: Choice, checked: boolean) => tick(field, 'radio', row, checked, needed(field));
  const chosen = field.choices.some(({ value }) => value === field.value);
  return html`
    ${nothingChosen(field)}
    ${inGroups(field.choices, (row) => radio(row, row.value === field.value))}
    ${field.required ? '' : radio({ value: '', label: words.noChoice }, !chosen)}`;
}

function checkboxes(field: ChoicesField): Html {
  const value = field.value ?? [];
  return html`
    ${nothingChosen(field)}
    ${inGroups(field.choices, (row) => tick(field, 'checkbox', row, value.includes(row.value), invalid(field)))}`;
}

/** Sent when nothing is ticked; see `listSuffix`. */
function nothingChosen(field: FormField): Html {
  return html`<input type="hidden" name="${fieldName(field)}" value="">`;
}

function tick(field: FormField, type: 'radio' | 'checkbox', row: Choice, checked: boolean, more: Html): Html {
  const ticked = checked ? html` checked` : '';
  return html`<label class="option">
    <input type="${type}" name="${fieldName(field)}" value="${row.value}"${more}${ticked}> ${row.label}
  </label>`;
}

function grid(field: GridField, id: string): Html {
  const name = fieldName(field);
  const value = field.value ?? [];
  return inGroups(field.rows, (row) => {
    const rowId = `${id}-${field.rows.indexOf(row)}`;
    return html`<div class="grid-row">
      <label for="${rowId}">${row.label}</label>
      <select id="${rowId}" name="${name}"${invalid(field)}>
        <option value="">—</option>
        ${field.columns.map((column) => {
          const pair = `${row.value}=${column.value}`;
          return option(pair, column.label, value.includes(pair));
        })}
      </select>
    </div>`;
  });
}

function inGroups(rows: readonly Choice[], draw: (row: Choice) => Html): Html {
  return html`${grouped(rows).map(([group, members]) =>
    group === undefined
      ? html`${members.map(draw)}`
      : html`<fieldset class="group"><legend>${group}</legend>${members.map(draw)}</fieldset>`,
  )}`;
}

/** The rows by the title that they share, in the order in which the titles come up. */
function grouped(rows: readonly Choice[]): [string | undefined, Choice[]][] {
  return [...Map.groupBy(rows, (row) => row.group)];
}
