import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test, vi } from 'vitest';
import { createCalendar } from '../../../src/files/calendar.ts';
import { projectRoot } from '../../support/bot.ts';

/** Another process takes a while to start on a slow machine. */
vi.setConfig({ testTimeout: 30_000 });

const event = {
  fileName: 'deadline-2027-03-31.ics',
  label: 'Zet de deadline in je agenda',
  uid: 'fund-2027-03-31@wegwijzer',
  day: Temporal.PlainDate.from('2027-03-31'),
  stamp: Temporal.PlainDate.from('2026-11-20'),
  title: 'Deadline 11.11.11-fonds',
  description: 'Lees de voorwaarden.',
  url: 'https://11.be/4depijler',
  alarmDays: [30, 14, 7, 1],
};

/** The one event of a calendar file, as another program reads it. */
function read(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content));
  const events = calendar.getAllSubcomponents('vevent');
  const [component] = events;
  if (!component || events.length > 1) throw new Error(`expected one event, got ${events.length}`);
  const alarms = component.getAllSubcomponents('valarm').map((alarm) => {
    const trigger = alarm.getFirstProperty('trigger');
    const from = trigger?.getParameter('related') === 'END' ? 'dtend' : 'dtstart';
    const at = (component.getFirstPropertyValue(from) as ICAL.Time).clone();
    at.isDate = false;
    at.addDuration(trigger?.getFirstValue() as ICAL.Duration);
    return at.toString();
  });
  return { component, alarms, ...describeEvent(new ICAL.Event(component)) };
}

function describeEvent({ startDate, endDate, uid, summary, description }: ICAL.Event) {
  return {
    start: startDate.toString(),
    allDay: startDate.isDate,
    end: endDate.toString(),
    uid,
    summary,
    description,
  };
}

describe('a calendar file', () => {
  test('is a file to keep, with its whole content', () => {
    expect(createCalendar(event)).toMatchObject({
      kind: 'file',
      name: 'deadline-2027-03-31.ics',
      mediaType: 'text/calendar; charset=utf-8',
      label: 'Zet de deadline in je agenda',
      content: expect.stringMatching(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/),
    });
  });

  test('holds one event that lasts the whole day and ends where the next begins', () => {
    expect(read(createCalendar(event).content)).toMatchObject({
      start: '2027-03-31',
      allDay: true,
      end: '2027-04-01',
      uid: 'fund-2027-03-31@wegwijzer',
      summary: 'Deadline 11.11.11-fonds',
      description: 'Lees de voorwaarden.',
    });
  });

  test.each([
    ['2027-12-31', '2028-01-01'],
    ['2028-02-28', '2028-02-29'],
    ['2028-02-29', '2028-03-01'],
  ])('on %s ends on %s', (day, end) => {
    const content = createCalendar({ ...event, day: Temporal.PlainDate.from(day) }).content;
    expect(read(content)).toMatchObject({ start: day, end });
  });

  test('reminds on the morning of each day that is asked for', () => {
    expect(read(createCalendar(event).content).alarms).toEqual([
      '2027-03-01T09:00:00',
      '2027-03-17T09:00:00',
      '2027-03-24T09:00:00',
      '2027-03-30T09:00:00',
    ]);
  });

  test('reminds of nothing when no days are given', () => {
    expect(read(createCalendar({ ...event, alarmDays: [] }).content).alarms).toEqual([]);
  });

  test('leads to the page with the information', () => {
    const { component } = read(createCalendar(event).content);
    expect(component.getFirstPropertyValue('url')).toBe('https://11.be/4depijler');
  });

  test('is the same every time, so that opening it twice gives one event', () => {
    expect(createCalendar(event).content).toBe(createCalendar(event).content);
  });
});

describe('in another time zone', () => {
  const here = createCalendar(event).content;
  const module = JSON.stringify(`${projectRoot}src/files/calendar.ts`);
  const script = `
    const { createCalendar } = await import(${module});
    const event = JSON.parse(process.argv[1], (key, value) =>
      key === 'day' || key === 'stamp' ? Temporal.PlainDate.from(value) : value);
    console.log(JSON.stringify({ zone: new Date().getTimezoneOffset(), content: createCalendar(event).content }));
  `;

  test.each([
    ['UTC', 0],
    ['Europe/Brussels', -60],
    ['America/New_York', 300],
    ['Pacific/Auckland', -780],
  ])('the file is the same: %s', async (zone, winterOffset) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script, JSON.stringify(event)],
      { env: { TZ: zone } },
    );
    const made: { zone: number; content: string } = JSON.parse(stdout);
    expect([winterOffset, winterOffset - 60, winterOffset + 60]).toContain(made.zone);
    expect(made.content).toBe(here);
  });
});

describe('a text in a calendar file', () => {
  test.each([
    ['line breaks', 'Een\n\ntwee\ndrie'],
    ['semicolons and commas', 'a;b,c; d, e'],
    ['backslashes', 'c:\\n\\new'],
    ['colons and quotation marks', 'Let op: "nu"'],
    ['accents and emoji', 'échéance 🎉 – € 2'],
    ['more than one line of 75 octets', 'lange tekst éé '.repeat(40).trim()],
  ])('keeps %s', (_, text) => {
    expect(read(createCalendar({ ...event, title: text, description: text }).content)).toMatchObject({
      summary: text,
      description: text,
    });
  });

  test('cannot begin a line of its own', () => {
    const text = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:https://evil.example\rURL:https://evil.example\nSUMMARY:y';
    const { content } = createCalendar({ ...event, title: text, description: text });
    const { component, summary, start } = read(content);
    expect(component.getFirstProperty('attach')).toBeNull();
    expect(component.getFirstPropertyValue('url')).toBe('https://11.be/4depijler');
    expect(summary).toBe(text.replace(/\r\n?/g, '\n'));
    expect(start).toBe('2027-03-31');
  });

  test.each(['\r\n', '\n', '\r', '\u2028'])('cannot begin a line of its own in the uid either: %j', (lineBreak) => {
    const uid = ['fund', 'ATTACH:https://evil.example', 'SUMMARY:y'].join(lineBreak);
    const { content } = createCalendar({ ...event, uid });
    const { component, summary, uid: kept } = read(content);
    expect(component.getFirstProperty('attach')).toBeNull();
    expect(summary).toBe('Deadline 11.11.11-fonds');
    expect(kept).toBe('fundATTACH:https://evil.exampleSUMMARY:y');
  });

  test('comes back as it was, whatever it holds, and adds no property', () => {
    const piece = fc.oneof(
      fc.constantFrom('\r\n', '\n', '\r', ';', ',', ':', '\\', '\\n', 'END:VEVENT', ' '),
      fc.string({ unit: 'grapheme' }),
    );
    const text = fc.array(piece).map((pieces) => pieces.join(''));
    const names = (content: string) =>
      read(content)
        .component.getAllProperties()
        .map((property) => property.name);
    fc.assert(
      fc.property(text, text, (title, description) => {
        const { content } = createCalendar({ ...event, title, description });
        expect(names(content)).toEqual(names(createCalendar(event).content));
        expect(read(content)).toMatchObject({
          summary: title.replace(/\r\n?/g, '\n'),
          description: description.replace(/\r\n?/g, '\n'),
        });
      }),
    );
  });

  test('breaks no line in the middle of a character', () => {
    const { content } = createCalendar({ ...event, title: 'é🎉'.repeat(60) });
    for (const line of content.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
  });
});
