import { describe, expect, test } from 'vitest';
import { createTextFile } from '../../../src/files/text.ts';

const file = { fileName: 'brief.txt', label: 'Bewaar als tekst', text: 'Beste\n\nÉén € 🎉\n' };

describe('a text file', () => {
  test('holds the text as it is, without a mark before it', () => {
    expect(createTextFile(file)).toEqual({
      kind: 'file',
      name: 'brief.txt',
      mediaType: 'text/plain; charset=utf-8',
      content: 'Beste\n\nÉén € 🎉\n',
      label: 'Bewaar als tekst',
    });
  });

  test('says so when it is Markdown', () => {
    expect(createTextFile({ ...file, format: 'markdown' }).mediaType).toBe('text/markdown; charset=utf-8');
  });
});
