import { afterAll, beforeAll, expect, test } from 'vitest';
import { blockPerson } from '../../src/accounts/blocks/block-person.ts';
import type { ListFilter } from '../../src/meetings/list-filter.ts';
import { createReadAsVisitor, findMeetings } from '../../src/meetings/meeting-list-repository.ts';
import type { SearchPool } from '../../src/platform/search/index.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestSearches } from '../support/searches.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const pageSize = 20;
const random = seededRandom(18);
const chance = (share: number) => random() < share;
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const someOf = <T>(list: readonly T[], share: number): T[] => list.filter(() => chance(share));

let stack: TestStack;
let searches: SearchPool;
let people: TestPerson[];
let find: (filter: Partial<ListFilter>) => ReturnType<typeof findMeetings>;

beforeAll(async () => {
  stack = await openTestStack();
  searches = openTestSearches(stack);
  people = await Promise.all(Array.from({ length: 12 }, () => createPerson(stack)));
  const live = { pool: stack.pool, searches, readAsVisitor: createReadAsVisitor(stack.pool) };
  find = (filter) =>
    findMeetings(live, { when: 'upcoming', askerId: null, mine: false, page: 1, ...filter, query: null });
});
afterAll(async () => {
  await searches.close();
  await stack.close();
});

/** Opens clubs of every kind. Each has some members, co-leaders among them. */
async function openClubs(): Promise<number[]> {
  const kinds = [
    { visibility: 'listed' },
    { visibility: 'unlisted' },
    { visibility: 'listed', state: 'closed_at' },
    { visibility: 'listed', state: 'hidden_at' },
  ] as const;
  const ids: number[] = [];
  for (const { visibility, ...kind } of kinds) {
    const leader = oneOf(people);
    const clubId = await createClub(stack, leader, { visibility });
    const members = someOf(people, 0.4).filter(({ id }) => id !== leader.id);
    await stack.db.clubMembership.createMany({
      data: members.map(({ id }) => ({ clubId, userId: id, role: chance(0.3) ? 'co_leader' : 'member' })),
    });
    if ('state' in kind)
      await stack.pool.query(`UPDATE clubs SET ${kind.state} = now() WHERE id = $1`, [clubId]);
    ids.push(clubId);
  }
  return ids;
}

/** Opens a meeting; some of its members are not in its club any more. */
async function openMeeting(clubIds: readonly number[]): Promise<void> {
  const [leader, ...others] = someOf(people, 0.3);
  const id = await createMeeting(stack, leader ?? oneOf(people), others, {
    startsInMinutes: oneOf([-3_000, -30, 60, 60, 120, 120, 180]),
    lengthMinutes: 120,
    capacity: 12,
    cancelled: chance(0.1),
    ...(chance(0.6) && { clubId: oneOf(clubIds) }),
  });
  if (chance(0.2)) await stack.pool.query('UPDATE meetings SET hidden_at = now() WHERE id = $1', [id]);
}

interface Stored {
  readonly id: number;
  readonly leaderId: number;
  readonly bookId: number;
  readonly when: string | null;
  readonly isHidden: boolean;
  readonly isClubPublic: boolean | null;
  readonly clubMembers: Record<string, string> | null;
  readonly seats: number[];
  readonly capacity: number;
  readonly blocked: number[] | null;
}

/** Reads all meetings as they are, in the order of `when`, without any condition. */
const readAll = async (): Promise<Stored[]> =>
  (
    await stack.pool.query<Stored>(`
      SELECT m.id, m.leader_id AS "leaderId", m.book_id AS "bookId", m.capacity, m.hidden_at IS NOT NULL AS "isHidden",
        CASE WHEN m.cancelled_at IS NOT NULL THEN NULL WHEN m.starts_at > now() THEN 'upcoming'
          WHEN m.ends_at > now() THEN 'live' ELSE 'past' END AS "when",
        (SELECT c.visibility = 'listed' AND c.closed_at IS NULL AND c.hidden_at IS NULL
          FROM clubs c WHERE c.id = m.club_id) AS "isClubPublic",
        (SELECT json_object_agg(k.user_id, k.role) FROM club_memberships k WHERE k.club_id = m.club_id) AS "clubMembers",
        (SELECT json_agg(s.user_id) FROM memberships s WHERE s.meeting_id = m.id) AS seats,
        (SELECT json_agg(b.blocked_id) FROM user_blocks b WHERE b.blocker_id = m.leader_id) AS blocked
      FROM meetings m
      ORDER BY CASE WHEN m.ends_at > now() THEN m.starts_at END, m.ends_at DESC,
        CASE WHEN m.ends_at > now() THEN m.id ELSE -m.id END`)
  ).rows;

/** Returns a meeting as one reader has to see it; null if she may not know of it. */
function seenBy(meeting: Stored, reader: TestPerson | null) {
  const { id, seats, capacity, isClubPublic } = meeting;
  const clubRole = reader ? (meeting.clubMembers?.[reader.id] ?? null) : null;
  const hasSeat = reader !== null && seats.includes(reader.id);
  if (isClubPublic === false && clubRole === null) return null;
  if (meeting.isHidden && !hasSeat) return null;
  const isBlocked = reader !== null && (meeting.blocked ?? []).includes(reader.id);
  const isClosed = isBlocked && !hasSeat && (clubRole ?? 'member') === 'member';
  const isMember = hasSeat && (isClubPublic === null || clubRole !== null);
  return { id, isMember, capacity: isClosed ? seats.length : capacity };
}

const shown = ({ meetings }: Awaited<ReturnType<typeof findMeetings>>) =>
  meetings.map(({ id, isMember, capacity }) => ({ id, isMember, capacity }));

test('readers of all pages at the same time each see exactly what they may know of', async () => {
  const clubIds = await openClubs();
  for (let count = 0; count < 60; count += 1) await openMeeting(clubIds);
  for (const blocker of people)
    for (const blocked of someOf(people, 0.2))
      if (blocker !== blocked) await blockPerson(stack.db, { blockerId: blocker.id, blockedId: blocked.id });
  const all = await readAll();
  const readers = [null, ...people];
  const requests = (['upcoming', 'live', 'past'] as const).flatMap((when) =>
    [1, 2, 9].flatMap((page) => readers.map((reader) => ({ when, page, reader }))),
  );
  const answers = await Promise.all(
    requests.map(({ when, page, reader }) => find({ when, page, askerId: reader?.id ?? null })),
  );
  for (const [index, { when, page, reader }] of requests.entries()) {
    const seen = all.filter((one) => one.when === when).flatMap((one) => seenBy(one, reader) ?? []);
    const last = Math.max(1, Math.min(page, Math.ceil(seen.length / pageSize)));
    const answer = answers[index] as Awaited<ReturnType<typeof findMeetings>>;
    const about = `${when}, page ${page}, reader ${reader?.id ?? 'visitor'}`;
    expect({ total: answer.total, page: answer.page }, about).toEqual({ total: seen.length, page: last });
    expect(shown(answer), about).toEqual(seen.slice((last - 1) * pageSize, last * pageSize));
  }
});
