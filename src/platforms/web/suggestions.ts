import { html } from 'hono/html';
import { type Suggestions, suggestions } from '../../reply/reply.ts';
import type { Language } from '../../search/stop-words.ts';
import type { Handler } from '../platform.ts';
import { maxProposed } from './limits.ts';
import type { Html } from './markup.ts';

/** The id of the list that fields of this kind propose from; it stands once in the page. */
export function suggestionsId(source: Suggestions): string {
  return `suggest-${source}`;
}

/** Everything that fields may propose: the browser itself narrows it while somebody types. */
export function suggestionLists(suggest: Handler['suggest'], language: Language): Html {
  return html`${suggestions.map(
    (source) =>
      html`<datalist id="${suggestionsId(source)}">
        ${suggest(source, '', language, maxProposed).map(({ value, label }) => html`<option value="${value}">${label === value ? '' : label}</option>`)}
      </datalist>`,
  )}`;
}
