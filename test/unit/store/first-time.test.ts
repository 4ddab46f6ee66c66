import { describe, expect, test } from 'vitest';
import { createFirstTime } from '../../../src/store/first-time.ts';
import { openStore } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { movingClock } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';

const failing: Store = {
  ...openStore(':memory:', movingClock()),
  write: () => Promise.reject(new Error('the disk is full')),
};

describe('what happens', () => {
  test('happens for the first time once, whichever of its keys comes back', async () => {
    const firstTime = createFirstTime(openStore(':memory:', movingClock()), movingClock());
    expect(await firstTime(['event:1', 'message:a'])).toBe(true);
    expect(await firstTime(['event:1', 'message:b'])).toBe(false);
    expect(await firstTime(['event:2', 'message:a'])).toBe(false);
    expect(await firstTime(['event:2', 'message:c'])).toBe(false);
    expect(await firstTime(['event:3', 'message:c'])).toBe(false);
    expect(await firstTime(['event:4', 'message:d'])).toBe(true);
  });

  test('happens once when it comes twice at the same moment', async () => {
    const firstTime = createFirstTime(openStore(':memory:', movingClock()), movingClock());
    expect(await Promise.all([firstTime(['event:1']), firstTime(['event:1'])])).toEqual([true, false]);
  });

  test('is known after a restart, and to another process', async () => {
    const folder = temporaryFolder({});
    const clock = movingClock();
    const store = openStore(folder, clock);
    expect(await createFirstTime(store, clock)(['event:1'])).toBe(true);
    store.close();
    const again = openStore(folder, clock);
    expect(await createFirstTime(again, clock)(['event:1'])).toBe(false);
    again.close();
  });

  test('is forgotten after a day', async () => {
    const clock = movingClock();
    const firstTime = createFirstTime(openStore(':memory:', clock), clock);
    await firstTime(['event:1']);
    clock.pass({ hours: 23, minutes: 59 });
    expect(await firstTime(['event:1'])).toBe(false);
    clock.pass({ hours: 25 });
    expect(await firstTime(['event:1'])).toBe(true);
  });
});

describe('while the store fails, what happens', () => {
  test('still happens for the first time once', async () => {
    const firstTime = createFirstTime(failing, movingClock());
    expect(await firstTime(['event:1', 'message:a'])).toBe(true);
    expect(await firstTime(['event:2', 'message:a'])).toBe(false);
  });

  test('is forgotten after a day', async () => {
    const clock = movingClock();
    const firstTime = createFirstTime(failing, clock);
    await firstTime(['event:1']);
    clock.pass({ hours: 25 });
    expect(await firstTime(['event:1'])).toBe(true);
  });

  test('is forgotten, the oldest first, when it is too much', async () => {
    const firstTime = createFirstTime(failing, movingClock());
    for (let at = 0; at <= 10_001; at += 1) await firstTime([`event:${at}`]);
    expect(await firstTime(['event:10000'])).toBe(false);
    expect(await firstTime(['event:0'])).toBe(true);
  });
});
