import { CORE_SCHEMA, load } from 'js-yaml';
import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../problems.ts';

type Result<Value> = { readonly value: Value } | { readonly problems: Problem[] };

/**
 * Parses YAML text and checks it against a schema.
 *
 * @param path the file as an editor knows it, for the problems
 * @param text the YAML
 * @param schema what the content must look like
 * @param firstLine the line of the file on which `text` begins (1 for a whole file)
 * @returns the checked value, or every problem with path, line and field
 */
export function parseYaml<Schema extends z.ZodType>(
  path: string,
  text: string,
  schema: Schema,
  firstLine = 1,
): Result<z.output<Schema>> {
  const quick = schema.safeParse(loadQuickly(text));
  return quick.success ? { value: quick.data } : explainProblems(path, text, schema, firstLine);
}

/** js-yaml reads several times faster than yaml, which is needed for the hundreds of pages at each start. */
function loadQuickly(text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA }) ?? {};
  } catch {
    return undefined;
  }
}

/** yaml knows the line of every field, which is needed only when something is wrong. */
function explainProblems<Schema extends z.ZodType>(
  path: string,
  text: string,
  schema: Schema,
  firstLine: number,
): Result<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;

  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        where: `${path}:${lineAt(error.pos[0])}`,
        what: `this is not valid YAML: ${error.message}`,
        fix: 'put double quotes around a text that holds ": ", " #" or begins with a special character; check the indentation',
      })),
    };
  }

  const read = toJs(document);
  if ('message' in read) {
    return {
      problems: [
        {
          where: `${path}:${lineAt(read.offset)}`,
          what: `this is not valid YAML: ${read.message}`,
          fix: 'put double quotes around a text that begins with * or &',
        },
      ],
    };
  }
  const checked = schema.safeParse(read.value ?? {});
  if (checked.success) return { value: checked.data };

  const lineOf = (fieldPath: readonly PropertyKey[]) => {
    for (let length = fieldPath.length; length > 0; length -= 1) {
      const offset = offsetOf(document.contents, fieldPath.slice(0, length));
      if (offset !== undefined) return lineAt(offset);
    }
    return firstLine;
  };
  return { problems: checked.error.issues.flatMap((issue) => toProblems(path, issue, lineOf)) };
}

/** An alias that points to nothing shows only when the document becomes data. */
function toJs(
  document: ReturnType<typeof parseDocument>,
): { readonly value: unknown } | { readonly message: string; readonly offset: number } {
  try {
    return { value: document.toJS() };
  } catch (error) {
    let offset = 0;
    visit(document, {
      Alias: (_, node) => {
        offset = node.range?.[0] ?? 0;
        return visit.BREAK;
      },
    });
    return { message: (error as Error).message, offset };
  }
}

function toProblems(
  path: string,
  issue: z.core.$ZodIssue,
  lineOf: (fieldPath: readonly PropertyKey[]) => number,
): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      where: `${path}:${lineOf([...issue.path, key])} (${[...issue.path, key].join('.')})`,
      what: 'this field does not exist',
      fix: 'correct the spelling or take it out; knowledge/README.md lists the fields',
    }));
  }
  return [
    {
      where: `${path}:${lineOf(issue.path)} (${issue.path.join('.') || 'whole file'})`,
      what: issue.message,
      fix: 'see knowledge/README.md for what belongs here',
    },
  ];
}

function offsetOf(node: unknown, fieldPath: readonly PropertyKey[]): number | undefined {
  let current = node as { get?: (key: PropertyKey, keepScalar: boolean) => unknown } | undefined;
  let offset: number | undefined;
  for (const key of fieldPath) {
    if (isMap(current)) {
      const pair = current.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (!pair) return undefined;
      offset = (pair.key as { range?: [number, number, number] }).range?.[0];
      current = pair.value as typeof current;
    } else {
      current = current?.get?.(key, true) as typeof current;
      offset = (current as { range?: [number, number, number] } | undefined)?.range?.[0] ?? offset;
    }
    if (current === undefined) return offset;
  }
  return offset;
}
