import { afterEach, describe, expect, test, vi } from 'vitest';
import { chooseClock, fixedClock, systemClock } from '../../src/clock.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('the clock', () => {
  test.each([
    ['in summer, two hours before midnight in London', '2027-07-14T22:00:00Z', '2027-07-15'],
    ['in summer, just before that', '2027-07-14T21:59:59Z', '2027-07-14'],
    ['in winter, an hour before the year ends in London', '2026-12-31T23:00:00Z', '2027-01-01'],
    ['in winter, just before that', '2026-12-31T22:59:59Z', '2026-12-31'],
  ])('reads the day in Brussels: %s', (_, moment, day) => {
    vi.setSystemTime(new Date(moment));
    expect(systemClock.today().toString()).toBe(day);
  });

  test('goes on with the time', () => {
    vi.setSystemTime(new Date('2027-03-31T12:00:00Z'));
    expect(systemClock.today().toString()).toBe('2027-03-31');
    vi.setSystemTime(new Date('2027-04-01T12:00:00Z'));
    expect(systemClock.today().toString()).toBe('2027-04-01');
  });

  test('stands still on a day that is given', () => {
    vi.setSystemTime(new Date('2026-11-20T12:00:00Z'));
    const day = Temporal.PlainDate.from('2028-02-29');
    expect(fixedClock(day).today().equals(day)).toBe(true);
    expect(chooseClock('2028-02-29').today().equals(day)).toBe(true);
  });

  test('tells the moment too', () => {
    vi.setSystemTime(new Date('2027-03-31T12:00:00.123Z'));
    expect(systemClock.now().toString()).toBe('2027-03-31T12:00:00.123Z');
    vi.setSystemTime(new Date('2027-03-31T12:00:01Z'));
    expect(systemClock.now().toString()).toBe('2027-03-31T12:00:01Z');
  });

  test.each([
    ['2026-11-20', '2026-11-20T11:00:00Z'],
    ['2027-07-14', '2027-07-14T10:00:00Z'],
    ['2027-03-28', '2027-03-28T10:00:00Z'],
    ['2027-10-31', '2027-10-31T11:00:00Z'],
  ])('that stands still does so at noon in Brussels: %s', (day, moment) => {
    vi.setSystemTime(new Date('2030-01-01T00:00:00Z'));
    const clock = fixedClock(Temporal.PlainDate.from(day));
    expect(clock.now().toString()).toBe(moment);
    expect(clock.now().toZonedDateTimeISO('Europe/Brussels').toPlainDate().equals(clock.today())).toBe(true);
  });

  test('is that of the machine when no day is given', () => {
    vi.setSystemTime(new Date('2026-11-20T12:00:00Z'));
    expect(chooseClock(undefined).today().toString()).toBe('2026-11-20');
    expect(chooseClock(undefined).now().toString()).toBe('2026-11-20T12:00:00Z');
  });

  test('refuses a day that does not exist', () => {
    expect(() => chooseClock('2027-13-01')).toThrow(RangeError);
  });
});
