import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TransactingDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { readerTeller, tellReadersOf } from '../../src/record/tell-readers.ts';
import { createVotingClub } from '../book-votes/sample-votes.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { endedMeeting } from './sample-meeting.ts';

let stack: TestStack;
let people: [TestPerson, TestPerson, TestPerson];

beforeAll(async () => {
  stack = await openTestStack();
  const person = (name: string) => createPerson(stack, name);
  people = [await person('하늘'), await person('바다'), await person('구름')];
});
afterAll(async () => stack.close());

const silent = createLogger({ level: 'silent', name: 'test' });

/** Reads of the database, and their number. */
function counting({ $queryRaw }: TransactingDatabase) {
  const counted = { statements: 0 };
  const counter = {
    $queryRaw: (...args: Parameters<typeof $queryRaw>) => {
      counted.statements += 1;
      return $queryRaw(...args);
    },
  };
  return { db: counter as unknown as TransactingDatabase, counted };
}

async function recordedMeeting(members: readonly [TestPerson, ...TestPerson[]], clubId?: number) {
  const id = await endedMeeting(stack, members, [], clubId === undefined ? {} : { clubId });
  await stack.db.meetingRecord.create({ data: { meetingId: id, madeAt: new Date() } });
  return id;
}

test('two statements tell the readers of all records of a person, each of the record she may read', async () => {
  const [leader, member, other] = people;
  const clubId = await createVotingClub(stack, leader, [other]);
  const ids = [
    await recordedMeeting([leader, member]),
    await recordedMeeting([member]),
    await recordedMeeting([leader, member], clubId),
  ];
  await recordedMeeting([leader, other]);
  const told: [string, readonly number[]][] = [];
  const { db, counted } = counting(stack.db);
  const pageNews = {
    changed: (path: string, userIds: readonly number[]) => void told.push([path, userIds.toSorted()]),
  };
  await tellReadersOf({ db, tellReaders: readerTeller({ db, log: silent, pageNews }) }, member.id);
  const path = (index: number) => `/meetings/${ids[index]}/record`;
  await expect.poll(() => told).toHaveLength(3);
  expect(new Map(told)).toEqual(
    new Map([
      [path(0), [leader.id, member.id].toSorted()],
      [path(1), [member.id]],
      [path(2), [leader.id, member.id, other.id].toSorted()],
    ]),
  );
  expect(counted.statements).toBe(2);
});
