import type { FileBlock } from '../reply/reply.ts';

/**
 * A file with plain text, or with Markdown, as it is: UTF-8 without a byte order mark. Notepad and the programs of
 * phones read that as UTF-8; a mark would come along in the first line wherever the file is pasted, joined or parsed.
 */
export function createTextFile(file: {
  readonly fileName: string;
  readonly label: string;
  readonly text: string;
  /** `plain` unless said otherwise. */
  readonly format?: 'plain' | 'markdown';
}): FileBlock & { readonly content: string } {
  return {
    kind: 'file',
    name: file.fileName,
    mediaType: `text/${file.format ?? 'plain'}; charset=utf-8`,
    content: file.text,
    label: file.label,
  };
}
