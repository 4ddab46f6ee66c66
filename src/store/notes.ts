import type { z } from 'zod';
import type { Store, StoredRecord } from './store.ts';

/** Who finds a note again: the person, those in the same workspace, or everybody who knows its key. */
export type NoteScope = 'mine' | 'ours' | 'anyone';

/** What a command may keep between two times that it is run. */
export type Notes = {
  /** @returns undefined when there is none, or when an older version wrote it in another shape */
  readonly read: <Schema extends z.ZodType>(
    scope: NoteScope,
    key: string,
    schema: Schema,
  ) => Promise<z.output<Schema> | undefined>;
  /**
   * Changes a note, also when several people do so at once: `change` may be called again with what another wrote.
   *
   * @returns what stands there now
   */
  readonly change: <Schema extends z.ZodType>(
    scope: NoteScope,
    key: string,
    schema: Schema,
    change: (before: z.output<Schema> | undefined) => z.output<Schema>,
  ) => Promise<z.output<Schema>>;
};

/** A note that nobody changes for this long is forgotten: the longest pause of a group between two campaigns. */
const keepDays = 400;

const kind = 'note';

export function createNotes(store: Store, origin: { readonly person: string; readonly workspace: string }): Notes {
  const owners: Record<NoteScope, string> = {
    mine: `person:${origin.person}`,
    ours: `workspace:${origin.workspace}`,
    anyone: 'anyone',
  };
  // As a list, so that no two owners and keys together make the same text.
  const fullKey = (scope: NoteScope, key: string) => JSON.stringify([owners[scope], key]);
  const readAs = <Schema extends z.ZodType>(record: StoredRecord | undefined, schema: Schema) =>
    record && schema.safeParse(record.value).data;

  return {
    read: async (scope, key, schema) => {
      return readAs(await store.read(kind, fullKey(scope, key)), schema);
    },
    change: async (scope, key, schema, change) => {
      for (;;) {
        const record = await store.read(kind, fullKey(scope, key));
        const value = change(readAs(record, schema));
        const replaces = record?.revision ?? 0;
        const written = await store.write(kind, fullKey(scope, key), {
          owner: owners[scope],
          value,
          keepDays,
          replaces,
        });
        if (written !== undefined) return value;
      }
    },
  };
}
