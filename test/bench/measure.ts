import { Bench } from 'tinybench';
import { toSearchSources } from '../../src/bot/topics.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { readQuestions } from '../eval/question-file.ts';
import { projectRoot } from '../support/bot.ts';
import { contenders } from './contenders.ts';
import { multiply } from './multiply.ts';

/** Measures one contender at one size in a process of its own: `measure.ts NAME TIMES` prints one JSON line. */
const [name = '', times = '1'] = process.argv.slice(2);
const build = contenders[name];
if (!build) throw new Error(`expected one of ${Object.keys(contenders).join(', ')}, got ${name}`);

const shipped = toSearchSources(loadKnowledge(projectRoot));
const sources = { ...shipped, topics: multiply(shipped.topics, Number(times)) };
const questions = readQuestions(`${projectRoot}test/eval/tuning.jsonl`).map((question) => question.q);

globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
const started = performance.now();
const ask = await build(sources);
const buildMs = performance.now() - started;
// A first round, so that what is prepared on first use counts as memory and not as latency; not longer than a minute,
// since some contenders need seconds for a question in the large knowledge base.
const until = performance.now() + 60_000;
for (const question of questions) if (performance.now() < until) await ask(question);
globalThis.gc?.();
const memoryMb = (process.memoryUsage().heapUsed - before) / 1024 ** 2;

let next = 0;
const bench = new Bench({ time: 20_000, warmup: false });
bench.add(name, async () => {
  await ask(questions[next % questions.length] ?? '');
  next += 1;
});
await bench.run();
const result = bench.tasks[0]?.result;
if (!result || !('latency' in result)) throw new Error('the benchmark gave no result');
const { p50, p99 } = result.latency;
console.log(JSON.stringify({ topics: sources.topics.length, buildMs, p50, p99, memoryMb }));
