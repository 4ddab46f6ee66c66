import { describe, expect, test } from 'vitest';
import { demandChoices, demandsOf, documentSource, memorandumSource } from '../../../src/commands/demands.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { replyLimits } from '../../../src/reply/check.ts';
import { languages } from '../../../src/search/stop-words.ts';
import { projectRoot } from '../../support/bot.ts';

const { tables } = loadKnowledge(projectRoot);
const all = tables['key-recommendations'].keyRecommendations;

describe('the demands', () => {
  test.each(languages)('are rows of one list, each under its recommendation: %s', (language) => {
    const choices = demandChoices({ tables, language });
    expect(choices.map(({ value }) => value)).toEqual(all.map(({ id }) => id));
    expect(choices.length).toBeLessThanOrEqual(replyLimits.selectOptions);
    const titles = tables.recommendations.recommendations.map(({ title }) => title[language]);
    for (const [at, { label, group }] of choices.entries()) {
      expect(label).toBe(all[at]?.title[language]);
      expect(label.length).toBeLessThanOrEqual(replyLimits.buttonLabelChars);
      expect(titles).toContain(group);
    }
  });

  test('come in the order of the memorandum, without ids that are not known', () => {
    const [first, second, third] = all.map(({ id }) => id) as [string, string, string];
    expect(demandsOf([third, 'verzonnen', first, first], { tables }).map(({ id }) => id)).toEqual([first, third]);
    expect(demandsOf([second], { tables })).toEqual([all[1]]);
    expect(demandsOf([], { tables })).toEqual([]);
  });
});

describe('a source', () => {
  test('is the memorandum, with its address and year', () => {
    expect(memorandumSource({ tables })).toMatchObject({
      document: 'memorandum',
      title: expect.any(String),
      url: expect.stringMatching(/^https:/),
      year: 2024,
    });
  });

  test('has to be in the table of documents', () => {
    expect(documentSource('guide', { tables }).document).toBe('guide');
    expect(() => documentSource('verzonnen', { tables })).toThrow('documents.yaml has no verzonnen');
  });
});
