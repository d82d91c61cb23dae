import { setImmediate as pause } from 'node:timers/promises';
import { fitText } from '../platform/text/fit-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';
import { FileRefusal } from './formats/file-refusal.ts';
import { utf8Text } from './formats/file-text.ts';
import { joinNames } from './formats/joint-names.ts';
import { readTableTalk } from './formats/table-talk.ts';
import { isTableHeader } from './formats/talk-header.ts';
import type { SaidLine, TalkFormat } from './formats/talk-line.ts';
import { readTextTalk } from './formats/text-talk.ts';
import { earliestTalk, moveLimits } from './move-limits.ts';
import { messageKey, type PastMessage, type Talk } from './talk.ts';

/** Lines after which other requests get their turn. */
const linesPerTurn = 1_000;
const day = 24 * 60 * 60_000;
/** Code units of a name and of a message that are looked at. */
const looked = { author: 2_000, body: 20_000 };

/**
 * Reads an exported talk. Lets other work of the process run between pieces of the file.
 * @throws {FileRefusal} with the first line that is wrong
 */
export async function readTalk(bytes: Uint8Array, now: Date): Promise<Talk> {
  const text = utf8Text(bytes);
  const isTable = isTableHeader(text.slice(0, 100).split('\n', 1)[0] ?? '');
  const said: SaidLine[] = [];
  let [eventCount, steps] = [0, 0];
  let format: TalkFormat = 'macos';
  for (const step of isTable ? readTableTalk(text) : readTextTalk(text)) {
    steps += 1;
    if (steps % linesPerTurn === 0) await pause();
    if (step.kind === 'format') format = step.format;
    else if (step.kind === 'event') eventCount += 1;
    else said.push(checked(step.said, said.length, format, now));
  }
  if (said.length === 0) throw new FileRefusal('no_messages', 1, format);
  const joined = isTable || format === 'windows' ? said : joinNames(said);
  const hiddenEvents = said.length - joined.length;
  return { format, eventCount: eventCount + hiddenEvents, ...(await fitted(joined, format)) };
}

function checked(said: SaidLine, count: number, format: TalkFormat, now: Date): SaidLine {
  if (said.at < earliestTalk) throw new FileRefusal('too_early', said.line, format);
  if (said.at.getTime() > now.getTime() + day) throw new FileRefusal('too_late', said.line, format);
  if (count === moveLimits.messages) throw new FileRefusal('too_many_messages', said.line, format);
  return said;
}

/** Makes names and messages fit to be stored, and gives each its key. */
async function fitted(said: readonly SaidLine[], format: TalkFormat) {
  const messages: PastMessage[] = [];
  const names = new Map<string, string>();
  const [repeats, places] = [new Map<string, number>(), new Map<number, number>()];
  let [shortenedCount, blankCount] = [0, 0];
  for (const [index, { at, author: whole, body: typed, line }] of said.entries()) {
    const written = whole.slice(0, looked.author);
    if (index % linesPerTurn === 0) await pause();
    const { text: body, wasShortened } = fitText(typed.slice(0, looked.body), textLimits.pastMessage);
    if (wasShortened) shortenedCount += 1;
    if (body === '') {
      blankCount += 1;
      continue;
    }
    const author = names.get(written) ?? fitText(written, textLimits.pastAuthor).text;
    names.set(written, author);
    if (names.size > moveLimits.names) throw new FileRefusal('too_many_names', line, format);
    const first = messageKey(at, author, body, 0);
    const repeat = repeats.get(first) ?? 0;
    repeats.set(first, repeat + 1);
    const place = places.get(at.getTime()) ?? 0;
    places.set(at.getTime(), place + 1);
    messages.push({ at, place, author, body, key: repeat ? messageKey(at, author, body, repeat) : first });
  }
  return { messages, shortenedCount, blankCount };
}
