import { html } from 'hono/html';
import type { FormBlock, FormField } from '../../reply/reply.ts';
import type { Language } from '../../search/stop-words.ts';
import type { Html } from './markup.ts';
import { pageWording } from './wording.ts';

/** Names of form fields begin with this, so that an option never meets a field of the page itself. */
export const optionPrefix = 'option-';

let drawn = 0;

/** A form block as an HTML form; what is wrong with a field stands beside it and is tied to it for screen readers. */
export function formToHtml(form: FormBlock, language: Language, page: Language): Html {
  drawn += 1;
  const id = `form-${drawn}`;
  return html`<form class="fields" method="get" action="/" aria-label="${form.title}">
    <input type="hidden" name="lang" value="${page}">
    <input type="hidden" name="command" value="${form.command}">
    ${form.fields.map((field) => fieldToHtml(field, `${id}-${field.name}`, language))}
    <button type="submit">${form.submit}</button>
  </form>`;
}

function fieldToHtml(field: FormField, id: string, language: Language): Html {
  const required = field.required ? html` <span class="required">(${pageWording[language].required})</span>` : '';
  const problem =
    field.problem === undefined ? '' : html`<p class="problem" id="${id}-problem" role="alert">${field.problem}</p>`;
  const name = optionPrefix + field.name;
  const invalid = field.problem === undefined ? '' : html` aria-invalid="true" aria-describedby="${id}-problem"`;
  const needed = field.required ? html` required` : '';
  const value = field.value ?? '';
  return html`<div class="field">
    <label for="${id}">${field.label}${required}</label>
    ${
      field.multiline
        ? html`<textarea id="${id}" name="${name}" rows="3" maxlength="${field.maxLength}"${needed}${invalid}>${value}</textarea>`
        : html`<input id="${id}" name="${name}" value="${value}" maxlength="${field.maxLength}"${needed}${invalid}>`
    }
    ${problem}
  </div>`;
}
