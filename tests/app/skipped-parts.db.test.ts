import type { QueryResult } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { muteMeeting } from '../../src/alarms/meeting-mute-repository.ts';
import { meetingParts } from '../../src/app/meeting-parts.ts';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { askForNotes, createNote } from '../notes/sample-notes.ts';
import { createQuestion } from '../questions/sample-questions.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const roles = ['leader', 'member', 'waiting', 'blocked', 'coLeader', 'inClub', 'left', 'stranger'] as const;
type People = Readonly<Record<(typeof roles)[number], TestPerson>>;

let stack: TestStack;
let app: TestApp;
let people: People;
let clubId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  const made = await Promise.all(roles.map(async (role) => [role, await createPerson(stack)] as const));
  people = Object.fromEntries(made) as People;
  const { leader, member, coLeader, inClub } = people;
  clubId = await createClub(stack, leader);
  await stack.db.clubMembership.createMany({
    data: [member, inClub, coLeader].map(({ id }) => ({
      clubId,
      userId: id,
      role: id === coLeader.id ? 'co_leader' : 'member',
    })),
  });
  await stack.db.userBlock.create({ data: { blockerId: leader.id, blockedId: people.blocked.id } });
});
afterAll(() => stack.close());

/** Opens a meeting with seats of some. `left` has one, but is not in its club. */
async function openMeeting(options: Parameters<typeof createMeeting>[3]): Promise<number> {
  const { leader, member, left, waiting } = people;
  const id = await createMeeting(stack, leader, [member, left], options);
  await stack.pool.query('INSERT INTO seat_waits (meeting_id, user_id) VALUES ($1, $2)', [id, waiting.id]);
  return id;
}

/** Gives each part of the page something, also of people who have no seat. */
async function fill(id: number): Promise<void> {
  const { leader, member, left, inClub } = people;
  await askForNotes(stack, id, { dueInMinutes: -1 });
  for (const author of [member, left, inClub])
    await createNote(stack, { meetingId: id, author, body: `${author.nickname}의 노트예요.` });
  await createQuestion(stack, { meetingId: id, body: '무엇을 느꼈나요?', isApproved: true });
  await createQuestion(stack, { meetingId: id, body: '아직 확인하지 않은 질문이에요?' });
  await stack.pool.query(
    `INSERT INTO attendance_questions (meeting_id, starts_at) SELECT id, starts_at FROM meetings WHERE id = $1`,
    [id],
  );
  await stack.db.meetingProgress.createMany({
    data: [member, left].map((person) => ({
      meetingId: id,
      userId: person.id,
      percent: 50,
      showsName: true,
    })),
  });
  for (const person of [leader, member]) await muteMeeting(stack.db, person.id, id);
}

const allParts = Object.keys(meetingParts);

/** Runs `work` while every part of a page is said to have something. */
async function askingForAll<T>(work: () => Promise<T>): Promise<T> {
  const query = stack.pool.query.bind(stack.pool) as (...args: unknown[]) => Promise<QueryResult>;
  const spy = vi.spyOn(stack.pool, 'query').mockImplementation((async (...args: unknown[]) => {
    const result = await query(...args);
    for (const row of result.rows) if (row.filledParts) row.filledParts = allParts;
    return result;
  }) as never);
  try {
    return await work();
  } finally {
    spy.mockRestore();
  }
}

const pageFor = async (id: number, person: TestPerson | null) => {
  const { status, text } = await asPerson(app, person).get(`/meetings/${id}`);
  return { status, text: text.replace(/nonce="[^"]*"|nonce-[\w+/=-]*/g, '') };
};

const states = {
  upcoming: { startsInMinutes: 90 },
  live: { startsInMinutes: -5 },
  past: { startsInMinutes: -300 },
  cancelled: { startsInMinutes: 90, cancelled: true },
};

test.each(Object.keys(states) as (keyof typeof states)[])(
  'the page of a meeting that is %s lacks no part',
  async (state) => {
    for (const club of [{}, { clubId }])
      for (const isFilled of [false, true]) {
        const id = await openMeeting({ ...states[state], ...club });
        if (isFilled) await fill(id);
        for (const role of [...roles, null]) {
          const person = role && people[role];
          const page = await pageFor(id, person);
          const full = await askingForAll(() => pageFor(id, person));
          expect(page, `${state}, ${JSON.stringify(club)}, ${isFilled}, ${role}`).toEqual(full);
        }
      }
  },
);
