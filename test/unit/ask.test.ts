import { describe, expect, test } from 'vitest';
import { runToEnd } from '../support/program.ts';

const deadlineQuestion = 'tegen wanneer moet ons dossier voor het fonds binnen zijn?';

function ask(args: readonly string[], input = '', settings = {}) {
  return runToEnd('src/ask.ts', { args, input, settings: { TODAY: '2026-11-20', ...settings } });
}

describe.concurrent('npm run ask', { timeout: 30_000 }, () => {
  test.each([
    ['no question', []],
    ['an unknown option', ['--verzonnen']],
    ['an option that takes no value', ['--jsonl=ja']],
  ])('with %s shows how to use it and ends with 2', async (_, args) => {
    const { code, stdout, stderr } = await ask(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('npm run -s ask -- "vraag"');
    expect(stderr).not.toContain('    at ');
  });

  test('answers one question as a person would read it', async () => {
    const { code, stdout, stderr } = await ask([deadlineQuestion]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^De deadline van het 11\.11\.11-fonds voor de 4de Pijler is 31 maart\./);
    expect(stdout).toContain('(https://11.be/4depijler)');
    expect(stdout).not.toContain('decision:');
  });

  test('takes a question without quotes too', async () => {
    const { code, stdout } = await ask(deadlineQuestion.split(' '));
    expect(code).toBe(0);
    expect(stdout).toContain('is 31 maart.');
  });

  test('runs a command on the day that is set', async () => {
    const { stdout } = await ask(['/deadline'], '', { TODAY: '2027-03-30' });
    expect(stdout).toContain('is 31 maart 2027. Dat is morgen.');
  });

  test('explains its answer when asked', async () => {
    const { code, stdout } = await ask(['--explain', deadlineQuestion]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/is 31 maart\.[\s\S]*\n---\ndecision: found; language: nl;/);
    expect(stdout).toContain('deadline-11-fonds');
  });

  test('answers a question a line, and ends with 1 when one of the lines is no question', async () => {
    const input = `${JSON.stringify({ id: 1, q: deadlineQuestion })}\nkapot\n{"id":"b","q":"When is the deadline of the 11.11.11 fund?","lang":"en"}\n`;
    const { code, stdout, stderr } = await ask(['--jsonl'], input);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({ id: '1', decision: 'found', answered: true });
    expect(lines[1]).toEqual({ error: expect.stringContaining('not JSON'), line: 2 });
    expect(lines[2]).toMatchObject({ id: 'b', decision: 'found', text: expect.stringMatching(/^The deadline/) });
  });

  test('ends with 0 when every line was a question', async () => {
    const { code, stdout } = await ask(['--jsonl'], '{"id":"a","q":"hallo"}\n');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'a', answered: true });
  });

  test('says which setting is wrong', async () => {
    const { code, stdout, stderr } = await ask(['hallo'], '', { TODAY: 'morgen' });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('TODAY\n  expected a date as 2027-03-31');
    expect(stderr).not.toContain('    at ');
  });
});
