import { ProblemsError } from '../problems.ts';
import { loadKnowledge } from './load.ts';

/** `npm run knowledge:check`: what the start checks, for an editor, with a list of pages to look at again. */
try {
  const { pages } = loadKnowledge(process.cwd());
  const today = Temporal.Now.plainDateISO('Europe/Brussels').toString();
  for (const page of pages) {
    if (page.validUntil !== undefined && page.validUntil < today) {
      console.log(`${page.path}: was valid until ${page.validUntil}; check the facts and set a new date`);
    }
  }
  console.log(`${pages.length} pages, no problems`);
} catch (error) {
  if (!(error instanceof ProblemsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
