import { isPolicyLine } from './event-words.ts';
import { type FileLine, linesOf } from './file-lines.ts';
import { FileRefusal } from './file-refusal.ts';
import { isSavedLine, isTalkHeader } from './header-words.ts';
import { readAndroidLine, readEnglishPhoneLine, readIosLine } from './phone.ts';
import { type CalendarDay, seoulInstant } from './seoul-clock.ts';
import type { LineGrammar, LineReading, SaidLine, TalkFormat } from './talk-line.ts';
import { readWindowsLine } from './windows.ts';

const grammars: readonly (readonly [TalkFormat, LineGrammar])[] = [
  ['windows', readWindowsLine],
  ['android', readAndroidLine],
  ['ios', readIosLine],
  ['english', readEnglishPhoneLine],
];

/** Letters of one message beyond which further lines are dropped. It is cut to fewer later. */
const mostLetters = 20_000;

/** One part of a file, in order. */
export type TalkStep =
  /** Brackets say where a name ends. */
  | { readonly kind: 'format'; readonly format: TalkFormat; readonly hasBrackets: boolean }
  | { readonly kind: 'message'; readonly said: SaidLine }
  | { readonly kind: 'event' }
  /** One more line of a message, which is given as a whole after its last line. */
  | { readonly kind: 'more' };

/**
 * Reads the text of an export from Windows, Android, iOS or an English interface. Lines that begin
 * neither a day nor a message belong to the message before them.
 * @throws {FileRefusal}
 */
export function* readTextTalk(text: string): Generator<TalkStep, void> {
  const lines = linesOf(text);
  const header = firstFilled(lines);
  const { format, grammar, first } = findGrammar(lines, /KakaoTalk/.test(header.text.slice(0, 400)));
  yield { kind: 'format', format, hasBrackets: grammar === readWindowsLine };
  let day: CalendarDay | null = null;
  let open: { said: SaidLine; parts: string[]; letters: number } | null = null;
  const closed = () => open && { ...open.said, body: open.parts.join('\n').trimEnd() };
  for (const line of withFirst(first, lines)) {
    const reading = grammar(line.text);
    if (!reading && !isPolicyLine(line.text)) {
      if (open && open.letters < mostLetters) {
        open.parts.push(line.text.slice(0, mostLetters));
        open.letters += line.text.length + 1;
      }
      yield { kind: 'more' };
      continue;
    }
    const said = closed();
    if (said) yield { kind: 'message', said };
    open = null;
    if (!reading || reading.kind === 'event') yield { kind: 'event' };
    else if (reading.kind === 'day') {
      if (!reading.day) throw new FileRefusal('bad_day', line.number, format);
      day = reading.day;
    } else {
      const at = instantOf(reading, day, line.number, format);
      const body = reading.body.slice(0, mostLetters);
      open = {
        said: { at, author: reading.author, body: '', line: line.number },
        parts: [body],
        letters: body.length,
      };
    }
  }
  const last = closed();
  if (last) yield { kind: 'message', said: last };
}

/** Leaves the generator open, which a loop over it would close. */
function firstFilled(lines: Generator<FileLine, void>): FileLine {
  for (let next = lines.next(); !next.done; next = lines.next()) {
    const line = next.value;
    if (line.text.trim() === '') continue;
    if (isTalkHeader(line.text)) return line;
    throw new FileRefusal('no_header', line.number);
  }
  throw new FileRefusal('empty', 1);
}

/** Finds the grammar by the first line after the header that one of them reads. */
function findGrammar(lines: Generator<FileLine, void>, isEnglish: boolean) {
  let last = 1;
  for (let next = lines.next(); !next.done; next = lines.next()) {
    const line = next.value;
    last = line.number;
    if (line.text.trim() === '' || isSavedLine(line.text) || isPolicyLine(line.text)) continue;
    const found = grammars.find(([, read]) => read(line.text));
    if (!found) throw new FileRefusal('unknown_line', line.number);
    const [format, grammar] = found;
    return { format: isEnglish ? ('english' as const) : format, grammar, first: line };
  }
  throw new FileRefusal('no_messages', last);
}

function* withFirst(first: FileLine, rest: Generator<FileLine, void>): Generator<FileLine, void> {
  yield first;
  yield* rest;
}

function instantOf(
  { day, clock }: Extract<LineReading, { kind: 'message' }>,
  dayBefore: CalendarDay | null,
  line: number,
  format: TalkFormat,
): Date {
  const date = day ?? dayBefore;
  if (!date) throw new FileRefusal('no_day', line, format);
  return seoulInstant(date, clock);
}
