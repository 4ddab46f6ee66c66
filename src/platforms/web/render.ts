import { html } from 'hono/html';
import { writeActionId } from '../../bot/action-id.ts';
import { type Renderers, type Reply, renderBlock, type SourceReference } from '../../reply/reply.ts';
import type { Language } from '../../search/stop-words.ts';
import { formToHtml } from './form.ts';
import { type Html, isSafeAddress, markupToHtml } from './markup.ts';
import { locales, pageWording } from './wording.ts';

/**
 * A reply as HTML. Buttons and forms work without scripting too: they are forms that ask for the page again.
 *
 * @param page the language of the page around it, which buttons carry along
 */
export function renderReply(reply: Reply, page: Language): Html {
  const renderers = createRenderers(reply.language, page);
  return html`<div class="reply" lang="${reply.language}">
    ${reply.blocks.map((block) => renderBlock(renderers, block))}
  </div>`;
}

/** One text of the program itself, as a reply. */
export function renderNotice(text: string, language: Language): Html {
  return renderReply({ blocks: [{ kind: 'text', text }], visibility: 'only-you', language }, language);
}

function createRenderers(language: Language, page: Language): Renderers<Html> {
  const words = pageWording[language];
  return {
    text: (block) => markupToHtml(block.text),
    section: (block) => html`<section>
      <h2>${block.title}</h2>
      ${block.text === undefined ? '' : markupToHtml(block.text)}
      ${
        block.fields === undefined
          ? ''
          : html`<dl>${block.fields.map((field) => html`<dt>${field.name}</dt><dd>${markupToHtml(field.value)}</dd>`)}</dl>`
      }
    </section>`,
    sources: (block) => html`<p class="sources">
      <span class="label">${words.source}:</span>
      ${block.sources.map((source, at) => html`${at === 0 ? '' : '; '}${sourceToHtml(source)}`)}${
        block.checked === undefined
          ? ''
          : html` <span class="checked">(${words.checked(dayText(block.checked, language))})</span>`
      }
    </p>`,
    buttons: (block) => html`<form class="buttons" method="get" action="/">
      <input type="hidden" name="lang" value="${page}">
      ${block.prompt === undefined ? '' : html`<p>${block.prompt}</p>`}
      ${block.buttons.map(
        (button) =>
          html`<button type="submit" name="action" value="${writeActionId(button.action)}">${button.label}</button>`,
      )}
    </form>`,
    form: (block) => formToHtml(block, language, page),
    file: (block) => html`<p class="file">
      <a download="${block.name}" href="data:${block.mediaType.replaceAll(' ', '')},${encodeURIComponent(block.content)}">${block.label}</a>
    </p>`,
  };
}

function sourceToHtml(source: SourceReference): Html {
  const title = source.section === undefined ? source.title : `${source.title}, ${source.section}`;
  if (source.url === undefined || !isSafeAddress(source.url)) return html`${title}`;
  return html`<a href="${source.url}" target="_blank" rel="noopener noreferrer">${title}</a>`;
}

function dayText(day: string, language: Language): string {
  return Temporal.PlainDate.from(day).toLocaleString(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}
