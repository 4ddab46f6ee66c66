import type { Knowledge } from '../knowledge/load.ts';
import type { Page } from '../knowledge/page.ts';
import type { OutOfScopeTopic } from '../knowledge/tables.ts';
import type { SearchSources } from '../search/search.ts';
import { languages } from '../search/stop-words.ts';
import type { Topic } from '../search/topic.ts';

/** The knowledge as the search wants it. */
export function toSearchSources(knowledge: Knowledge): SearchSources {
  return {
    topics: toTopics(knowledge),
    synonyms: knowledge.tables.thesaurus.groups,
    places: knowledge.municipalities.flatMap((municipality) => [
      municipality.name,
      ...municipality.formerNames,
      ...municipality.submunicipalities.map((part) => part.name),
    ]),
    ordinaryPlaceWords: knowledge.tables['place-names'].ordinaryWords,
  };
}

/** Everything that can be found: the pages, and the subjects that the bot leaves to people. */
function toTopics(knowledge: Knowledge): Topic[] {
  return [...knowledge.pages.map(pageTopic), ...knowledge.tables['out-of-scope'].topics.map(outOfScope)];
}

function pageTopic(page: Page): Topic {
  return {
    id: page.id,
    answerable: !page.alwaysHuman,
    variants: [
      { text: page.title, language: 'nl' },
      ...languages.flatMap((language) => page.aliases[language].map((text) => ({ text, language }))),
    ],
    answer: page.answer,
    detail: page.detail,
    translations: [
      { text: page.short.en, language: 'en' },
      { text: page.short.fr, language: 'fr' },
    ],
  };
}

/** Ids of these topics begin with this, so that they never meet a page's. */
export const outOfScopePrefix = 'out-of-scope/';

function outOfScope(topic: OutOfScopeTopic): Topic {
  return {
    id: outOfScopePrefix + topic.id,
    answerable: false,
    variants: [
      { text: topic.title, language: 'nl' },
      ...languages.flatMap((language) => topic.aliases[language].map((text) => ({ text, language }))),
    ],
    answer: '',
    detail: [],
    translations: [],
  };
}
