import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRecords } from '../../src/record/make-records.ts';
import { findShownQuestions } from '../../src/record/shown-record-repository.ts';
import { type Death, type DyingDatabase, deaths, openDyingDatabase } from '../support/dying-database.ts';
import { FakeOpenAI } from '../support/fake-openai.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { endedMeeting, recordServices, talkOfFour } from './sample-meeting.ts';

let stack: TestStack;
let fake: FakeOpenAI;
let dying: DyingDatabase;
let people: [TestPerson, ...TestPerson[]];

beforeAll(async () => {
  stack = await openTestStack();
  fake = await FakeOpenAI.start();
  dying = openDyingDatabase(stack.databaseUrl);
  const leader = await createPerson(stack, '하늘');
  const members = ['바다', '구름', '노을'].map((name) => createPerson(stack, name));
  people = [leader, ...(await Promise.all(members))];
});
afterAll(async () => {
  await dying.close();
  await fake.stop();
  await stack.close();
});

/** The parts of the talk: each is one call to the model. */
const parts = 3;
const dailyCalls = 10_000;

/** The calls of today as the budget counts them. */
const countedCalls = async () =>
  Number(await stack.redis.get(`model-calls:${new Date().toISOString().slice(0, 10)}`));

/** Makes the record of a new meeting in a process that dies at this statement. */
async function dieWhileMaking(death: Death, statement: number) {
  const meetingId = await endedMeeting(stack, people, talkOfFour);
  const { startsAt } = await stack.db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
  const minute = (after: number) => new Date(startsAt.getTime() + after * 60_000);
  const findQuestions = async () => [
    { body: '어느 장면이 남았나요?', beganAt: minute(0.5) },
    { body: '누가 좋았나요?', beganAt: minute(2.5) },
  ];
  const services = (db = stack.db) => recordServices(stack, fake.url, { dailyCalls, db, findQuestions });
  const died = await dying.dieAt(statement, death, () => makeRecords(services(dying.db)));
  return { meetingId, ...died, makeAfterRestart: () => makeRecords(services()) };
}

test.each(deaths)(
  '%s at any statement of a record: one record stands, and no finished part is asked again',
  async (death) => {
    const whole = await dieWhileMaking(death, Number.POSITIVE_INFINITY);
    expect(whole.failure).toBeNull();
    let repeated = 0;
    for (let statement = 1; statement <= whole.statements; statement += 1) {
      fake.forget();
      const countedBefore = await countedCalls();
      const { meetingId, failure, makeAfterRestart } = await dieWhileMaking(death, statement);
      const shown = () => findShownQuestions(stack.db, meetingId);
      const row = () => stack.db.meetingRecord.findUnique({ where: { meetingId } });
      const where = `statement ${statement} of ${whole.statements}`;
      const before = await row();
      expect(await shown(), where).toHaveLength(before?.madeAt ? parts : 0);
      if (!before?.madeAt) expect(failure, where).not.toBeNull();
      const dueAt = new Date(0);
      await stack.db.meetingRecord.updateMany({
        where: { meetingId, dueAt: { not: null } },
        data: { dueAt },
      });
      await makeAfterRestart();
      expect(await row(), where).toMatchObject({ makings: 1, dueAt: null, fallback: null });
      expect((await shown()).map(({ isByModel }) => isByModel)).toEqual([true, true, true]);
      expect(await stack.db.meetingRecordPart.count({ where: { meetingId } })).toBe(0);
      // Only the answer that was being stored is asked for again.
      const more = fake.requests.length - parts;
      expect(more, where).toBeLessThanOrEqual(1);
      repeated += more;
      expect((await countedCalls()) - countedBefore, where).toBe(fake.requests.length);
    }
    expect(repeated).toBe(death === 'cutAfter' ? 0 : parts);
  },
  120_000,
);

test('after the last attempt with the model, the record holds what the model answered until then', async () => {
  fake.forget();
  const thirdAnswer = 8;
  const { meetingId, makeAfterRestart } = await dieWhileMaking('kill', thirdAnswer);
  await stack.db.meetingRecord.update({ where: { meetingId }, data: { attempts: 2, dueAt: new Date(0) } });
  expect(fake.requests).toHaveLength(parts);
  await makeAfterRestart();
  expect(fake.requests).toHaveLength(parts);
  const shown = await findShownQuestions(stack.db, meetingId);
  expect(shown.map(({ isByModel }) => isByModel)).toEqual([true, true, false]);
  expect(shown.at(-1)?.points).not.toEqual([]);
});
