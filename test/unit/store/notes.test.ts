import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { createNotes, type NoteScope, type Notes } from '../../../src/store/notes.ts';
import { openStore } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { type MovingClock, movingClock } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';

const names = z.array(z.string());
const scopes: readonly NoteScope[] = ['mine', 'ours', 'anyone'];

function open(clock: MovingClock = movingClock(), folder = ':memory:'): Store {
  const store = openStore(folder, clock);
  onTestFinished(() => store.close());
  return store;
}

/** Adds a name to a list that is kept. */
function add(notes: Notes, scope: NoteScope, name: string, key = 'allies'): Promise<string[]> {
  return notes.change(scope, key, names, (before = []) => [...before, name]);
}

describe('a note', () => {
  test.each(scopes)('that is kept as %s is read back, and changed from what it was', async (scope) => {
    const notes = createNotes(open(), { person: 'an', workspace: 'groep' });
    expect(await notes.read(scope, 'allies', names)).toBeUndefined();
    expect(await add(notes, scope, 'Oxfam')).toEqual(['Oxfam']);
    expect(await add(notes, scope, 'VVSG')).toEqual(['Oxfam', 'VVSG']);
    expect(await notes.read(scope, 'allies', names)).toEqual(['Oxfam', 'VVSG']);
  });

  test('is not found under another key or scope', async () => {
    const notes = createNotes(open(), { person: 'an', workspace: 'groep' });
    for (const scope of scopes) {
      await add(notes, scope, scope);
      expect(await notes.read(scope, 'allie', names)).toBeUndefined();
    }
    for (const scope of scopes) expect(await notes.read(scope, 'allies', names)).toEqual([scope]);
  });

  test.each<[scope: NoteScope, who: string, origin: { person: string; workspace: string }, found: boolean]>([
    ['mine', 'the same person elsewhere', { person: 'an', workspace: 'elders' }, true],
    ['mine', 'a neighbour in the same workspace', { person: 'bo', workspace: 'groep' }, false],
    ['mine', 'somebody named as the workspace', { person: 'groep', workspace: 'an' }, false],
    ['ours', 'a neighbour in the same workspace', { person: 'bo', workspace: 'groep' }, true],
    ['ours', 'the same person elsewhere', { person: 'an', workspace: 'elders' }, false],
    ['ours', 'somebody named as the workspace', { person: 'groep', workspace: 'an' }, false],
    ['anyone', 'a stranger', { person: 'bo', workspace: 'elders' }, true],
  ])('kept as %s is, for %s (%j), found: %s', async (scope, _, origin, found) => {
    const store = open();
    await add(createNotes(store, { person: 'an', workspace: 'groep' }), scope, 'Oxfam');
    expect(await createNotes(store, origin).read(scope, 'allies', names)).toEqual(found ? ['Oxfam'] : undefined);
  });

  test('never meets that of another, whatever people, workspaces and keys are called', async () => {
    const store = open();
    const id = fc.constantFrom('a', 'b', '/', 'a/b', 'b/a', '', 'person:a', 'anyone', '"', '","');
    const place = fc.record({ person: id, workspace: id, key: id, scope: fc.constantFrom(...scopes) });
    const same = (one: { [name: string]: string }, other: { [name: string]: string }) =>
      one.scope === other.scope &&
      one.key === other.key &&
      (one.scope === 'anyone' ||
        (one.scope === 'mine' ? one.person === other.person : one.workspace === other.workspace));
    let run = 0;
    await fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        run += 1;
        await createNotes(store, one).change(one.scope, one.key, z.number(), () => run);
        const read = await createNotes(store, other).read(other.scope, other.key, z.number());
        expect(read === run).toBe(same(one, other));
      }),
      {
        numRuns: 500,
        examples: [
          [
            { person: 'a', workspace: '', key: 'b/a', scope: 'mine' },
            { person: 'a/b', workspace: '', key: 'a', scope: 'mine' },
          ],
          [
            { person: '', workspace: 'a', key: 'b/a', scope: 'ours' },
            { person: '', workspace: 'a/b', key: 'a', scope: 'ours' },
          ],
        ],
      },
    );
  });

  test('that an older version kept in another shape counts for none, and is replaced', async () => {
    const notes = createNotes(open(), { person: 'an', workspace: 'groep' });
    await notes.change('mine', 'allies', z.object({ count: z.number() }), () => ({ count: 3 }));
    expect(await notes.read('mine', 'allies', names)).toBeUndefined();
    expect(await add(notes, 'mine', 'Oxfam')).toEqual(['Oxfam']);
    expect(await notes.read('mine', 'allies', names)).toEqual(['Oxfam']);
  });

  test('that is not there is not made up by a schema with a default', async () => {
    const notes = createNotes(open(), { person: 'an', workspace: 'groep' });
    const schema = names.default(['nobody']);
    expect(await notes.read('mine', 'allies', schema)).toBeUndefined();
    expect(await notes.change('mine', 'allies', schema, (before) => before ?? ['first'])).toEqual(['first']);
  });

  test('that is changed by several at the same moment loses nothing', async () => {
    const store = open();
    const people = ['an', 'bo', 'cis', 'dé', 'eva'];
    const results = await Promise.all(
      people.map((person) => add(createNotes(store, { person, workspace: 'groep' }), 'ours', person)),
    );
    const kept = await createNotes(store, { person: 'an', workspace: 'groep' }).read('ours', 'allies', names);
    expect(kept?.toSorted()).toEqual(people);
    expect(results).toContainEqual(kept);
    for (const [at, result] of results.entries()) expect(result.at(-1)).toBe(people[at]);
  });

  test('outlasts a restart', async () => {
    const [folder, clock] = [temporaryFolder({}), movingClock()];
    const store = openStore(folder, clock);
    await add(createNotes(store, { person: 'an', workspace: 'groep' }), 'mine', 'Oxfam');
    store.close();
    const notes = createNotes(open(clock, folder), { person: 'an', workspace: 'groep' });
    expect(await notes.read('mine', 'allies', names)).toEqual(['Oxfam']);
  });

  test('is forgotten 400 days after its latest change', async () => {
    const clock = movingClock();
    const notes = createNotes(open(clock), { person: 'an', workspace: 'groep' });
    await add(notes, 'ours', 'Oxfam');
    clock.pass({ hours: 399 * 24 });
    await add(notes, 'ours', 'VVSG');
    clock.pass({ hours: 399 * 24 });
    expect(await notes.read('ours', 'allies', names)).toEqual(['Oxfam', 'VVSG']);
    clock.pass({ hours: 24 });
    expect(await notes.read('ours', 'allies', names)).toBeUndefined();
    expect(await add(notes, 'ours', 'Bos+')).toEqual(['Bos+']);
  });

  test('stays as it was when the change throws', async () => {
    const notes = createNotes(open(), { person: 'an', workspace: 'groep' });
    await add(notes, 'mine', 'Oxfam');
    const failing = notes.change('mine', 'allies', names, () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await notes.read('mine', 'allies', names)).toEqual(['Oxfam']);
  });
});
