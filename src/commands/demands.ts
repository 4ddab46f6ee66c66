import type { KeyRecommendation } from '../knowledge/tables.ts';
import type { Choice, SourceReference } from '../reply/reply.ts';
import type { Services } from './services.ts';

/** The key recommendations as rows to choose from, under the recommendation they belong to. */
export function demandChoices({ tables, language }: Pick<Services, 'tables' | 'language'>): readonly Choice[] {
  return tables['key-recommendations'].keyRecommendations.map(({ id, title, recommendation }) => ({
    value: id,
    label: title[language],
    group:
      tables.recommendations.recommendations.find(({ number }) => number === recommendation)?.title[language] ?? '',
  }));
}

/** The key recommendations with these ids, in the order of the memorandum; unknown ids are passed over. */
export function demandsOf(ids: readonly string[], { tables }: Pick<Services, 'tables'>): readonly KeyRecommendation[] {
  return tables['key-recommendations'].keyRecommendations.filter(({ id }) => ids.includes(id));
}

/** The memorandum as the source of what the bot drafts. */
export function memorandumSource(services: Pick<Services, 'tables'>): SourceReference & { readonly url: string } {
  return documentSource('memorandum', services);
}

/** A document of `documents.yaml` as the source of what the bot says. */
export function documentSource(
  id: string,
  { tables }: Pick<Services, 'tables'>,
): SourceReference & { readonly url: string } {
  const document = tables.documents.documents.find((each) => each.id === id);
  if (!document) throw new Error(`documents.yaml has no ${id}`);
  const { collection, title, url, year } = document;
  return { document: collection, title, url, ...(year === undefined ? {} : { year }) };
}
