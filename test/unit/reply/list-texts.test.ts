import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replyLimits } from '../../../src/reply/check.ts';
import { listTexts } from '../../../src/reply/list-texts.ts';

test('a few lines are one list', () => {
  expect(listTexts(['een', 'twee'])).toEqual(['- een\n- twee']);
});

test('no lines are no text', () => {
  expect(listTexts([])).toEqual([]);
});

test('many lines are several texts that each fit, and together hold every line', () => {
  const lines = fc.array(fc.stringMatching(/^[a-z ]{1,900}$/), { maxLength: 25 });
  fc.assert(
    fc.property(lines, (all) => {
      const texts = listTexts(all);
      for (const text of texts) expect(text.length).toBeLessThanOrEqual(replyLimits.textChars);
      expect(texts.flatMap((text) => text.split('\n'))).toEqual(all.map((line) => `- ${line}`));
    }),
  );
});
