import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { assemble } from './assemble.ts';
import { chooseClock } from './clock.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { askLines, askOnce } from './platforms/console/console.ts';
import { explain } from './platforms/console/explain.ts';
import { ProblemsError } from './problems.ts';
import { openStore } from './store/sqlite.ts';

const usage = `npm run -s ask -- "vraag"             the answer as a person would read it
npm run -s ask -- --explain "vraag"   with the matched words and the runners-up
npm run -s ask -- --jsonl             one {"id","q","lang"?} a line on standard input, one answer a line`;

try {
  process.exitCode = await ask(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof ProblemsError ? error.message : error);
  process.exitCode = 1;
}

async function ask(given: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(given);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const text = positionals.join(' ');
  if (!values.jsonl && text === '') {
    console.error(usage);
    return 2;
  }

  const root = fileURLToPath(new URL('..', import.meta.url));
  const clock = chooseClock(readConfig(process.env).today);
  // Each question stands alone: nothing is kept.
  const bot = await assemble(root, clock, createLog('silent'), openStore(':memory:', clock));

  if (values.jsonl) return (await askLines(bot, process.stdin, process.stdout)) === 0 ? 0 : 1;
  console.log(await askOnce(bot, text));
  if (values.explain) console.log(`\n---\n${explain(bot.search(text))}`);
  return 0;
}

function parse(given: readonly string[]) {
  return parseArgs({
    args: [...given],
    allowPositionals: true,
    options: { jsonl: { type: 'boolean', default: false }, explain: { type: 'boolean', default: false } },
  });
}
