import { describe, expect, test } from 'vitest';
import { FileRefusal } from '../../src/moving-in/formats/file-refusal.ts';
import { judgeText } from '../../src/platform/text/judge-text.ts';
import { textLimits } from '../../src/platform/text/text-limits.ts';
import { collectTalk } from './collect-talk.ts';
import { harmlessTalks, refusedTalks } from './hostile-talk.ts';

const now = new Date('2026-11-28T03:00:00Z');

describe('a file of a talk is refused by problem and line:', () => {
  test.each(refusedTalks)('%s', async (_what, bytes, problem, line) => {
    const refusal = await collectTalk(bytes, now).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(FileRefusal);
    expect(refusal).toMatchObject({ problem, line });
  });
});

describe('a file of a talk is read and fits the database:', () => {
  test.each(harmlessTalks)('%s', async (_what, bytes, count) => {
    const { messages } = await collectTalk(bytes, now);
    expect(messages).toHaveLength(count);
    for (const { author, body } of new Set(
      [messages[0], messages.at(-1)].filter((one) => one !== undefined),
    )) {
      expect(judgeText(body, textLimits.pastMessage)).toEqual({ ok: true, text: body });
      if (author) expect(judgeText(author, textLimits.pastAuthor)).toEqual({ ok: true, text: author });
    }
  });
});

test('a message of 100,000 lines lets other work run between its lines', async () => {
  let turns = 0;
  let isReading = true;
  const countTurns = () => {
    turns += 1;
    if (isReading) setImmediate(countTurns);
  };
  const head = '방 님과 카카오톡 대화\n\n--------------- 2026년 8월 28일 금요일 ---------------\n';
  const read = collectTalk(Buffer.from(`${head}[하늘] [오전 9:12] 첫 줄${'\n'.repeat(100_000)}`), now);
  setImmediate(countTurns);
  await read;
  isReading = false;
  expect(turns).toBeGreaterThan(100);
});
