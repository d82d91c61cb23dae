import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftQuestions } from '../../src/questions/draft-questions.ts';
import { questionLimits } from '../../src/questions/question-limits.ts';
import { recordServices } from '../record/sample-meeting.ts';
import { type Death, type DyingDatabase, deaths, openDyingDatabase } from '../support/dying-database.ts';
import { FakeOpenAI } from '../support/fake-openai.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createQuestion } from './sample-questions.ts';

let stack: TestStack;
let fake: FakeOpenAI;
let dying: DyingDatabase;
let leader: TestPerson;

beforeAll(async () => {
  [stack, fake] = await Promise.all([openTestStack(), FakeOpenAI.start()]);
  dying = openDyingDatabase(stack.databaseUrl);
  leader = await createPerson(stack, '하늘');
});
afterAll(async () => {
  await dying.close();
  await fake.stop();
  await stack.close();
});

/** The calls of today as the budget counts them. */
const countedCalls = async () =>
  Number(await stack.redis.get(`model-calls:${new Date().toISOString().slice(0, 10)}`));

/** Drafts questions, in place of an old one, in a process that dies at this statement. */
async function dieWhileDrafting(death: Death, statement: number) {
  const meetingId = await createMeeting(stack, leader, [], { startsInMinutes: 600 });
  await createQuestion(stack, {
    meetingId,
    body: '옛 질문인가요?',
    origin: 'template',
    bookFields: ['title'],
  });
  const { model } = recordServices(stack, fake.url, { dailyCalls: 10_000 });
  const draft = (db = stack.db) => draftQuestions({ db, model }, { meetingId, userId: leader.id }, 'v4:test');
  const died = await dying.dieAt(statement, death, () => draft(dying.db));
  return { meetingId, ...died, draft };
}

test.each(deaths)(
  '%s at any statement of a draft: all its questions stand or none, and it can be asked for again',
  async (death) => {
    const whole = await dieWhileDrafting(death, Number.POSITIVE_INFINITY);
    expect(whole.failure).toBeNull();
    for (let statement = 1; statement <= whole.statements; statement += 1) {
      fake.forget();
      const countedBefore = await countedCalls();
      const { meetingId, failure, draft } = await dieWhileDrafting(death, statement);
      const where = `statement ${statement} of ${whole.statements}`;
      const origins = async () =>
        (await stack.db.discussionQuestion.findMany({ where: { meetingId } })).map(({ origin }) => origin);
      const drafted = Array(questionLimits.perDraft).fill('model');
      const isStored = (await origins()).length > 1;
      expect(await origins(), where).toEqual(isStored ? drafted : ['template']);
      if (!isStored) expect(failure, where).not.toBeNull();
      const askedAt = new Date(Date.now() - (questionLimits.draftLeaseSeconds + 1) * 1_000);
      await stack.db.questionDraft.updateMany({ where: { meetingId, endedAt: null }, data: { askedAt } });
      expect(await draft(), where).toMatchObject({ ok: true, origin: 'model' });
      expect(await origins(), where).toEqual(drafted);
      expect((await countedCalls()) - countedBefore, where).toBe(fake.requests.length);
      expect(fake.requests.length, where).toBeLessThanOrEqual(2);
    }
  },
  120_000,
);
