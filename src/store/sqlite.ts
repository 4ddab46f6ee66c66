import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { ProblemsError } from '../problems.ts';
import type { NewRecord, Store, StoredRecord } from './store.ts';

/** The layout of the file; one that says more was written by a newer program. */
const layout = 1;

/** How long a write waits for another program that holds the file, in milliseconds. */
const patienceMs = 5_000;

type Row = { readonly key: string; readonly owner: string; readonly value: string } & {
  readonly revision: number;
  readonly changed: string;
};

/**
 * Opens the store in a folder, and makes both when they are not there.
 *
 * @param folder where the file `wegwijzer.db` stands; `:memory:` keeps everything in memory
 * @throws ProblemsError that says what the operator should look at
 */
export function openStore(folder: string, clock: Clock): Store {
  const file = folder === ':memory:' ? folder : join(folder, 'wegwijzer.db');
  const database = open(folder, file);
  const now = () => clock.now().toString({ smallestUnit: 'millisecond' });
  const later = (days: number) =>
    clock
      .now()
      .add({ hours: 24 * days })
      .toString({ smallestUnit: 'millisecond' });

  const readRow = database.prepare('SELECT * FROM records WHERE kind = ? AND key = ? AND expires > ?');
  const listRows = database.prepare(
    'SELECT * FROM records WHERE kind = ? AND owner = ? AND expires > ? ORDER BY changed DESC, key',
  );
  const insertRow = database.prepare(
    'INSERT INTO records (kind, key, owner, value, changed, expires, revision) VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO NOTHING',
  );
  const updateRow = database.prepare(
    'UPDATE records SET owner = ?, value = ?, changed = ?, expires = ?, revision = revision + 1 WHERE kind = ? AND key = ? AND revision = ?',
  );
  const removeRow = database.prepare('DELETE FROM records WHERE kind = ? AND key = ?');
  const forget = database.prepare('DELETE FROM records WHERE expires <= ?');

  const write = (kind: string, key: string, { owner, value, keepDays, replaces }: NewRecord) => {
    const json = JSON.stringify(value);
    forget.run(now());
    const { changes } =
      replaces === 0
        ? insertRow.run(kind, key, owner, json, now(), later(keepDays))
        : updateRow.run(owner, json, now(), later(keepDays), kind, key, replaces);
    return Number(changes) === 0 ? undefined : replaces + 1;
  };

  return {
    read: async (kind, key) => {
      const row = readRow.get(kind, key, now()) as Row | undefined;
      return row && toRecord(row);
    },
    list: async (kind, owner) => (listRows.all(kind, owner, now()) as Row[]).map(toRecord),
    write: async (kind, key, record) => write(kind, key, record),
    remove: async (kind, key) => {
      removeRow.run(kind, key);
    },
    ready: () => {
      try {
        readRow.get('', '', now());
        return true;
      } catch {
        return false;
      }
    },
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

function toRecord(row: Row): StoredRecord {
  return {
    key: row.key,
    owner: row.owner,
    value: JSON.parse(row.value),
    revision: row.revision,
    changed: Temporal.Instant.from(row.changed),
  };
}

function open(folder: string, file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    if (folder !== ':memory:') mkdirSync(folder, { recursive: true });
    database = new DatabaseSync(file, { timeout: patienceMs });
    prepare(database, file);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof ProblemsError) throw error;
    throw problem(
      file,
      `cannot be opened: ${(error as Error).message}`,
      'check that the folder can be written, that the disk is not full, and that no other program holds the file; a file that is no database can be set aside',
    );
  }
}

function prepare(database: DatabaseSync, file: string): void {
  const found = (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
  if (found > layout) {
    throw problem(
      file,
      `was written by a newer version of the program (layout ${found}, this one knows ${layout})`,
      'start the newer version, or set DATA_DIR to another folder',
    );
  }
  // What is forgotten is wiped from the file, not only left out.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON');
  database.exec(`
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS records (
      kind TEXT NOT NULL, key TEXT NOT NULL, owner TEXT NOT NULL, value TEXT NOT NULL,
      revision INTEGER NOT NULL, changed TEXT NOT NULL, expires TEXT NOT NULL,
      PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS records_by_owner ON records (kind, owner);
    CREATE INDEX IF NOT EXISTS records_by_expiry ON records (expires);
    PRAGMA user_version = ${layout};
    COMMIT;
  `);
}

function problem(file: string, what: string, fix: string): ProblemsError {
  return new ProblemsError('The store cannot be used', [{ where: `DATA_DIR (${file})`, what, fix }]);
}
