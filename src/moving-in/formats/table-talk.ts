import { csvRecords } from './csv-records.ts';
import { isEventLine, isPolicyLine } from './event-words.ts';
import { FileRefusal } from './file-refusal.ts';
import { calendarDay, clockOf, seoulInstant } from './seoul-clock.ts';
import type { TalkStep } from './text-talk.ts';

const instant = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::\d{2})?$/;

/** Reads an export from macOS: a CSV table of date, user and message. @throws {FileRefusal} */
export function* readTableTalk(text: string): Generator<TalkStep, void> {
  yield { kind: 'format', format: 'macos', hasBrackets: true };
  let isHeader = true;
  for (const { cells, line } of records(text)) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    if (cells.length !== 3) throw new FileRefusal('cells', line, 'macos');
    const [date = '', author = '', body = ''] = cells;
    if (isEventLine(body) || isPolicyLine(body)) yield { kind: 'event' };
    else yield { kind: 'message', said: { at: instantOf(date, line), author, body, line } };
  }
}

/** Names the format in refusals of the table itself. */
function* records(text: string) {
  try {
    yield* csvRecords(text, ',');
  } catch (error) {
    if (error instanceof FileRefusal && error.format === null)
      throw new FileRefusal(error.problem, error.line, 'macos');
    throw error;
  }
}

function instantOf(text: string, line: number): Date {
  const [, year, month, date, hour, minute] = instant.exec(text.trim()) ?? [];
  const [day, clock] = [calendarDay(year, month, date), clockOf(null, hour, minute)];
  if (!year || !day || !clock) throw new FileRefusal('bad_day', line, 'macos');
  return seoulInstant(day, clock);
}
