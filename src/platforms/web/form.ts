import { randomBytes } from 'node:crypto';
import { html } from 'hono/html';
import { writeActionId } from '../../reply/action-id.ts';
import type { Button, FormBlock, SelectBlock } from '../../reply/reply.ts';
import type { Language } from '../../search/stop-words.ts';
import { fieldToHtml } from './field.ts';
import type { Html } from './markup.ts';
import { pageWording } from './wording.ts';

/**
 * Where forms and buttons that make a visitor's browser send something are sent.
 *
 * @param page the language of the page, which they carry along
 */
export function sendTo(page: Language): Html {
  return html`method="post" action="/?lang=${page}"`;
}

/** A button that does something when it is pressed. */
export function buttonToHtml(button: Button): Html {
  return html`<button type="submit" name="action" value="${writeActionId(button.action)}">${button.label}</button>`;
}

/**
 * A form block as an HTML form. The first button is the one that Enter presses; the others take along what was filled
 * in without asking that it is complete.
 */
export function formToHtml(form: FormBlock, language: Language, page: Language): Html {
  const id = newId();
  return html`<form class="fields" ${sendTo(page)} aria-label="${form.title}">
    ${form.fields.map((field) => fieldToHtml(field, `${id}-${field.name}`, pageWording[language]))}
    <div class="buttons">
      <button class="main" type="submit" name="action" value="${writeActionId(form.action)}">${form.submit}</button>
      ${(form.buttons ?? []).map(
        ({ label, action }) =>
          html`<button type="submit" name="action" value="${writeActionId(action)}" formnovalidate>${label}</button>`,
      )}
    </div>
  </form>`;
}

/** A list that opens, with a button that sends what is chosen in it. */
export function selectToHtml(select: SelectBlock, language: Language, page: Language): Html {
  const id = newId();
  return html`<form class="pick" ${sendTo(page)}>
    <label for="${id}">${select.label}</label>
    <div class="row">
      <select id="${id}" name="action">
        ${select.options.map(({ label, action }) => html`<option value="${writeActionId(action)}">${label}</option>`)}
      </select>
      <button class="main" type="submit">${pageWording[language].choose}</button>
    </div>
  </form>`;
}

/** An id that no element of a page has, though the page may hold forms of many replies. */
function newId(): string {
  return `form-${randomBytes(6).toString('hex')}`;
}
