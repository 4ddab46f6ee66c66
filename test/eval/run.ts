import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { realBot } from '../support/bot.ts';
import { judge, type Verdict } from './judge.ts';
import { readQuestions, type TestQuestion } from './question-file.ts';
import { formatReport } from './report.ts';
import { ours, peers, type System } from './systems.ts';

/**
 * `npm run eval`: asks our questions, and sets well-known alternatives over the same knowledge beside the bot.
 * `npm run eval -- FILE.jsonl …`: asks the questions of these files instead.
 * `--ours`: leaves the alternatives out; `--misses FILE`: writes what went wrong, of the tuning part only.
 */
const args = process.argv.slice(2);
const option = (name: string) => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, name === '--ours' ? 1 : 2).at(-1);
};
const oursOnly = option('--ours') !== undefined;
const missesFile = option('--misses');

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = args.length > 0 ? args : [`${folder}tuning.jsonl`, `${folder}held-out.jsonl`];
const parts = files.map((file) => ({ file: file.replace(/^.*\//, ''), questions: readQuestions(file) }));

const bot = await realBot();
const systems: System[] = [ours(bot), ...(oursOnly ? [] : await peers(bot.knowledge))];

for (const { file, questions } of parts) {
  const results = [];
  for (const system of systems) results.push({ name: system.name, verdicts: await ask(system, questions) });
  console.log(formatReport(file, results));
  if (missesFile && file !== 'held-out.jsonl') writeFileSync(missesFile, formatMisses(results[0]?.verdicts ?? []));
}

async function ask(system: System, questions: readonly TestQuestion[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const question of questions) verdicts.push(judge(question, await system.answer(question)));
  return verdicts;
}

function formatMisses(verdicts: readonly Verdict[]): string {
  return verdicts
    .filter((verdict) => !verdict.right)
    .map(({ question, said }) => JSON.stringify({ ...question, said: said.decision, text: said.text }))
    .join('\n');
}
