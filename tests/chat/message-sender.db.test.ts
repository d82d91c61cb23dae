import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noChatLimits } from '../../src/chat/chat-limits.ts';
import { createSender } from '../../src/chat/message-sender.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let leader: TestPerson;
beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack);
});
afterAll(() => stack.close());

// Stored messages and repeated drafts are tested over sockets in room.db.test.ts.

/** A sender for drafts that must be refused: it throws if it announces a message. */
const senderThatMustNotAnnounce = () =>
  createSender({
    pool: stack.pool,
    clock: systemClock,
    limits: noChatLimits,
    announce: () => {
      throw new Error('a refused message was announced');
    },
  });

const draftOf = (userId: number) => ({ userId, clientId: randomUUID(), body: '안녕하세요' });

test.each([
  ['after the end', 'closed', { startsInMinutes: -70, lengthMinutes: 60 }],
  ['before the start', 'closed', { startsInMinutes: 5 }],
  ['after the meeting was cancelled', 'closed', { cancelled: true }],
])('a message %s is answered %s', async (_when, code, options) => {
  const meetingId = await createMeeting(stack, leader, [], options);
  expect(await senderThatMustNotAnnounce().send(meetingId, draftOf(leader.id))).toEqual({ ok: false, code });
});

test('a message of a stranger or of a deleted account is answered not_member', async () => {
  const meetingId = await createMeeting(stack, leader);
  const stranger = await createPerson(stack);
  for (const userId of [stranger.id, 2_000_000_000])
    expect(await senderThatMustNotAnnounce().send(meetingId, draftOf(userId))).toEqual({
      ok: false,
      code: 'not_member',
    });
});

test('a message refused just before its room opened again is answered unavailable', async () => {
  // The leader moves the end between the insert and the query for the refusal.
  const meetingId = await createMeeting(stack, leader, [], { startsInMinutes: -70, lengthMinutes: 60 });
  const pool = new Proxy(stack.pool, {
    get(target, name) {
      if (name !== 'query') return Reflect.get(target, name);
      return async (...statement: Parameters<typeof target.query>) => {
        const result = await target.query(...statement);
        await target.query(`UPDATE meetings SET ends_at = now() + interval '1 hour' WHERE id = $1`, [
          meetingId,
        ]);
        return result;
      };
    },
  });
  const sender = createSender({
    pool,
    clock: systemClock,
    limits: noChatLimits,
    announce: () => {
      throw new Error('a refused message was announced');
    },
  });
  expect(await sender.send(meetingId, draftOf(leader.id))).toEqual({ ok: false, code: 'unavailable' });
});
