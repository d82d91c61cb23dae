import { expect, test } from 'vitest';
import type { Database } from '../../src/platform/db.ts';
import { findTalk } from '../../src/record/talk-repository.ts';
import { talk } from './sample-talk.ts';

test('a worker does other work while it reads a long talk', async () => {
  const long = '어제 읽은 대목이 오래 남았어요. '.repeat(110);
  const messages = talk(...Array.from({ length: 40 }, () => [1, long] as [number, string]));
  const db = { $queryRaw: async () => messages } as unknown as Database;
  let turns = 0;
  let isRead = false;
  const takeTurn = () => {
    turns += 1;
    if (!isRead) setImmediate(takeTurn);
  };
  takeTurn();
  const found = await findTalk(db, 1);
  isRead = true;
  expect(found).toHaveLength(messages.length);
  expect(turns).toBeGreaterThan(15);
});
