import { setImmediate as pause } from 'node:timers/promises';
import { FileRefusal } from './formats/file-refusal.ts';
import { utf8Text } from './formats/file-text.ts';
import { isTableHeader } from './formats/header-words.ts';
import { NamesWithColons } from './formats/names-with-colons.ts';
import { readTableTalk } from './formats/table-talk.ts';
import type { SaidLine, TalkFormat } from './formats/talk-line.ts';
import { readTextTalk, type TalkStep } from './formats/text-talk.ts';
import { MessageMaker } from './message-maker.ts';
import { earliestTalk, moveLimits } from './move-limits.ts';
import type { PastMessage, TalkFacts } from './talk.ts';

/** Lines after which other requests get their turn. */
const linesPerTurn = 500;
const day = 24 * 60 * 60_000;

/**
 * Reads an exported talk and gives its messages to `take`, in the order of the file. Lets other
 * work of the process run between pieces of the file.
 * @throws {FileRefusal} with the first line that is wrong
 */
export async function readTalk(
  bytes: Uint8Array,
  now: Date,
  take: (message: PastMessage) => void | Promise<void>,
): Promise<TalkFacts> {
  const text = utf8Text(bytes);
  const isTable = isTableHeader(text.slice(0, 100).split('\n', 1)[0] ?? '');
  const names = isTable ? null : await findNames(text);
  let format: TalkFormat = 'macos';
  let eventCount = 0;
  const maker = new MessageMaker();
  for await (const step of inTurns(isTable ? readTableTalk(text) : readTextTalk(text))) {
    if (step.kind === 'format') format = step.format;
    const said = step.kind === 'message' ? (names?.join(step.said) ?? (isTable ? step.said : null)) : null;
    if (!said) {
      if (step.kind === 'event' || step.kind === 'message') eventCount += 1;
      continue;
    }
    checkTime(said, format, now);
    const message = maker.make(said);
    if (maker.messageCount > moveLimits.messages)
      throw new FileRefusal('too_many_messages', said.line, format);
    if (maker.nameCount > moveLimits.names) throw new FileRefusal('too_many_names', said.line, format);
    if (message) await take(message);
  }
  const { messageCount, shortenedCount, blankCount } = maker;
  if (messageCount === 0) throw new FileRefusal('no_messages', 1, format);
  return { format, messageCount, eventCount, shortenedCount, blankCount };
}

/** Reads the whole file once to learn its names, unless it has brackets around them. */
async function findNames(text: string): Promise<NamesWithColons> {
  const names = new NamesWithColons();
  for await (const step of inTurns(readTextTalk(text))) {
    if (step.kind === 'format' && step.hasBrackets) break;
    if (step.kind === 'message') names.add(step.said);
  }
  return names;
}

async function* inTurns(steps: Iterable<TalkStep>): AsyncGenerator<TalkStep, void> {
  let count = 0;
  for (const step of steps) {
    count += 1;
    if (count % linesPerTurn === 0) await pause();
    if (step.kind !== 'more') yield step;
  }
}

function checkTime({ at, line }: SaidLine, format: TalkFormat, now: Date): void {
  if (at < earliestTalk) throw new FileRefusal('too_early', line, format);
  if (at.getTime() > now.getTime() + day) throw new FileRefusal('too_late', line, format);
}
