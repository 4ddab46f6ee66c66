import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import { stemmer } from '@orama/stemmers/dutch';
import lunr from 'lunr';
import lunrDutch from 'lunr-languages/lunr.nl.js';
import stemmerSupport from 'lunr-languages/lunr.stemmer.support.js';
import MiniSearch from 'minisearch';
import type { Assembled } from '../../src/assemble.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import type { Page } from '../../src/knowledge/page.ts';
import { askForProgram } from '../../src/platforms/console/console.ts';
import { markupToText } from '../../src/reply/markup.ts';
import type { Said } from './judge.ts';
import type { TestQuestion } from './question-file.ts';

/** Something that answers questions. */
export type System = {
  readonly name: string;
  readonly answer: (question: TestQuestion) => Promise<Said> | Said;
};

/** The bot itself, through the contract that programs use. */
export function ours(bot: Assembled): System {
  return {
    name: 'Wegwijzer',
    answer: async ({ id, q, lang }) => {
      const line = await askForProgram(bot, id, q, lang);
      return {
        decision: line.decision,
        text: line.text,
        documents: line.sources.map((source) => source.document),
        alternatives: line.alternatives.map((each) => each.text),
      };
    },
  };
}

type Entry = { readonly id: string; readonly questions: string; readonly answer: string; readonly detail: string };

/**
 * What one could install today, over the same pages: the same titles, aliases and texts. They give their best hit as
 * the answer and decline when nothing matches, as they have no other means to decline.
 */
export async function peers(knowledge: Knowledge): Promise<System[]> {
  const pages = new Map(knowledge.pages.map((page) => [page.id, page]));
  const entries = knowledge.pages.map(toEntry);
  const collections = new Map(knowledge.tables.documents.documents.map((each) => [each.id, each.collection]));
  const system = (name: string, find: (q: string) => string[] | Promise<string[]>): System => ({
    name,
    answer: async ({ q, lang }) => {
      const found = (await find(q)).flatMap((id) => pages.get(id) ?? []);
      const [best] = found;
      if (!best) return { decision: 'none', text: 'Mail naar info@11.be', documents: [], alternatives: [] };
      const text = (page: Page) => markupToText(lang === 'nl' ? page.answer : page.short[lang]);
      return {
        decision: 'found',
        text: text(best),
        documents: best.source.map((source) => collections.get(source.document) ?? best.collection),
        alternatives: found.slice(0, 3).map(text),
      };
    },
  });
  return [
    system('minisearch', plainMiniSearch(entries)),
    system('minisearch + Dutch stemmer', plainMiniSearch(entries, stemmer)),
    system('Orama, Dutch', await orama(entries)),
    system('lunr, nl', lunrNl(entries)),
  ];
}

function toEntry(page: Page): Entry {
  return {
    id: page.id,
    questions: [page.title, ...page.aliases.nl, ...page.aliases.en, ...page.aliases.fr].join('\n'),
    answer: [page.answer, page.short.en, page.short.fr].map(markupToText).join('\n'),
    detail: page.detail.map(markupToText).join('\n'),
  };
}

/** minisearch as it comes; also the yardstick of the benchmark. */
export function plainMiniSearch(entries: readonly Entry[], stem?: (word: string) => string): (q: string) => string[] {
  const mini = new MiniSearch<Entry>({
    fields: ['questions', 'answer', 'detail'],
    ...(stem && { processTerm: (term: string) => stem(term.toLowerCase()) }),
  });
  mini.addAll(entries);
  return (q) =>
    mini
      .search(q)
      .slice(0, 3)
      .map((hit) => hit.id as string);
}

async function orama(entries: readonly Entry[]): Promise<(q: string) => Promise<string[]>> {
  const database = create({
    schema: { id: 'string', questions: 'string', answer: 'string', detail: 'string' } as const,
    components: { tokenizer: { language: 'dutch', stemming: true, stemmer } },
  });
  await insertMultiple(database, [...entries]);
  return async (q) => {
    const results = await oramaSearch(database, { term: q, properties: ['questions', 'answer', 'detail'], limit: 3 });
    return results.hits.map((hit) => hit.document.id);
  };
}

function lunrNl(entries: readonly Entry[]): (q: string) => string[] {
  stemmerSupport(lunr);
  lunrDutch(lunr);
  const dutch = (lunr as unknown as { nl: lunr.Builder.Plugin }).nl;
  const index = lunr(function () {
    this.use(dutch);
    for (const field of ['questions', 'answer', 'detail']) this.field(field);
    for (const entry of entries) this.add(entry);
  });
  return (q) => {
    const words = q.replace(/[^\p{L}\p{N} ]/gu, ' ').trim();
    return words === ''
      ? []
      : index
          .search(words)
          .slice(0, 3)
          .map((hit) => hit.ref);
  };
}
