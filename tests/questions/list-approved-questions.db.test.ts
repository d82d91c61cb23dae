import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApprovedQuestion, listApprovedQuestions } from '../../src/questions/index.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createQuestion } from './sample-questions.ts';

let stack: TestStack;
let leader: TestPerson;
let member: TestPerson;
let outsider: TestPerson;
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  [leader, member, outsider] = (await Promise.all([1, 2, 3].map(() => createPerson(stack)))) as [
    TestPerson,
    TestPerson,
    TestPerson,
  ];
  meetingId = await createMeeting(stack, leader, [member], { startsInMinutes: 600 });
  await createQuestion(stack, { meetingId, body: '첫 질문인가요?', isApproved: true });
  await createQuestion(stack, { meetingId, body: '승인 전인가요?' });
  await createQuestion(stack, { meetingId, body: '뒤쪽인가요?', isApproved: true, forPercent: 100 });
  const hidden = await createQuestion(stack, { meetingId, body: '가린 질문인가요?', isApproved: true });
  await stack.db.discussionQuestion.update({ where: { id: hidden }, data: { hiddenAt: new Date() } });
});
afterAll(() => stack.close());

const texts = async (readerId: number | null) => {
  const found: ApprovedQuestion[] = await listApprovedQuestions(stack.db, meetingId, readerId);
  return found.map(({ position, body }) => `${position} ${body}`);
};

test('a member gets approved questions in order, without texts from beyond her progress', async () => {
  expect(await texts(member.id)).toEqual(['1 첫 질문인가요?', '3 null']);
  await stack.db.meetingProgress.create({ data: { meetingId, userId: member.id, percent: 100 } });
  expect(await texts(member.id)).toEqual(['1 첫 질문인가요?', '3 뒤쪽인가요?']);
});

test('a step of the server gets all approved texts, and an outsider gets none', async () => {
  expect(await texts(null)).toEqual(['1 첫 질문인가요?', '3 뒤쪽인가요?']);
  expect(await texts(outsider.id)).toEqual([]);
});
