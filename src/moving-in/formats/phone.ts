import { halfOf, written } from './calendar-words.ts';
import { type CalendarDay, calendarDay, clockOf, englishDay } from './seoul-clock.ts';
import { headOf, type LineGrammar, type LineReading } from './talk-line.ts';

type DayParts = [string | undefined, string | undefined, string | undefined];

/** Builds the grammar of lines that begin with their whole date and time. */
const phoneGrammar = (day: string, dayOf: (...parts: DayParts) => CalendarDay | null): LineGrammar => {
  const instant = new RegExp(`^${day}(?: at|,)? ${written.time}`);
  return (line) => {
    const found = instant.exec(headOf(line));
    if (!found) return null;
    const [whole, one, two, three, before, hour, minute, after] = found;
    const [date, clock] = [dayOf(one, two, three), clockOf(halfOf(before ?? after), hour, minute)];
    return date && clock ? readRest(line.slice(whole.length), date, clock) : null;
  };
};

function readRest(
  rest: string,
  day: CalendarDay,
  clock: { hour: number; minute: number },
): LineReading | null {
  if (rest.trim() === '') return { kind: 'day', day };
  if (rest.startsWith(':')) return { kind: 'event' };
  if (!rest.startsWith(', ')) return null;
  const said = rest.slice(2);
  const colon = headOf(said).indexOf(' : ');
  const isBlank = colon < 0 && said.endsWith(' :');
  if (colon < 0 && !isBlank) return { kind: 'event' };
  const end = isBlank ? said.length - 2 : colon;
  return { kind: 'message', day, clock, author: said.slice(0, end), body: said.slice(end + 3) };
}

export const readAndroidLine = phoneGrammar(written.koreanDay, calendarDay);
export const readEnglishPhoneLine = phoneGrammar(written.englishDay, englishDay);

const iosMessage = phoneGrammar(written.dottedDay, calendarDay);
const iosDay = new RegExp(`^${written.koreanDay} ${written.weekday}\\s*$`);

/** Reads a line of an export from iOS. Its day lines carry the weekday, its messages dots. */
export function readIosLine(line: string): LineReading | null {
  const day = line.length > 60 ? null : iosDay.exec(line);
  return day ? { kind: 'day', day: calendarDay(day[1], day[2], day[3]) } : iosMessage(line);
}
