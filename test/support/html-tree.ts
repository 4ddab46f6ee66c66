import { unescapeHtml } from './html.ts';

/** An element of HTML, with what stands in it. */
export type HtmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (HtmlElement | string)[];
};

const withoutEnd = new Set(['input', 'br', 'meta', 'link', 'img', 'hr']);
const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>|<!doctype html>/gi;

/** Reads HTML as our templates write it: every element is closed, every attribute quoted. */
export function parseHtml(html: string): HtmlElement {
  const root = { name: '', attributes: {}, children: [] as (HtmlElement | string)[] };
  const open = [root];
  let at = 0;
  for (const match of html.matchAll(tag)) {
    const text = html.slice(at, match.index);
    if (text !== '') open.at(-1)?.children.push(unescapeHtml(text));
    at = match.index + match[0].length;
    const [, slash, name = '', attributes = ''] = match;
    if (name === '') continue;
    if (slash !== '') {
      const closed = open.pop();
      if (closed?.name !== name) throw new Error(`</${name}> closes <${closed?.name}>`);
      continue;
    }
    const element = { name, attributes: readAttributes(attributes), children: [] };
    open.at(-1)?.children.push(element);
    if (!withoutEnd.has(name)) open.push(element);
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  root.children.push(unescapeHtml(html.slice(at)));
  return root;
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)].map(([, name = '', value = '']) => [name, unescapeHtml(value)]),
  );
}

/** Everything in an element that a test holds for, in the order in which it stands there. */
export function findAll(within: HtmlElement, holds: (element: HtmlElement) => boolean): readonly HtmlElement[] {
  return within.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(holds(child) ? [child] : []), ...findAll(child, holds)],
  );
}

/** What can be read of an element; the lines of a `pre` stay. */
export function readHtml(element: HtmlElement | string, kept = false): string {
  if (typeof element === 'string') return kept ? element : element.replace(/\s+/g, ' ');
  if (element.name === 'br') return '\n';
  const text = element.children.map((child) => readHtml(child, kept || element.name === 'pre')).join('');
  return inline.has(element.name) ? text : `\n${text}\n`;
}

const inline = new Set(['span', 'a', 'strong', 'em', 'code', 'label', 'option']);
