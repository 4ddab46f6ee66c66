import { type Bot, createBot } from './bot/bot.ts';
import { suggestQuestions } from './bot/suggestions.ts';
import { toSearchSources } from './bot/topics.ts';
import type { Clock } from './clock.ts';
import { loadCommands } from './commands/load.ts';
import { createLookups } from './commands/lookups.ts';
import { type Knowledge, loadKnowledge } from './knowledge/load.ts';
import type { Log } from './log.ts';
import { createMunicipalityFinder } from './municipalities/finder.ts';
import type { Handler } from './platforms/platform.ts';
import { createSearch, type Search } from './search/search.ts';
import type { Store } from './store/store.ts';

/** The bot without platforms: what `main.ts`, `ask.ts` and the tests put a platform around. */
export type Assembled = Bot & Handler & { readonly knowledge: Knowledge; readonly search: Search };

/**
 * Puts the bot together from the files of a project folder.
 *
 * @throws ProblemsError with everything that is wrong in those files
 */
export async function assemble(root: string, clock: Clock, log: Log, store: Store): Promise<Assembled> {
  const knowledge = loadKnowledge(root);
  const registry = await loadCommands(root);
  const search = createSearch(toSearchSources(knowledge));
  const finder = createMunicipalityFinder(knowledge.municipalities, knowledge.placesElsewhere);
  const lookups = createLookups(finder, knowledge.tables.themes.themes);
  const bot = createBot({ knowledge, registry, search, lookups, store, clock, log });
  const { seasons } = knowledge.tables.suggestions;
  return {
    ...bot,
    knowledge,
    search,
    suggestions: (language) => suggestQuestions(seasons, clock.today(), language),
    suggest: lookups.suggest,
    commands: registry.summaries,
  };
}
