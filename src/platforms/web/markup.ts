import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Nodes, RootContent } from 'mdast';
import { parseMarkup } from '../../reply/markup.ts';

/** A piece of a page, escaped; the library makes it a promise when one of its parts is. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Our small Markdown as HTML. Text is escaped; links are web and mail addresses only. */
export function markupToHtml(markdown: string): Html {
  return html`${parseMarkup(markdown).map(nodeToHtml)}`;
}

function nodeToHtml(node: Nodes): Html {
  const children = (): Html => html`${'children' in node ? (node.children as RootContent[]).map(nodeToHtml) : ''}`;
  switch (node.type) {
    case 'paragraph':
      return html`<p>${children()}</p>`;
    case 'list':
      return node.ordered ? html`<ol start="${node.start ?? 1}">${children()}</ol>` : html`<ul>${children()}</ul>`;
    case 'listItem':
      return html`<li>${children()}</li>`;
    case 'blockquote':
      return html`<blockquote>${children()}</blockquote>`;
    case 'strong':
      return html`<strong>${children()}</strong>`;
    case 'emphasis':
      return html`<em>${children()}</em>`;
    case 'inlineCode':
      return html`<code>${node.value}</code>`;
    case 'break':
      return html`<br>`;
    case 'link':
      return isSafeAddress(node.url)
        ? html`<a href="${node.url}" target="_blank" rel="noopener noreferrer">${children()}</a>`
        : children();
    default:
      return 'value' in node ? html`${node.value}` : children();
  }
}

/** Only addresses that open a page or a mail; `javascript:` and the like stay text. */
export function isSafeAddress(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(url);
}
