import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noChatLimits } from '../../src/chat/chat-limits.ts';
import { createSender } from '../../src/chat/message-sender.ts';
import type { Message } from '../../src/chat/protocol.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { hostileText } from '../support/hostile-text.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let leader: TestPerson;
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack);
  meetingId = await createMeeting(stack, leader);
});
afterAll(() => stack.close());

const announced: Message[] = [];
const send = (body: string) =>
  createSender({
    pool: stack.pool,
    clock: systemClock,
    limits: noChatLimits,
    announce: (message) => announced.push(message),
  }).send(meetingId, { userId: leader.id, clientId: crypto.randomUUID(), body });

test('any text is refused with a code, or stored, acknowledged and announced as the same text', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, async (body) => {
      const answer = await send(body);
      if (!answer.ok) {
        expect(['invalid', 'too_long']).toContain(answer.code);
        return;
      }
      const { seq } = answer.message;
      const stored = await stack.db.message.findUniqueOrThrow({
        where: { meetingId_seq: { meetingId, seq } },
      });
      expect(answer.message.body).toBe(stored.body);
      expect(announced.at(-1)).toEqual(answer.message);
    }),
    { numRuns: 100, endOnFailure: true },
  );
});

test('a body is acknowledged without invisible characters', async () => {
  expect(await send(' \u202e약속\u0007은\u200b 8시\r\n맞죠?\u3164')).toMatchObject({
    ok: true,
    message: { body: '약속은 8시\n맞죠?' },
  });
});
