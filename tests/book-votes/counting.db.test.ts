import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { announceToClub } from '../../src/alarms/index.ts';
import { saveBallot } from '../../src/book-votes/ballot-repository.ts';
import { castBallot } from '../../src/book-votes/cast-ballot.ts';
import { closeVote } from '../../src/book-votes/close-vote.ts';
import { countDueVotes, countVote } from '../../src/book-votes/count-vote.ts';
import { openVote } from '../../src/book-votes/open-vote.ts';
import type { VoteJobServices } from '../../src/book-votes/services.ts';
import { tellClosingVotes } from '../../src/book-votes/tell-closing.ts';
import { closeClub } from '../../src/clubs/close-club.ts';
import { leaveClub } from '../../src/clubs/leave-club.ts';
import { createLogger } from '../../src/platform/log.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createBooks, createVotingClub, hourMs, moveEnd, toldOf } from './sample-votes.ts';

let stack: TestStack;
let leader: TestPerson;
let members: TestPerson[];
let clubId: number;
let books: number[];
let voteId: number;
let services: VoteJobServices;

beforeAll(async () => {
  stack = await openTestStack();
  services = {
    db: stack.db,
    announceToClub: announceToClub({ changed: () => {} }),
    log: createLogger({ level: 'silent', name: 'test' }),
  };
  leader = await createPerson(stack);
  members = [];
  for (const name of ['바다', '구름', '나무']) members.push(await createPerson(stack, name));
  books = await createBooks(stack, ['남극', '데미안', '토지']);
});
afterAll(() => stack.close());

beforeEach(async () => {
  clubId = await createVotingClub(stack, leader, members);
  const closesAt = new Date(Date.now() + hourMs);
  const opened = await openVote(services, leader.id, { clubId, bookIds: books, closesAt });
  if (!opened.ok) throw new Error(opened.reason);
  voteId = opened.id;
  for (const [at, ranking] of [[1, 0], [1], [2, 0]].entries())
    await cast(
      members[at],
      ranking.map((index) => books[index] ?? 0),
    );
});

const cast = (person: TestPerson | undefined, ranking: number[]) =>
  castBallot(services, person?.id ?? 0, { voteId, ranking });

/** Everything that the end of the vote decides, without times. */
async function endState() {
  const vote = await stack.db.bookVote.findUniqueOrThrow({ where: { id: voteId } });
  const proposals = await stack.db.bookProposal.findMany({ where: { clubId } });
  return {
    isCounted: vote.countedAt !== null,
    ballots: vote.ballotCount,
    rounds: vote.rounds,
    winner: vote.winnerId,
    second: vote.secondId,
    proposals: proposals.map(({ bookId, wasSecond }) => [bookId, wasSecond]),
  };
}

async function leftRankings() {
  const vote = await stack.db.bookVote.findUniqueOrThrow({ where: { id: voteId } });
  return vote.leftRankings;
}

const told = (kind: string) => toldOf(stack, clubId, kind);
/** Everybody but the leader, who opened the vote, and of `ask_closed` nobody is left out. */
const everybody = () => [leader, ...members].map(({ id }) => id).sort((a, b) => a - b);

const expected = () => ({
  isCounted: true,
  ballots: 3,
  rounds: [expect.objectContaining({ eliminated: null })],
  winner: books[1],
  second: books[2],
  proposals: [[books[2], true]],
});

describe('a vote whose time has passed', () => {
  test.each([0, 2, 90])('is counted the same when the worker was down for %i minutes', async (minutes) => {
    expect(await countDueVotes(services)).toBe(0);
    await moveEnd(stack, voteId, -minutes);
    expect(await countDueVotes(services)).toBe(1);
    expect(await countDueVotes(services)).toBe(0);
    expect(await endState()).toEqual(expected());
    expect(await told('ask_closed')).toEqual(everybody());
  });

  test('is counted once by two workers and a page at the same time', async () => {
    await moveEnd(stack, voteId, -1);
    const ticks = [countDueVotes(services), countDueVotes(services), countVote(services, voteId)];
    const [first, second] = await Promise.all(ticks);
    expect(Number(first) + Number(second)).toBeLessThanOrEqual(1);
    await countDueVotes(services);
    expect(await endState()).toEqual(expected());
    expect(await told('ask_closed')).toEqual(everybody());
  });

  test('is counted by the next worker if one dies before its commit', async () => {
    await moveEnd(stack, voteId, -1);
    const dying = stack.db.$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE book_votes SET counted_at = now(), rounds = '[]', ballot_count = 0 WHERE id = ${voteId}`;
      throw new Error('the worker died');
    });
    await expect(dying).rejects.toThrow('the worker died');
    expect(await countDueVotes(services)).toBe(1);
    expect(await endState()).toEqual(expected());
  });

  test('counts a ballot that was being stored at the close', async () => {
    const [late] = members;
    let closing: ReturnType<typeof closeVote> | undefined;
    await inTransaction(stack.db, async (tx) => {
      const ranking = [books[2] ?? 0];
      expect(await saveBallot(tx, { voteId, userId: late?.id ?? 0, ranking })).toBe(true);
      closing = closeVote(services, leader.id, voteId);
      await waitsForLock();
    });
    expect(await closing).toEqual({ ok: true });
    expect(await endState()).toMatchObject({ ballots: 3, winner: books[2] });
  });

  test('of a club that was closed is counted at once, without a new time', async () => {
    await closeClub({ db: stack.db }, leader.id, clubId);
    expect(await countDueVotes(services)).toBe(1);
    expect(await endState()).toMatchObject({ winner: books[1], ballots: 3 });
    expect(await told('ask_closed')).toEqual([]);
  });

  test('counts a member who left between the end and the count, and keeps no ranking', async () => {
    await moveEnd(stack, voteId, -1);
    await leaveClub({ db: stack.db }, members[2]?.id ?? 0, clubId);
    await countDueVotes(services);
    expect(await endState()).toEqual(expected());
    expect(await leftRankings()).toEqual([]);
  });

  test('counts a person whose account was deleted between the end and the count', async () => {
    const extra = await createPerson(stack);
    await stack.db.clubMembership.create({ data: { clubId, userId: extra.id } });
    await cast(extra, [books[2] ?? 0]);
    await moveEnd(stack, voteId, -1);
    await stack.db.user.delete({ where: { id: extra.id } });
    await countDueVotes(services);
    expect(await endState()).toMatchObject({ winner: books[1], second: books[2], ballots: 4 });
  });

  test('that cannot be counted does not keep the worker from the others', async () => {
    const otherClubId = await createVotingClub(stack, leader, members);
    const closesAt = new Date(Date.now() + hourMs);
    const other = await openVote(services, leader.id, { clubId: otherClubId, bookIds: books, closesAt });
    if (!other.ok) throw new Error(other.reason);
    await moveEnd(stack, other.id, -2);
    await moveEnd(stack, voteId, -1);
    const announce: VoteJobServices['announceToClub'] = async (tx, news) => {
      if (news.clubId === otherClubId) throw new Error('this club cannot be told');
      return services.announceToClub?.(tx, news);
    };
    expect(await countDueVotes({ ...services, announceToClub: announce })).toBe(1);
    expect(await endState()).toEqual(expected());
    expect(await countDueVotes(services)).toBe(1);
  });

  test('counts each ballot once when a member leaves while a worker counts', async () => {
    await moveEnd(stack, voteId, -1);
    await Promise.all([
      leaveClub({ db: stack.db }, members[2]?.id ?? 0, clubId),
      countDueVotes(services),
      countVote(services, voteId),
    ]);
    await countDueVotes(services);
    expect(await endState()).toEqual(expected());
    expect(await leftRankings()).toEqual([]);
  });

  test('does not count a member who left before the end', async () => {
    await leaveClub({ db: stack.db }, members[2]?.id ?? 0, clubId);
    await moveEnd(stack, voteId, -1);
    await countDueVotes(services);
    expect(await endState()).toMatchObject({ winner: books[1], ballots: 2, second: null });
  });
});

describe('before a vote closes', () => {
  /** Lets a vote of 48 hours be as old as this many hours before its end. */
  const setEnd = (hoursLeft: number) => stack.db.$executeRaw`
    UPDATE book_votes SET closes_at = clock_timestamp() + ${hoursLeft} * interval '1 hour',
      opened_at = clock_timestamp() - ${48 - hoursLeft} * interval '1 hour' WHERE id = ${voteId}`;

  test('members without a ballot are told once, a day ahead', async () => {
    await setEnd(24.1);
    expect(await tellClosingVotes(services)).toBe(0);
    await setEnd(23.9);
    expect(await tellClosingVotes(services)).toBe(1);
    expect(await tellClosingVotes(services)).toBe(0);
    expect(await told('poll_closing')).toEqual([leader.id]);
  });

  test.each([2, 90])('two workers that were down for %i minutes tell once', async (minutes) => {
    await setEnd(24 - minutes / 60);
    const counts = await Promise.all([tellClosingVotes(services), tellClosingVotes(services)]);
    expect(counts.toSorted()).toEqual([0, 1]);
    expect(await told('poll_closing')).toEqual([leader.id]);
  });

  test('a worker that dies before its commit leaves the telling to the next one', async () => {
    await setEnd(20);
    const announce = async () => {
      throw new Error('the worker died');
    };
    expect(await tellClosingVotes({ ...services, announceToClub: announce })).toBe(0);
    expect(await told('poll_closing')).toEqual([]);
    expect(await tellClosingVotes(services)).toBe(1);
    expect(await told('poll_closing')).toEqual([leader.id]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['is over', () => moveEnd(stack, voteId, -1)],
    ['belongs to a club that closed', () => closeClub({ db: stack.db }, leader.id, clubId)],
    ['has been counted', () => closeVote(services, leader.id, voteId)],
  ])('nobody is told of a vote that %s', async (_state, change) => {
    await setEnd(20);
    await change();
    expect(await tellClosingVotes(services)).toBe(0);
    expect(await told('poll_closing')).toEqual([]);
  });

  test('a member who voted meanwhile or left is not told', async () => {
    await setEnd(20);
    await cast(leader, [books[0] ?? 0]);
    await leaveClub({ db: stack.db }, members[0]?.id ?? 0, clubId);
    await tellClosingVotes(services);
    expect(await told('poll_closing')).toEqual([]);
  });
});

test('members hear of a new vote, apart from the leader who opened it', async () => {
  expect(await told('ask_opened')).toEqual(everybody().filter((id) => id !== leader.id));
});

/** Resolves when a session of this database waits for a lock. */
async function waitsForLock(): Promise<void> {
  for (;;) {
    const [row] = await stack.db.$queryRaw<[{ waiting: number }]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (row.waiting > 0) return;
  }
}

test('of random members who vote while the leader closes, exactly the acknowledged ballots count', async () => {
  const acknowledged = new Set<number>();
  const sent = members.map(async (person) => {
    const result = await cast(person, [books[0] ?? 0]);
    if (result.ok) acknowledged.add(person.id);
  });
  await Promise.all([...sent, closeVote(services, leader.id, voteId)]);
  const changed = await stack.db.bookVoteBallot.findMany({ where: { voteId } });
  const stored = changed.filter(({ ranking }) => ranking[0] === books[0]).map(({ userId }) => userId);
  expect(new Set(stored)).toEqual(acknowledged);
  const vote = await stack.db.bookVote.findUniqueOrThrow({ where: { id: voteId } });
  const [first] = vote.rounds as { tallies: { candidate: number; votes: number }[] }[];
  const votes = first?.tallies.find(({ candidate }) => candidate === books[0])?.votes;
  expect(votes).toBe(acknowledged.size);
});
