import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import { stemmer } from '@orama/stemmers/dutch';
import { createSearch, type SearchSources } from '../../src/search/search.ts';
import type { Topic } from '../../src/search/topic.ts';
import { plainMiniSearch } from '../eval/systems.ts';

type Ask = (question: string) => unknown;

/** What is measured side by side: each builds an index over the same topics and answers questions from it. */
export const contenders: Record<string, (sources: SearchSources) => Ask | Promise<Ask>> = {
  Wegwijzer: (sources) => {
    const search = createSearch(sources);
    search.prepare();
    return search;
  },
  minisearch: ({ topics }) => plainMiniSearch(topics.map(toEntry)),
  'Orama, Dutch': async ({ topics }) => {
    const database = create({
      schema: { id: 'string', questions: 'string', answer: 'string', detail: 'string' } as const,
      components: { tokenizer: { language: 'dutch', stemming: true, stemmer } },
    });
    await insertMultiple(database, topics.map(toEntry));
    return (term) => oramaSearch(database, { term, properties: ['questions', 'answer', 'detail'], limit: 3 });
  },
};

function toEntry(topic: Topic) {
  return {
    id: topic.id,
    questions: topic.variants.map((variant) => variant.text).join('\n'),
    answer: [topic.answer, ...topic.translations.map((each) => each.text)].join('\n'),
    detail: topic.detail.join('\n'),
  };
}
