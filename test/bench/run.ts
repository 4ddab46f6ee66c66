import { execFileSync, spawn } from 'node:child_process';
import { table } from '../eval/report.ts';
import { projectRoot } from '../support/bot.ts';
import { contenders } from './contenders.ts';

/**
 * `npm run bench`: index build, latency per question and memory, for the shipped knowledge and for 100 times as much,
 * beside plain minisearch and Orama in the same run; then the time from start to ready of the whole program.
 * `npm run bench -- 1` leaves out the large one, which takes some minutes and 12 GB of memory.
 */
const sizes = process.argv.length > 2 ? process.argv.slice(2) : ['1', '100'];

type Row = Record<'topics' | 'buildMs' | 'p50' | 'p99' | 'memoryMb', number>;

for (const times of sizes) {
  const rows = Object.keys(contenders).map((name) => ({ name, ...measure(name, times) }));
  console.log(`## ${rows[0]?.topics} topics (${times} x the shipped knowledge)\n`);
  console.log(
    table(
      ['system', 'build s', 'median ms', 'p99 ms', 'memory MB'],
      rows.map((row) => [
        row.name,
        (row.buildMs / 1000).toFixed(1),
        row.p50.toFixed(2),
        row.p99.toFixed(1),
        row.memoryMb.toFixed(0),
      ]),
    ),
  );
  console.log();
}
console.log(`Start to ready, whole process: ${await startToReady()} ms (median of 5)`);

function measure(name: string, times: string): Row {
  const args = ['--expose-gc', '--max-old-space-size=16384', 'test/bench/measure.ts', name, times];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8' })) as Row;
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
