import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Problem, ProblemsError } from '../../../src/problems.ts';
import { openStore } from '../../../src/store/sqlite.ts';
import type { NewRecord, Store } from '../../../src/store/store.ts';
import { type MovingClock, movingClock } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';

/** A store that is closed when the test ends. */
function open(folder = ':memory:', clock: MovingClock = movingClock()): Store {
  const store = openStore(folder, clock);
  onTestFinished(() => store.close());
  return store;
}

function record(fields: Partial<NewRecord> = {}): NewRecord {
  return { owner: 'an', value: 'Gent', keepDays: 30, replaces: 0, ...fields };
}

/** What the operator is told when the store does not open. */
function problemsOf(folder: string): readonly Problem[] {
  try {
    openStore(folder, movingClock()).close();
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
  return [];
}

describe('what is written', () => {
  test('is read back with its owner, its first revision and the moment', async () => {
    const clock = movingClock();
    const store = open(':memory:', clock);
    expect(await store.write('flow', 'a', record({ value: { step: 2, names: ['Gent'] } }))).toBe(1);
    expect(await store.read('flow', 'a')).toEqual({
      key: 'a',
      owner: 'an',
      value: { step: 2, names: ['Gent'] },
      revision: 1,
      changed: clock.now(),
    });
  });

  test('is not found under another key or in another drawer', async () => {
    const store = open();
    await store.write('flow', 'a', record());
    expect(await store.read('flow', 'b')).toBeUndefined();
    expect(await store.read('flow', 'A')).toBeUndefined();
    expect(await store.read('note', 'a')).toBeUndefined();
  });

  test('may stand under the same key in several drawers', async () => {
    const store = open();
    await store.write('flow', 'a', record({ value: 'a flow' }));
    expect(await store.write('note', 'a', record({ value: 'a note' }))).toBe(1);
    await store.remove('flow', 'a');
    expect((await store.read('note', 'a'))?.value).toBe('a note');
  });

  test('is any JSON, given back as it was', async () => {
    const store = open();
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ stringUnit: 'grapheme' }), async (value) => {
        number += 1;
        await store.write('any', `${number}`, record({ value }));
        // JSON has no -0.
        const expected = JSON.parse(JSON.stringify(value));
        expect((await store.read('any', `${number}`))?.value).toStrictEqual(expected);
      }),
      { examples: [[JSON.parse('{"__proto__":[],"\\ud83d":"\\u0000"}')]] },
    );
  });

  test.each(['', ' ', "'; DROP TABLE records; --", '%', 'Ünïcode 🎉', 'a/b', 'a\nb'])(
    'may have any text for a key and an owner: %j',
    async (text) => {
      const store = open();
      await store.write(text, text, record({ owner: text, value: 1 }));
      expect(await store.read(text, text)).toMatchObject({ key: text, owner: text, value: 1 });
      expect(await store.list(text, text)).toHaveLength(1);
    },
  );
});

describe('a change', () => {
  test('that replaces what stands there gives the next revision and the new moment', async () => {
    const clock = movingClock();
    const store = open(':memory:', clock);
    await store.write('flow', 'a', record());
    clock.pass({ seconds: 1 });
    expect(await store.write('flow', 'a', record({ value: 'Aalst', owner: 'bo', replaces: 1 }))).toBe(2);
    expect(await store.write('flow', 'a', record({ value: 'Ath', owner: 'bo', replaces: 2 }))).toBe(3);
    expect(await store.read('flow', 'a')).toMatchObject({
      value: 'Ath',
      owner: 'bo',
      revision: 3,
      changed: clock.now(),
    });
  });

  test.each([
    ['nothing, where something stands', 0],
    ['an older revision', 1],
    ['a revision that is not there yet', 3],
    ['a revision that cannot be', -1],
  ])('that replaces %s is refused and changes nothing', async (_, replaces) => {
    const clock = movingClock();
    const store = open(':memory:', clock);
    await store.write('flow', 'a', record({ value: 'one' }));
    await store.write('flow', 'a', record({ value: 'two', replaces: 1 }));
    const before = await store.read('flow', 'a');
    clock.pass({ hours: 1 });
    expect(await store.write('flow', 'a', record({ value: 'late', owner: 'bo', replaces }))).toBeUndefined();
    expect(await store.read('flow', 'a')).toEqual(before);
  });

  test('of what is not there is refused and makes nothing', async () => {
    const store = open();
    expect(await store.write('flow', 'a', record({ replaces: 1 }))).toBeUndefined();
    expect(await store.read('flow', 'a')).toBeUndefined();
  });

  test('by many at the same moment counts for exactly one of them', async () => {
    const store = open();
    await store.write('flow', 'a', record());
    const revisions = await Promise.all(
      [1, 2, 3, 4, 5].map((value) => store.write('flow', 'a', record({ value, replaces: 1 }))),
    );
    expect(revisions.filter((revision) => revision !== undefined)).toEqual([2]);
    expect((await store.read('flow', 'a'))?.value).toBe(revisions.indexOf(2) + 1);
  });
});

describe('what is forgotten', () => {
  test('after its days without a change is gone: not read, not listed, free for another', async () => {
    const clock = movingClock();
    const store = open(':memory:', clock);
    await store.write('flow', 'a', record({ keepDays: 30 }));
    clock.pass({ hours: 30 * 24 - 1, minutes: 59, seconds: 59, milliseconds: 999 });
    expect(await store.read('flow', 'a')).toBeDefined();
    expect(await store.list('flow', 'an')).toHaveLength(1);
    clock.pass({ milliseconds: 1 });
    for (const further of [0, 1, 24 * 365]) {
      clock.pass({ hours: further });
      expect(await store.read('flow', 'a')).toBeUndefined();
      expect(await store.list('flow', 'an')).toEqual([]);
    }
    expect(await store.write('flow', 'a', record({ replaces: 1 }))).toBeUndefined();
    expect(await store.write('flow', 'a', record({ value: 'new' }))).toBe(1);
    expect((await store.read('flow', 'a'))?.value).toBe('new');
  });

  test('is kept its days from the latest change', async () => {
    const clock = movingClock();
    const store = open(':memory:', clock);
    await store.write('flow', 'a', record({ keepDays: 2 }));
    clock.pass({ days: 1 });
    await store.write('flow', 'a', record({ keepDays: 2, replaces: 1 }));
    clock.pass({ days: 1, hours: 12 });
    expect((await store.read('flow', 'a'))?.revision).toBe(2);
    clock.pass({ hours: 12 });
    expect(await store.read('flow', 'a')).toBeUndefined();
  });

  test('leaves others that are kept longer', async () => {
    const clock = movingClock();
    const store = open(':memory:', clock);
    await store.write('flow', 'short', record({ keepDays: 1 }));
    await store.write('flow', 'long', record({ keepDays: 400 }));
    clock.set('2027-11-19');
    await store.write('flow', 'new', record());
    expect((await store.list('flow', 'an')).map(({ key }) => key)).toEqual(['new', 'long']);
  });

  test('on request is gone, and asking twice does no harm', async () => {
    const store = open();
    await store.write('flow', 'a', record());
    await store.remove('flow', 'a');
    await store.remove('flow', 'a');
    await store.remove('flow', 'never there');
    expect(await store.read('flow', 'a')).toBeUndefined();
    expect(await store.list('flow', 'an')).toEqual([]);
    expect(await store.write('flow', 'a', record({ replaces: 1 }))).toBeUndefined();
    expect(await store.write('flow', 'a', record())).toBe(1);
  });

  test('leaves no trace in the file: what was removed, replaced or kept too long', async () => {
    const folder = temporaryFolder({});
    const clock = movingClock();
    const store = open(folder, clock);
    const secret = (what: string) => `${what} ${'zeer vertrouwelijk '.repeat(500)}`;
    await store.write('flow', 'kept', record({ value: 'blijft staan', keepDays: 400 }));
    await store.write('flow', 'a', record({ value: secret('verwijderd') }));
    await store.write('flow', 'b', record({ value: secret('vervangen') }));
    await store.write('flow', 'c', record({ value: 'verlopen geheim', keepDays: 1 }));
    await store.remove('flow', 'a');
    await store.write('flow', 'b', record({ value: '-', replaces: 1 }));
    clock.pass({ days: 2 });
    await store.write('flow', 'd', record());
    store.close();
    const left = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'));
    expect(left.join()).toContain('blijft staan');
    expect(left.join()).not.toMatch(/vertrouwelijk|verlopen geheim/);
  });
});

describe('a list', () => {
  test('holds all of one owner and nothing of another, the latest changed first', async () => {
    const clock = movingClock();
    const store = open(':memory:', clock);
    for (const [key, owner] of [
      ['first', 'an'],
      ['other', 'bo'],
      ['second', 'an'],
      ['third', 'an'],
    ] as const) {
      await store.write('flow', key, record({ owner }));
      clock.pass({ minutes: 1 });
    }
    await store.write('note', 'elsewhere', record());
    await store.write('flow', 'first', record({ replaces: 1, value: 'changed' }));
    const listed = await store.list('flow', 'an');
    expect(listed.map(({ key, revision }) => [key, revision])).toEqual([
      ['first', 2],
      ['third', 1],
      ['second', 1],
    ]);
    expect(listed[0]).toEqual(await store.read('flow', 'first'));
  });

  test('has an order of its own for what was changed at the same moment', async () => {
    const store = open();
    for (const key of ['c', 'a', 'b']) await store.write('flow', key, record());
    expect((await store.list('flow', 'an')).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  test('is empty for somebody for whom nothing is kept', async () => {
    expect(await open().list('flow', 'an')).toEqual([]);
  });

  test('follows a record to its new owner', async () => {
    const store = open();
    await store.write('flow', 'a', record());
    await store.write('flow', 'a', record({ owner: 'bo', replaces: 1 }));
    expect(await store.list('flow', 'an')).toEqual([]);
    expect(await store.list('flow', 'bo')).toHaveLength(1);
  });
});

describe('a restart', () => {
  test('finds everything again in the same folder, with its revisions and days', async () => {
    const folder = temporaryFolder({});
    const clock = movingClock();
    const first = openStore(folder, clock);
    await first.write('flow', 'a', record({ value: 'one' }));
    await first.write('flow', 'a', record({ value: 'two', replaces: 1 }));
    const before = await first.read('flow', 'a');
    first.close();
    clock.pass({ days: 29 });
    const second = open(folder, clock);
    expect(await second.read('flow', 'a')).toEqual(before);
    expect(await second.write('flow', 'a', record({ value: 'late', replaces: 1 }))).toBeUndefined();
    clock.pass({ days: 1 });
    expect(await second.read('flow', 'a')).toBeUndefined();
  });

  test('makes the folder when it is not there, however deep', async () => {
    const folder = join(temporaryFolder({}), 'deep/down/data');
    await open(folder).write('flow', 'a', record());
    expect(existsSync(join(folder, 'wegwijzer.db'))).toBe(true);
  });

  test('forgets everything of a store in memory', async () => {
    await open().write('flow', 'a', record());
    expect(await open().read('flow', 'a')).toBeUndefined();
  });

  test('takes an empty file for a new one', async () => {
    const store = open(temporaryFolder({ 'wegwijzer.db': '' }));
    expect(await store.write('flow', 'a', record())).toBe(1);
  });
});

describe('two programs with one folder', () => {
  test('see what the other wrote, and only one of them can be first', async () => {
    const folder = temporaryFolder({});
    const clock = movingClock();
    const [one, other] = [open(folder, clock), open(folder, clock)];
    expect(await one.write('flow', 'a', record({ value: 'one' }))).toBe(1);
    expect(await other.write('flow', 'a', record({ value: 'other' }))).toBeUndefined();
    expect((await other.read('flow', 'a'))?.value).toBe('one');
    expect(await other.write('flow', 'a', record({ value: 'other', replaces: 1 }))).toBe(2);
    expect(await one.write('flow', 'a', record({ value: 'late', replaces: 1 }))).toBeUndefined();
    expect((await one.read('flow', 'a'))?.value).toBe('other');
    await one.remove('flow', 'a');
    expect(await other.list('flow', 'an')).toEqual([]);
  });

  test('lose nothing when they take turns', async () => {
    const folder = temporaryFolder({});
    const clock = movingClock();
    const stores = [open(folder, clock), open(folder, clock)] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(0 as const, 1 as const), { maxLength: 20 }), async (turns) => {
        await stores[0].remove('count', 'a');
        for (const turn of turns) {
          const found = await stores[turn === 0 ? 1 : 0].read('count', 'a');
          const value = ((found?.value as number | undefined) ?? 0) + 1;
          expect(await stores[turn].write('count', 'a', record({ value, replaces: found?.revision ?? 0 }))).toBe(value);
        }
        expect((await stores[0].read('count', 'a'))?.value).toBe(turns.length === 0 ? undefined : turns.length);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a store', () => {
  test('is ready until it is closed, and closing it twice does no harm', () => {
    const store = open(temporaryFolder({}));
    expect(store.ready()).toBe(true);
    store.close();
    store.close();
    expect(store.ready()).toBe(false);
  });

  test('is not ready when another program took away what it keeps', () => {
    const folder = temporaryFolder({});
    const store = open(folder);
    const other = new DatabaseSync(join(folder, 'wegwijzer.db'));
    other.exec('DROP TABLE records');
    other.close();
    expect(store.ready()).toBe(false);
  });

  test('that is closed refuses by a promise, never at once', async () => {
    const store = open();
    store.close();
    await expect(store.read('flow', 'a')).rejects.toThrow();
    await expect(store.list('flow', 'an')).rejects.toThrow();
    await expect(store.write('flow', 'a', record())).rejects.toThrow();
    await expect(store.remove('flow', 'a')).rejects.toThrow();
  });
});

describe('a store that cannot be opened', () => {
  test('names the setting, the file and a way out when the folder is a file', () => {
    const folder = join(temporaryFolder({ data: 'notities' }), 'data');
    expect(problemsOf(folder)).toEqual([
      {
        where: `DATA_DIR (${folder}/wegwijzer.db)`,
        what: expect.stringContaining('cannot be opened: EEXIST'),
        fix: expect.stringContaining('check that the folder can be written'),
      },
    ]);
    expect(readFileSync(folder, 'utf8')).toBe('notities');
  });

  test.each([
    ['a folder that nobody can write in', () => '/sys/wegwijzer'],
    ['a folder under a file', () => join(temporaryFolder({ data: '' }), 'data/deeper')],
    [
      'a folder where the file should be',
      () => {
        const folder = temporaryFolder({});
        mkdirSync(join(folder, 'wegwijzer.db'));
        return folder;
      },
    ],
  ])('says so of %s', (_, folderOf) => {
    const folder = folderOf();
    expect(problemsOf(folder)).toMatchObject([
      { where: `DATA_DIR (${folder}/wegwijzer.db)`, what: expect.stringContaining('cannot be opened') },
    ]);
  });

  test.each([
    ['a text', 'Dit is mijn dagboek, geen databank.\n'.repeat(100)],
    ['a short text', 'hallo'],
    ['a database with damage', `SQLite format 3\0${'\u0001'.repeat(4096)}`],
  ])('leaves %s in its place as it was, and says that it can be set aside', (_, content) => {
    const folder = temporaryFolder({ 'wegwijzer.db': content });
    expect(problemsOf(folder)).toEqual([
      {
        where: `DATA_DIR (${folder}/wegwijzer.db)`,
        what: expect.stringContaining('cannot be opened'),
        fix: expect.stringContaining('a file that is no database can be set aside'),
      },
    ]);
    expect(readFileSync(join(folder, 'wegwijzer.db'), 'utf8')).toBe(content);
    expect(readdirSync(folder)).toEqual(['wegwijzer.db']);
  });

  test('refuses what a newer version wrote, and changes nothing in it', async () => {
    const folder = temporaryFolder({});
    const store = openStore(folder, movingClock());
    await store.write('flow', 'a', record());
    store.close();
    const file = join(folder, 'wegwijzer.db');
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA journal_mode = DELETE; PRAGMA user_version = 2');
    newer.close();
    const before = readFileSync(file);
    expect(problemsOf(folder)).toEqual([
      {
        where: `DATA_DIR (${file})`,
        what: 'was written by a newer version of the program (layout 2, this one knows 1)',
        fix: 'start the newer version, or set DATA_DIR to another folder',
      },
    ]);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('refuses a database of another program, of which the records are others', () => {
    const folder = temporaryFolder({});
    const other = new DatabaseSync(join(folder, 'wegwijzer.db'));
    other.exec("CREATE TABLE records (id INTEGER, name TEXT); INSERT INTO records VALUES (1, 'An')");
    other.close();
    expect(problemsOf(folder)).toMatchObject([{ where: `DATA_DIR (${folder}/wegwijzer.db)` }]);
    const again = new DatabaseSync(join(folder, 'wegwijzer.db'));
    expect(again.prepare('SELECT * FROM records').all()).toEqual([{ id: 1, name: 'An' }]);
    again.close();
  });
});
