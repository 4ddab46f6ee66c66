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
// Once through all questions, so that what is prepared on first use is counted as memory and not as latency.
for (const question of questions) await ask(question);
globalThis.gc?.();
const memoryMb = (process.memoryUsage().heapUsed - before) / 1024 ** 2;

let next = 0;
const bench = new Bench({ time: 5000, warmup: false });
bench.add(name, async () => {
  await ask(questions[next % questions.length] ?? '');
  next += 1;
});
await bench.run();
const result = bench.tasks[0]?.result;
if (!result || !('latency' in result)) throw new Error('the benchmark gave no result');
const { p50, p99 } = result.latency;
console.log(JSON.stringify({ topics: sources.topics.length, buildMs, p50, p99, memoryMb }));
