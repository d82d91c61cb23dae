import { halfOf, written } from './calendar-words.ts';
import { isEventLine } from './event-words.ts';
import { calendarDay, clockOf, englishDay } from './seoul-clock.ts';
import { headOf, type LineReading } from './talk-line.ts';

const dayLine = /^-{5,40} (.{1,80}) -{5,40}$/;
const koreanDay = new RegExp(`^${written.koreanDay}(?: ${written.weekday})?$`);
const englishDate = new RegExp(`^(?:[A-Z][a-z]+day, )?${written.englishDay}$`);
// The shortest name that a time follows: a message may hold the same brackets again.
const message = new RegExp(`^\\[(.{0,200}?)\\] \\[${written.time}\\](?: |$)`);

/** Reads a line of an export from Windows, in a Korean or an English interface. */
export function readWindowsLine(line: string): LineReading | null {
  const head = headOf(line);
  const dashed = line.length > 200 ? null : dayLine.exec(line);
  if (dashed) return { kind: 'day', day: dayOf(dashed[1] ?? '') };
  const found = message.exec(head);
  if (!found) return isEventLine(line) ? { kind: 'event' } : null;
  const [whole, author = '', before, hour, minute, after] = found;
  const clock = clockOf(halfOf(before ?? after), hour, minute);
  return clock && { kind: 'message', day: null, clock, author, body: line.slice(whole.length) };
}

function dayOf(text: string) {
  const korean = koreanDay.exec(text);
  if (korean) return calendarDay(korean[1], korean[2], korean[3]);
  const english = englishDate.exec(text);
  return english && englishDay(english[1], english[2], english[3]);
}
