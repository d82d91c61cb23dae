import type pg from 'pg';
import { expect, test } from 'vitest';
import { createSender } from '../../src/chat/send-message.ts';
import { unlimitedWindow } from '../../src/platform/realtime/sliding-window.ts';

const minutes = (count: number) => new Date(Date.UTC(2026, 10, 25, 20, count));

/** A database that stored nothing, and in which the room now is like this. */
const senderWith = (entry: object) => {
  const row = {
    user_id: 1,
    nickname: '가',
    session_epoch: 0,
    meeting_id: 7,
    leader_id: 1,
    starts_at: minutes(0),
    ends_at: minutes(50),
    cancelled_at: null,
    last_seq: 0,
    is_member: true,
    now: minutes(10),
    ...entry,
  };
  const query = async ({ name }: { name: string }) => ({ rows: name === 'chat-entries' ? [row] : [] });
  return createSender({
    pool: { query } as unknown as pg.Pool,
    window: unlimitedWindow,
    attempts: unlimitedWindow,
    announce: () => {
      throw new Error('nothing was stored');
    },
  });
};

test.each([
  ['closed', { now: minutes(50) }],
  ['closed', { cancelled_at: minutes(5) }],
  ['not_member', { is_member: false }],
  ['not_member', { user_id: null }],
  // The end was moved between the two looks.
  ['unavailable', {}],
])('what was not stored is answered %s for %j', async (code, entry) => {
  const draft = { userId: 1, clientId: '00000000-0000-4000-8000-000000000000', body: '안녕하세요' };
  expect(await senderWith(entry).send(7, draft)).toEqual({ ok: false, code });
});
