import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';

/**
 * Our small Markdown, parsed: paragraphs, lists, bold, italic, code and links. Bare web and mail addresses are links;
 * HTML and images are text. Each platform renders this tree in its own way.
 */
export function parseMarkup(markdown: string): readonly RootContent[] {
  return fromMarkdown(markdown, {
    extensions: [
      gfmAutolinkLiteral(),
      { disable: { null: ['htmlFlow', 'htmlText', 'codeIndented', 'labelStartImage'] } },
    ],
    // Without its transforms, which would turn escaped addresses into links too.
    mdastExtensions: [{ ...gfmAutolinkLiteralFromMarkdown(), transforms: [] }],
  }).children;
}

/** Writes what a person typed so that our Markdown shows it as it is: no markup, no links, one paragraph. */
export function escapeMarkup(typed: string): string {
  return typed
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>()#+\-!|~&:@.]/g, (character) => `\\${character}`);
}

/** The text of our Markdown as it reads without markup; a link shows its label and its address. */
export function markupToText(markdown: string): string {
  return parseMarkup(markdown).map(blockToText).join('\n\n');
}

function blockToText(node: RootContent): string {
  if (node.type === 'list') {
    return node.children
      .map(
        (item, at) =>
          `${node.ordered ? `${(node.start ?? 1) + at}.` : '-'} ${indent(item.children.map(blockToText).join('\n'))}`,
      )
      .join('\n');
  }
  if (node.type === 'blockquote') return node.children.map(blockToText).join('\n');
  return inlineToText(node);
}

/** Later lines of a list's item stand under its first one. */
function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

function inlineToText(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'link') {
    const label = node.children.map(inlineToText).join('');
    return sameAddress(label, node.url) ? label : `${label} (${node.url})`;
  }
  if ('value' in node) return node.value;
  if ('children' in node) return (node.children as PhrasingContent[]).map(inlineToText).join('');
  return '';
}

/** True when a link's label is its own address, perhaps without `https://` or `mailto:`. */
export function sameAddress(label: string, url: string): boolean {
  const bare = (address: string) => address.replace(/^(?:https?:\/\/|mailto:)/, '').replace(/\/$/, '');
  return bare(label) === bare(url);
}
