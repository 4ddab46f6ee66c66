import type { Verdict } from './judge.ts';

type Result = { readonly name: string; readonly verdicts: readonly Verdict[] };

/** The figures of one part of the questions: all systems side by side, then ours by kind, language and style. */
export function formatReport(title: string, results: readonly Result[]): string {
  const [first] = results;
  const lines = [
    `## ${title}: ${first?.verdicts.length ?? 0} questions`,
    '',
    table(
      [
        'system',
        'right %',
        'answerable %',
        'false answers %',
        'source right %',
        'right among offered %',
        'words (median)',
      ],
      results.map(({ name, verdicts }) => summary(name, verdicts)),
    ),
  ];
  if (first) {
    for (const by of ['kind', 'lang', 'style'] as const) {
      lines.push('', table([by, 'questions', 'right %'], group(first.verdicts, by)));
    }
  }
  return `${lines.join('\n')}\n`;
}

function summary(name: string, verdicts: readonly Verdict[]): string[] {
  const answerable = verdicts.filter(
    ({ question }) => question.kind !== 'unanswerable' && question.kind !== 'chitchat',
  );
  const unanswerable = verdicts.filter(({ question }) => question.kind === 'unanswerable');
  const right = answerable.filter((verdict) => verdict.right);
  return [
    name,
    percent(verdicts.filter((verdict) => verdict.right).length, verdicts.length),
    percent(right.length, answerable.length),
    percent(unanswerable.filter((verdict) => verdict.answered).length, unanswerable.length),
    percent(right.filter((verdict) => verdict.sourceRight).length, right.length),
    percent(answerable.filter((verdict) => verdict.rightAmongOffered).length, answerable.length),
    String(median(verdicts.filter((verdict) => verdict.answered).map((verdict) => verdict.words))),
  ];
}

function group(verdicts: readonly Verdict[], by: 'kind' | 'lang' | 'style'): string[][] {
  const groups = Map.groupBy(verdicts, ({ question }) => question[by]);
  return [...groups]
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([name, members]) => [
      name,
      String(members.length),
      percent(members.filter((verdict) => verdict.right).length, members.length),
    ]);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : ((100 * part) / whole).toFixed(1);
}

/** The middle value; of an even number of values the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** Rows as a Markdown table, columns aligned. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, at) => Math.max(cell.length, ...rows.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}
