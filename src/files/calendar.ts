import ical, { ICalAlarmType } from 'ical-generator';
import type { FileBlock } from '../reply/reply.ts';

/** The hour at which an alarm of an all-day event goes off: on the morning, not at midnight. */
const alarmHour = 9;
const dayInSeconds = 24 * 60 * 60;

/**
 * A calendar file with one event that lasts a whole day, in whatever time zone it is opened.
 *
 * @param event.alarmDays how many days before the event an alarm goes off, at least 1, each on the morning of that
 *   day
 */
export function createCalendar(event: {
  readonly fileName: string;
  readonly label: string;
  /** The same for every file about the same event, so that opening it twice gives one event. */
  readonly uid: string;
  readonly day: Temporal.PlainDate;
  readonly stamp: Temporal.PlainDate;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly alarmDays: readonly number[];
}): FileBlock & { readonly content: string } {
  const calendar = ical({ prodId: { company: 'Wegwijzer', product: 'Wegwijzer' } });
  const entry = calendar.createEvent({
    // The library escapes every text but this one.
    id: event.uid.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ''),
    start: utcMidnight(event.day),
    end: utcMidnight(event.day.add({ days: 1 })),
    stamp: utcMidnight(event.stamp),
    allDay: true,
    summary: event.title,
    description: event.description,
    url: event.url,
  });
  for (const days of event.alarmDays) {
    entry.createAlarm({
      type: ICalAlarmType.display,
      trigger: days * dayInSeconds - alarmHour * 60 * 60,
      description: event.title,
    });
  }
  return {
    kind: 'file',
    name: event.fileName,
    mediaType: 'text/calendar; charset=utf-8',
    content: calendar.toString(),
    label: event.label,
  };
}

/** The library reads the date parts of an all-day event in UTC when no zone is set. */
function utcMidnight(day: Temporal.PlainDate): Date {
  return new Date(Date.UTC(day.year, day.month - 1, day.day));
}
