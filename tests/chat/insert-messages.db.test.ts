import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertMessages } from '../../src/chat/insert-messages.ts';
import type { Words } from '../../src/chat/room-words.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let leader: TestPerson;
let people: TestPerson[];
let clubId: number;

beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack);
  people = await Promise.all(Array.from({ length: 4 }, () => createPerson(stack)));
  clubId = await createClub(stack, leader);
});
afterAll(() => stack.close());

/** The facts that decide about a draft, as this test keeps them beside the tables. */
interface Room {
  readonly meetingId: number;
  open: 'open' | 'over' | 'cancelled';
  wordsVersion: number;
  readonly seats: Set<number>;
  readonly clubMembers: Set<number>;
  readonly silenced: Set<number>;
  /** The number and the text of each stored message, by its sender and client id. */
  readonly stored: Map<string, { seq: number; body: string }>;
}

interface Sent {
  readonly kind: 'send';
  readonly drafts: readonly { person: number; clientId: number; isHeld: boolean }[];
  readonly knowsNewestWords: boolean;
}
type Step =
  | Sent
  | { readonly kind: 'open'; readonly to: Room['open'] }
  | { readonly kind: 'words' }
  | {
      readonly kind: 'right';
      readonly of: 'seats' | 'clubMembers' | 'silenced';
      readonly person: number;
    };

const person = fc.nat({ max: 3 });
const draft = fc.record({
  person,
  clientId: fc.nat({ max: 8 }),
  isHeld: fc.constantFrom(false, false, false, true),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      drafts: fc.uniqueArray(draft, { minLength: 1, maxLength: 4, selector: keyOf }),
      knowsNewestWords: fc.constantFrom(true, true, true, false),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('open' as const),
      to: fc.constantFrom('open' as const, 'open' as const, 'over' as const, 'cancelled' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'words' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('right' as const),
      of: fc.constantFrom('seats' as const, 'clubMembers' as const, 'silenced' as const),
      person,
    }),
  },
);

function keyOf({ person, clientId }: { person: number; clientId: number }) {
  return `${person}:${clientId}`;
}
const uuidOf = (clientId: number) => `00000000-0000-4000-8000-${String(clientId).padStart(12, '0')}`;
const bodyOf = ({ isHeld, clientId }: Sent['drafts'][number], at: number) =>
  `${isHeld ? '금지' : '안녕'} ${clientId} ${at}`;
const wordsOf = (version: number): Words => ({ version, holds: (body) => body.startsWith('금지') });

async function openRoom(): Promise<Room> {
  const meetingId = await createMeeting(stack, leader, people, { clubId });
  await stack.pool.query('DELETE FROM club_memberships WHERE club_id = $1 AND user_id <> $2', [
    clubId,
    leader.id,
  ]);
  await stack.pool.query('DELETE FROM club_word_lists WHERE club_id = $1', [clubId]);
  for (const { id } of people) await change('clubMembers', meetingId, id, true);
  const everybody = [0, 1, 2, 3];
  return {
    meetingId,
    open: 'open',
    wordsVersion: 0,
    seats: new Set(everybody),
    clubMembers: new Set(everybody),
    silenced: new Set(),
    stored: new Map(),
  };
}

async function change(
  of: 'seats' | 'clubMembers' | 'silenced',
  meetingId: number,
  userId: number,
  to: boolean,
) {
  const statements = {
    seats: [
      'INSERT INTO memberships (meeting_id, user_id) VALUES ($1, $2)',
      'DELETE FROM memberships WHERE meeting_id = $1 AND user_id = $2',
    ],
    clubMembers: [
      'INSERT INTO club_memberships (club_id, user_id) VALUES ($1, $2)',
      'DELETE FROM club_memberships WHERE club_id = $1 AND user_id = $2',
    ],
    silenced: [
      `INSERT INTO meeting_silences (meeting_id, user_id, reason) VALUES ($1, $2, '쉬어요')`,
      'DELETE FROM meeting_silences WHERE meeting_id = $1 AND user_id = $2',
    ],
  } as const;
  await stack.pool.query(statements[of][to ? 0 : 1], [of === 'clubMembers' ? clubId : meetingId, userId]);
}

const times = {
  open: `cancelled_at = NULL, ends_at = now() + interval '1 hour'`,
  over: `cancelled_at = NULL, ends_at = now() - interval '1 second'`,
  cancelled: `cancelled_at = now(), ends_at = now() + interval '1 hour'`,
};

/** Does a step to the tables and to the room as the test keeps it, and compares the answers. */
async function take(room: Room, action: Step): Promise<void> {
  const { meetingId } = room;
  if (action.kind === 'open') {
    room.open = action.to;
    await stack.pool.query(`UPDATE meetings SET ${times[action.to]} WHERE id = $1`, [meetingId]);
  } else if (action.kind === 'words') {
    room.wordsVersion += 1;
    await stack.pool.query(
      `INSERT INTO club_word_lists (club_id, version, words) VALUES ($1, $2, '{금지}')
       ON CONFLICT (club_id) DO UPDATE SET version = $2`,
      [clubId, room.wordsVersion],
    );
  } else if (action.kind === 'right') {
    const had = room[action.of].delete(action.person);
    if (!had) room[action.of].add(action.person);
    await change(action.of, meetingId, (people[action.person] as TestPerson).id, !had);
  } else {
    await send(room, action);
  }
}

async function send(room: Room, { drafts, knowsNewestWords }: Sent): Promise<void> {
  const version = knowsNewestWords ? room.wordsVersion : room.wordsVersion + 1;
  const expected = drafts.map((one, at) => {
    if (!room.seats.has(one.person) || !room.clubMembers.has(one.person)) return null;
    const known = room.stored.get(keyOf(one));
    if (known) return { ...known, isNew: false };
    const isRefused =
      one.isHeld || room.silenced.has(one.person) || room.open !== 'open' || !knowsNewestWords;
    return isRefused ? null : { seq: 0, body: bodyOf(one, at), isNew: true };
  });
  let lastSeq = room.stored.size;
  for (const [at, one] of drafts.entries()) {
    const answer = expected[at];
    if (!answer?.isNew) continue;
    lastSeq += 1;
    answer.seq = lastSeq;
    room.stored.set(keyOf(one), { seq: lastSeq, body: answer.body });
  }
  const stored = await insertMessages(
    stack.pool,
    room.meetingId,
    drafts.map((one, at) => ({
      userId: (people[one.person] as TestPerson).id,
      clientId: uuidOf(one.clientId),
      body: bodyOf(one, at),
    })),
    wordsOf(version),
  );
  expect(
    stored.map((one) => one && { seq: one.message.seq, body: one.message.body, isNew: one.isNew }),
  ).toEqual(expected);
}

test('any sequence of messages, repeated messages and changes of rights stores and answers as the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const room = await openRoom();
      for (const action of steps) await take(room, action);
      const { rows } = await stack.pool.query<{ seqs: number[]; last: number }>(
        `SELECT ARRAY(SELECT seq FROM messages WHERE meeting_id = $1 ORDER BY seq) AS seqs, last_seq AS last
         FROM rooms WHERE meeting_id = $1`,
        [room.meetingId],
      );
      const count = room.stored.size;
      expect(rows).toEqual([{ seqs: Array.from({ length: count }, (_, i) => i + 1), last: count }]);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

test('two processes that store the same drafts at once store each of them once, without a gap', async () => {
  const room = await openRoom();
  const drafts = Array.from({ length: 60 }, (_, i) => ({
    userId: (people[i % 4] as TestPerson).id,
    clientId: uuidOf(i),
    body: `말 ${i}`,
  }));
  const sendInParts = async (size: number, order: typeof drafts) => {
    const answers = new Map<string, { seq: number; isNew: boolean }>();
    for (let at = 0; at < order.length; at += size) {
      const part = order.slice(at, at + size);
      const stored = await insertMessages(stack.pool, room.meetingId, part);
      for (const [i, one] of stored.entries())
        if (one) answers.set(part[i]?.clientId ?? '', { seq: one.message.seq, isNew: one.isNew });
    }
    return answers;
  };
  const [one, other] = await Promise.all([sendInParts(1, drafts), sendInParts(7, drafts)]);
  const seqs = drafts.map(({ clientId }) => {
    const [first, second] = [one.get(clientId), other.get(clientId)];
    expect(first?.seq).toBe(second?.seq);
    expect([first?.isNew, second?.isNew].toSorted()).toEqual([false, true]);
    return first?.seq ?? 0;
  });
  expect(seqs.toSorted((a, b) => a - b)).toEqual(drafts.map((_, i) => i + 1));
});
