import { insertMember } from '../../src/clubs/membership-repository.ts';
import { createClub } from '../clubs/sample-club.ts';
import { wallTimeIn } from '../meetings/plan-form.ts';
import { type TestApp, testOrigin } from '../support/app.ts';
import { createBook } from '../support/meetings.ts';
import type { TestPerson } from '../support/people.ts';
import type { TestStack } from '../support/stack.ts';

export const hourMs = 60 * 60_000;

/** Opens a club with these members. @returns its id */
export async function createVotingClub(
  stack: TestStack,
  leader: TestPerson,
  members: readonly TestPerson[],
  plan: Parameters<typeof createClub>[2] = {},
): Promise<number> {
  const clubId = await createClub(stack, leader, plan);
  for (const { id } of members) await insertMember(stack.db, clubId, id);
  return clubId;
}

/** Creates books with these titles. @returns their ids */
export async function createBooks(stack: TestStack, titles: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const title of titles) ids.push((await createBook(stack, { title })).id);
  return ids;
}

/** Posts a form in which a field may stand several times, and a wall time hours from now. */
export const postList = (app: TestApp, person: TestPerson, path: string, fields: [string, string][]) =>
  app
    .browser()
    .post(path)
    .set({ Cookie: person.cookie, Origin: testOrigin })
    .type('form')
    .send(new URLSearchParams([['_csrf', 'test-token'], ...fields]).toString());

export const openForm = (
  bookIds: readonly (number | string)[],
  closesAt = wallTimeIn(48 * hourMs),
): [string, string][] => [
  ...bookIds.map((id): [string, string] => ['bookId', String(id)]),
  ['closesAt', closesAt],
];

/** Opens a vote through its form. @returns its id */
export async function openThrough(
  app: TestApp,
  leader: TestPerson,
  clubId: number,
  bookIds: readonly number[],
): Promise<number> {
  const answer = await postList(app, leader, `/clubs/${clubId}/book-votes`, openForm(bookIds)).expect(303);
  return Number(/^\/book-votes\/(\d+)\?done=opened$/.exec(String(answer.headers.location))?.[1]);
}

/** Sends a ballot, the best book first. */
export const sendBallot = (
  app: TestApp,
  person: TestPerson,
  voteId: number,
  ranking: readonly (number | string)[],
) =>
  postList(
    app,
    person,
    `/book-votes/${voteId}/ballot`,
    ranking.map((id): [string, string] => ['rank', String(id)]),
  );

/** Moves the end of a vote to this many minutes from now, as if its time had passed. */
export const moveEnd = ({ db }: TestStack, voteId: number, minutes: number): Promise<unknown> =>
  db.$executeRaw`
    UPDATE book_votes SET closes_at = clock_timestamp() + ${minutes} * interval '1 minute'
    WHERE id = ${voteId}`;

/** Finds the people in whose inboxes a club's announcement of this kind is, by their ids. */
export async function toldOf({ db }: TestStack, clubId: number, kind: string): Promise<number[]> {
  const rows = await db.$queryRaw<{ userId: number }[]>`
    SELECT n.user_id AS "userId" FROM announcements a JOIN notifications n ON n.announcement_id = a.id
    WHERE a.club_id = ${clubId} AND a.kind = ${kind} ORDER BY n.user_id`;
  return rows.map(({ userId }) => userId);
}
