import { strFromU8, unzipSync } from 'fflate';
import type { FileBlock } from '../../src/reply/reply.ts';

/** One paragraph of a Word document: the name of its style, and its text without any look. */
export type WordParagraph = { readonly style: string; readonly text: string };

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The paragraphs of a Word document, in order. */
export function readWord(file: Pick<FileBlock, 'content'> | undefined): readonly WordParagraph[] {
  if (!file || typeof file.content === 'string') throw new Error('there is no such document');
  const xml = strFromU8(unzipSync(file.content)['word/document.xml'] ?? new Uint8Array());
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => ({
    style: /<w:pStyle w:val="(\w+)"/.exec(paragraph)?.[1] ?? '',
    text: [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => decode(text)).join(''),
  }));
}

function decode(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
