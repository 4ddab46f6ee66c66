import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import type { Problem } from '../problems.ts';

/** A file as an editor knows it: its path from the root of the project, and all that is in it. */
export type TextFile = { readonly path: string; readonly text: string };

/** A row of a file, with the line that an editor finds it on. */
export type Row<Cells> = { readonly line: number; readonly cells: Cells };

/**
 * Reads a file of comma-separated values whose first line names the columns.
 *
 * @returns the rows in the file's order, or every problem with its line
 */
export function parseCsv<Schema extends z.ZodType>(
  { path, text }: TextFile,
  schema: Schema,
): { readonly value: Row<z.output<Schema>>[] } | { readonly problems: Problem[] } {
  let records: { readonly record: unknown; readonly info: { readonly lines: number } }[];
  try {
    records = parse(text, { columns: true, skip_empty_lines: true, bom: true, info: true });
  } catch (error) {
    return {
      problems: [{ where: path, what: `this is not valid CSV: ${(error as Error).message}`, fix: 'correct that line' }],
    };
  }
  const checked = records.map(({ record, info }) => ({ line: info.lines, result: schema.safeParse(record) }));
  const problems = checked.flatMap(({ line, result }) =>
    result.success
      ? []
      : result.error.issues.map((issue) => ({
          where: `${path}:${line} (${issue.path.join('.')})`,
          what: issue.message,
          fix: 'compare with the lines around it',
        })),
  );
  if (problems.length > 0) return { problems };
  return { value: checked.flatMap(({ line, result }) => (result.success ? [{ line, cells: result.data }] : [])) };
}
