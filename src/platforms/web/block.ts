import { html } from 'hono/html';
import { mailtoLink } from '../../files/mail.ts';
import type { CopyBlock, FileBlock, SourceReference, SourcesBlock, TimelineBlock } from '../../reply/reply.ts';
import type { Language } from '../../search/stop-words.ts';
import { formatDay } from '../../wording/day.ts';
import { type Html, isSafeAddress } from './markup.ts';
import { type PageWording, pageWording } from './wording.ts';

/** Where what stands above comes from, in small print. */
export function sourcesToHtml(block: SourcesBlock, language: Language): Html {
  const words = pageWording[language];
  const checked =
    block.checked === undefined
      ? ''
      : html` <span class="checked">(${words.checked(formatDay(Temporal.PlainDate.from(block.checked), language))})</span>`;
  return html`<p class="sources">
    <span class="label">${words.source}:</span>
    ${block.sources.map((source, at) => html`${at === 0 ? '' : '; '}${sourceToHtml(source)}`)}${checked}
  </p>`;
}

function sourceToHtml(source: SourceReference): Html {
  const title = source.section === undefined ? source.title : `${source.title}, ${source.section}`;
  if (source.url === undefined || !isSafeAddress(source.url)) return html`${title}`;
  return html`<a href="${source.url}" target="_blank" rel="noopener noreferrer">${title}</a>`;
}

/** A text to take along, with a button that copies it and, for a mail, a link that opens the visitor's mail program. */
export function copyToHtml(block: CopyBlock, words: PageWording): Html {
  const link = block.mail && mailtoLink(block.mail.subject, block.text);
  // The first line end in a pre is not part of its text.
  return html`<section class="copying">
    <h2>${block.title}</h2>
    ${block.mail === undefined ? '' : html`<p class="subject"><span class="label">${words.subject}:</span> ${block.mail.subject}</p>`}
    <pre class="copy">\n${block.text}</pre>
    <p class="tools">
      ${copyButton(words.copy, words)}
      ${link === undefined ? '' : html`<a class="button" href="${link}">${words.openMail}</a>`}
      <span class="said" role="status"></span>
    </p>
  </section>`;
}

/** A button that has chat.js copy what stands in the `.copying` around it: its `pre`, or the address of its link. */
export function copyButton(label: string, words: PageWording): Html {
  return html`<button class="scripted-only" type="button" data-copied="${words.copied}" data-select="${words.copyByHand}">${label}</button>`;
}

/** Steps in time; the one that is now is told to screen readers too. */
export function timelineToHtml(block: TimelineBlock, words: PageWording): Html {
  return html`<section>
    <h2>${block.title}</h2>
    <ol class="timeline" role="list">
      ${block.steps.map(
        (step) => html`<li class="${step.state}"${step.state === 'now' ? html` aria-current="step"` : ''}>
        ${step.state === 'now' ? html`<p class="now-label">${block.nowLabel}</p>` : ''}
        <p class="when">${step.when}${step.state === 'past' ? html` <span class="unseen">(${words.past})</span>` : ''}</p>
        <p class="step">${step.title}</p>
        ${step.text === undefined ? '' : html`<p>${step.text}</p>`}
      </li>`,
      )}
    </ol>
  </section>`;
}

/** A link that saves the file. */
export function fileToHtml(block: FileBlock): Html {
  return html`<a class="button" download="${block.name}" href="${dataAddress(block)}">${block.label}</a>`;
}

function dataAddress({ mediaType, content }: FileBlock): string {
  const type = mediaType.replaceAll(' ', '');
  return typeof content === 'string'
    ? `data:${type},${encodeURIComponent(content.toWellFormed())}`
    : `data:${type};base64,${content.toBase64()}`;
}
