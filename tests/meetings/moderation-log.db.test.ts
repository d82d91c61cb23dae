import { afterAll, beforeAll, expect, test } from 'vitest';
import { noAnnouncer } from '../../src/meetings/index.ts';
import { removeMember } from '../../src/meetings/remove-member.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let leader: TestPerson;
let member: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
});
afterAll(() => stack.close());

const remove = (meetingId: number, by: TestPerson, userId: number) =>
  removeMember(
    { db: stack.db, log: createLogger({ level: 'silent', name: 'test' }), announcer: noAnnouncer },
    by.id,
    {
      meetingId,
      userId,
    },
  );
const logOf = (meetingId: number) => stack.db.moderationEntry.findMany({ where: { meetingId } });

test('a removed member is logged once, with the leader who removed her', async () => {
  const meetingId = await createMeeting(stack, leader, [member]);
  expect(await remove(meetingId, member, leader.id)).toMatchObject({ ok: false });
  expect(await logOf(meetingId)).toEqual([]);
  await remove(meetingId, leader, member.id);
  await remove(meetingId, leader, member.id);
  expect(await logOf(meetingId)).toMatchObject([
    { actorId: leader.id, subjectId: member.id, action: 'removed', seq: null, reason: null },
  ]);
});
