import { html } from 'hono/html';
import { writeActionId } from '../../reply/action-id.ts';
import { type Action, type Block, type Renderers, type Reply, renderBlock } from '../../reply/reply.ts';
import type { Language } from '../../search/stop-words.ts';
import { copyButton, copyToHtml, fileToHtml, sourcesToHtml, timelineToHtml } from './block.ts';
import { buttonToHtml, formToHtml, selectToHtml, sendTo } from './form.ts';
import { isLinkable } from './incoming.ts';
import { type Html, markupToHtml } from './markup.ts';
import { type PageWording, pageWording } from './wording.ts';

/**
 * A reply as HTML. Buttons and forms work without scripting too: they are forms that load the page again.
 *
 * @param page the language of the page around it, which buttons and links carry along
 */
export function renderReply(reply: Reply, page: Language): Html {
  const renderers = createRenderers(reply.language, page);
  return html`<div class="reply" lang="${reply.language}">
    ${withFilesTogether(reply.blocks).map((run) => renderRun(run, renderers))}
    ${reply.share === undefined ? '' : shareToHtml(reply.share, page, pageWording[reply.language])}
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
    sources: (block) => sourcesToHtml(block, language),
    buttons: (block) => html`<form class="buttons" ${sendTo(page)}>
      ${block.prompt === undefined ? '' : html`<p>${block.prompt}</p>`}
      ${block.buttons.map(buttonToHtml)}
    </form>`,
    select: (block) => selectToHtml(block, language, page),
    form: (block) => formToHtml(block, language, page),
    copy: (block) => copyToHtml(block, words),
    timeline: (block) => timelineToHtml(block, words),
    file: fileToHtml,
  };
}

/** The blocks one by one, but files that follow each other as one run. */
function withFilesTogether(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const runs: Block[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (block.kind === 'file' && last?.[0]?.kind === 'file') last.push(block);
    else runs.push([block]);
  }
  return runs;
}

function renderRun(run: readonly Block[], renderers: Renderers<Html>): Html {
  const drawn = run.map((block) => renderBlock(renderers, block));
  if (run[0]?.kind !== 'file') return html`${drawn}`;
  return drawn.length === 1
    ? html`<p class="files">${drawn}</p>`
    : html`<ul class="files">${drawn.map((file) => html`<li>${file}</li>`)}</ul>`;
}

/** An address that shows the same to others. */
function shareToHtml(share: Action, page: Language, words: PageWording): Html {
  if (!isLinkable(share)) return html``;
  const query = new URLSearchParams({ lang: page, action: writeActionId(share) });
  return html`<p class="share copying">
    <span class="label">${words.share}:</span>
    <a href="/?${query.toString()}">${words.shareLink}</a>
    ${copyButton(words.copyLink, words)}
    <span class="said" role="status"></span>
  </p>`;
}
