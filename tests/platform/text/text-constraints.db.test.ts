import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textLimits } from '../../../src/platform/text/text-limits.ts';
import { createMeeting } from '../../support/meetings.ts';
import { createPerson } from '../../support/people.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  meetingId = await createMeeting(stack, await createPerson(stack));
});
afterAll(() => stack.close());

const user = (fields: object) => () =>
  stack.db.user.create({
    data: { email: `${randomUUID()}@example.com`, nickname: '독자', nicknameKey: randomUUID(), ...fields },
  });
const meeting = (data: object) => () => stack.db.meeting.update({ where: { id: meetingId }, data });

test.each([
  ['users_nickname_bounds', user({ nickname: '가'.repeat(textLimits.nickname.codePoints + 1) })],
  ['users_nickname_bounds', user({ nickname: '' })],
  ['users_nickname_key_bounds', user({ nicknameKey: '가'.repeat(867) })],
  ['users_email_bounds', user({ email: `${'a'.repeat(250)}@x.kr` })],
  ['meetings_title_bounds', meeting({ title: '가'.repeat(textLimits.meetingTitle.codePoints + 1) })],
  ['meetings_description_length', meeting({ description: '가'.repeat(2_001) })],
])('the database refuses what is beyond %s', async (constraint, write) => {
  await expect(write()).rejects.toThrow(constraint);
});

test('the database takes texts of full length', async () => {
  await user({ nickname: '가'.repeat(textLimits.nickname.codePoints) })();
  await meeting({
    title: '가'.repeat(textLimits.meetingTitle.codePoints),
    description: '가'.repeat(2_000),
  })();
  expect((await stack.db.meeting.findUniqueOrThrow({ where: { id: meetingId } })).title).toHaveLength(420);
});
