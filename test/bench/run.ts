import { spawn } from 'node:child_process';
import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import { stemmer } from '@orama/stemmers/dutch';
import { Bench } from 'tinybench';
import { toSearchSources } from '../../src/bot/topics.ts';
import { createSearch } from '../../src/search/search.ts';
import type { Topic } from '../../src/search/topic.ts';
import { readQuestions } from '../eval/question-file.ts';
import { table } from '../eval/report.ts';
import { plainMiniSearch } from '../eval/systems.ts';
import { projectRoot, realBot } from '../support/bot.ts';
import { multiply } from './multiply.ts';

/**
 * `npm run bench`: index build, latency per question and memory, for the shipped knowledge and for 100 times as much,
 * beside plain minisearch and Orama in the same run; then the time from start to ready of the whole program.
 */
type Contender = { readonly name: string; readonly build: (topics: readonly Topic[]) => Promise<Ask> };
type Ask = (question: string) => unknown;

const { knowledge } = await realBot();
const questions = readQuestions(`${projectRoot}test/eval/tuning.jsonl`).map((question) => question.q);
const sources = toSearchSources(knowledge);

const contenders: Contender[] = [
  { name: 'Wegwijzer', build: async (topics) => createSearch({ ...sources, topics }) },
  { name: 'minisearch', build: async (topics) => plainMiniSearch(topics.map(toEntry)) },
  { name: 'Orama, Dutch', build: buildOrama },
];

for (const times of [1, 100]) {
  const topics = multiply(sources.topics, times);
  const rows = [];
  for (const contender of contenders) rows.push(await measure(contender, topics));
  console.log(`## ${topics.length} topics (${times} x the shipped knowledge)\n`);
  console.log(table(['system', 'build ms', 'median ms', 'p99 ms', 'memory MB'], rows));
  console.log();
}
console.log(`Start to ready, whole process: ${await startToReady()} ms (median of 5)`);

async function measure({ name, build }: Contender, topics: readonly Topic[]): Promise<string[]> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  const ask = await build(topics);
  const buildMs = performance.now() - started;
  globalThis.gc?.();
  const memory = (process.memoryUsage().heapUsed - before) / 1024 ** 2;

  let next = 0;
  const bench = new Bench({ time: 4000, warmupTime: 1000 });
  bench.add(name, async () => {
    await ask(questions[next % questions.length] ?? '');
    next += 1;
  });
  await bench.run();
  const result = bench.tasks[0]?.result;
  const latency = result && 'latency' in result ? result.latency : undefined;
  return [name, buildMs.toFixed(0), (latency?.p50 ?? 0).toFixed(3), (latency?.p99 ?? 0).toFixed(2), memory.toFixed(0)];
}

function toEntry(topic: Topic) {
  return {
    id: topic.id,
    questions: topic.variants.map((variant) => variant.text).join('\n'),
    answer: [topic.answer, ...topic.translations.map((each) => each.text)].join('\n'),
    detail: topic.detail.join('\n'),
  };
}

async function buildOrama(topics: readonly Topic[]): Promise<Ask> {
  const database = create({
    schema: { id: 'string', questions: 'string', answer: 'string', detail: 'string' } as const,
    components: { tokenizer: { language: 'dutch', stemming: true, stemmer } },
  });
  await insertMultiple(database, topics.map(toEntry));
  return (term) => oramaSearch(database, { term, properties: ['questions', 'answer', 'detail'], limit: 3 });
}

async function startToReady(): Promise<string> {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) times.push(await startOnce());
  return (times.sort((left, right) => left - right)[2] ?? 0).toFixed(0);
}

function startOnce(): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: projectRoot,
    env: { ...process.env, PORT: '0', OPEN_BROWSER: 'no', LOG_LEVEL: 'info' },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code} before it was ready`)));
    child.stdout.on('data', (chunk: Buffer) => {
      if (!chunk.toString().includes('"ready"')) return;
      resolve(performance.now() - started);
      child.removeAllListeners('exit');
      child.kill();
    });
  });
}
