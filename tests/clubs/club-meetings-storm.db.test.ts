import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerHandover } from '../../src/clubs/answer-handover.ts';
import { closeClub } from '../../src/clubs/close-club.ts';
import { joinClub } from '../../src/clubs/join-club.ts';
import { leaveClub } from '../../src/clubs/leave-club.ts';
import { offerHandover } from '../../src/clubs/offer-handover.ts';
import { removeClubMember } from '../../src/clubs/remove-member.ts';
import { setRole } from '../../src/clubs/set-role.ts';
import { cancelMeeting } from '../../src/meetings/cancel-meeting.ts';
import { meetingSteps } from '../../src/meetings/club-steps.ts';
import { noAnnouncer } from '../../src/meetings/index.ts';
import { joinMeeting } from '../../src/meetings/join-meeting.ts';
import { leaveMeeting } from '../../src/meetings/leave-meeting.ts';
import { leaveSoon } from '../../src/meetings/leave-soon.ts';
import { openClubMeeting } from '../../src/meetings/open-club-meeting.ts';
import { removeMember } from '../../src/meetings/remove-member.ts';
import { takeOverMeeting } from '../../src/meetings/take-over-meeting.ts';
import { createLogger } from '../../src/platform/log.ts';
import { clubPlan, startNow } from '../meetings/sample-club-meeting.ts';
import { createBook } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createClub } from './sample-club.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

const log = createLogger({ level: 'silent', name: 'test' });
const meetings = () => ({ db: stack.db, log, announcer: noAnnouncer });
const clubs = () => ({ db: stack.db, steps: meetingSteps(meetings()) });

/** Returns the number of rows that break a rule, by rule. All are 0 in a sound database. */
async function brokenRules(): Promise<Record<string, number>> {
  const [row] = await stack.db.$queryRaw<[Record<string, number>]>`
    WITH open AS (SELECT * FROM meetings WHERE club_id IS NOT NULL AND cancelled_at IS NULL AND ends_at > now()),
    seats AS (SELECT m.id, m.member_count, m.capacity, (SELECT count(*) FROM memberships s WHERE s.meeting_id = m.id) AS rows FROM meetings m)
    SELECT
      (SELECT count(*)::int FROM clubs c WHERE c.closed_at IS NULL
        AND (SELECT count(*) FROM club_memberships k WHERE k.club_id = c.id AND k.role = 'leader') <> 1) AS "open clubs without one leader",
      (SELECT count(*)::int FROM clubs c
        WHERE c.member_count <> (SELECT count(*) FROM club_memberships k WHERE k.club_id = c.id)) AS "clubs with a wrong count",
      (SELECT count(*)::int FROM seats WHERE member_count <> rows OR rows > capacity) AS "meetings with wrong seats",
      (SELECT count(*)::int FROM open m JOIN memberships s ON s.meeting_id = m.id
        WHERE NOT EXISTS (SELECT FROM club_memberships k WHERE k.club_id = m.club_id AND k.user_id = s.user_id)) AS "seats of outsiders",
      (SELECT count(*)::int FROM open m
        WHERE NOT EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = m.leader_id)) AS "leaders without a seat",
      (SELECT count(*)::int FROM open m JOIN clubs c ON c.id = m.club_id JOIN club_memberships k ON k.club_id = c.id AND k.user_id = m.leader_id
        WHERE c.closed_at IS NULL AND k.role = 'member') AS "leaders without a role",
      (SELECT count(*)::int FROM open m JOIN memberships s ON s.meeting_id = m.id
        JOIN meeting_bans b ON b.meeting_id = m.id AND b.user_id = s.user_id) AS "seats of removed people",
      (SELECT count(*)::int FROM open m JOIN clubs c ON c.id = m.club_id WHERE c.closed_at IS NOT NULL AND m.starts_at > now()) AS "meetings of closed clubs"`;
  return row;
}

type Act = (a: number, b: number, clubId: number, meetingId: number) => Promise<{ ok: boolean }>;

const soundRules = {
  'open clubs without one leader': 0,
  'clubs with a wrong count': 0,
  'meetings with wrong seats': 0,
  'seats of outsiders': 0,
  'leaders without a seat': 0,
  'leaders without a role': 0,
  'seats of removed people': 0,
  'meetings of closed clubs': 0,
};

test.each([20261128, 7, 4242])(
  'random acts of 30 people leave seats, leads and members in step (seed %d)',
  async (seed) => {
    const random = seededRandom(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const actors = await Promise.all(Array.from({ length: 30 }, () => createPerson(stack)));
    const founders = actors.slice(0, 4) as [TestPerson, TestPerson, TestPerson, TestPerson];
    const clubIds = [
      await createClub(stack, founders[0], { capacity: 6 }),
      await createClub(stack, founders[1], { capacity: 500 }),
      await createClub(stack, founders[2], { capacity: 12 }),
      await createClub(stack, founders[3], { capacity: 500 }),
    ];
    const [firstClub = 0] = clubIds;
    const book = await createBook(stack);
    const opened: number[] = [];
    const kinds = new Map<string, number>();

    async function open(by: number, clubId: number) {
      const club = await stack.db.club.findUniqueOrThrow({ where: { id: clubId } });
      const plan = await clubPlan(stack, { bookId: book.id, capacity: Math.max(2, club.memberCount + 2) });
      const result = await openClubMeeting({ db: stack.db }, by, { clubId, plan });
      if (result.ok) {
        opened.push(result.id);
        if (opened.length % 3 === 0) await startNow(stack, result.id);
      }
      return result;
    }

    const rolesIn = (clubId: number) => stack.db.clubMembership.findMany({ where: { clubId } });

    /** Most acts of leaders come from people who lead, so that many of them succeed. */
    async function leaderOf(clubId: number, orElse: number): Promise<number> {
      const leads = (await rolesIn(clubId)).filter(({ role }) => role !== 'member');
      return leads.length > 0 && random() < 0.8 ? pick(leads).userId : orElse;
    }

    /** Most acts on people meet a member, and those on co-leaders a co-leader. */
    async function memberOf(clubId: number, orElse: number, wanted?: string): Promise<number> {
      const found = (await rolesIn(clubId)).filter(({ role }) => !wanted || role === wanted);
      return found.length > 0 && random() < 0.8 ? pick(found).userId : orElse;
    }

    const acts: Record<string, Act> = {
      joinClub: (a, _b, clubId) => joinClub(clubs(), a, { clubId, answer: '' }),
      joinClubToo: (a, _b, clubId) => joinClub(clubs(), a, { clubId, answer: '' }),
      leaveClub: async (a, _b, clubId) => leaveClub(clubs(), await memberOf(clubId, a), clubId),
      removeFromClub: async (a, b, clubId) =>
        removeClubMember(clubs(), await leaderOf(clubId, a), { clubId, userId: await memberOf(clubId, b) }),
      offer: async (a, b, clubId) =>
        offerHandover(clubs(), await leaderOf(clubId, a), { clubId, userId: await memberOf(clubId, b) }),
      answer: async (a, _b, clubId) => {
        const asked = await stack.db.clubHandover.findFirst({ where: { clubId } });
        return answerHandover(clubs(), asked?.toUserId ?? a, { clubId, accepts: true });
      },
      promote: async (a, b, clubId) =>
        setRole(clubs(), await leaderOf(clubId, a), {
          clubId,
          userId: await memberOf(clubId, b),
          role: 'co_leader',
        }),
      demote: async (a, b, clubId) =>
        setRole(clubs(), await leaderOf(clubId, a), {
          clubId,
          userId: await memberOf(clubId, b, 'co_leader'),
          role: 'member',
        }),
      open: async (a, _b, clubId) => open(await leaderOf(clubId, a), clubId),
      cancel: async (a, _b, clubId, meetingId) =>
        cancelMeeting(meetings(), await leaderOf(clubId, a), meetingId),
      joinMeeting: async (a, _b, clubId, meetingId) =>
        joinMeeting(meetings(), await memberOf(clubId, a), meetingId),
      leaveMeeting: async (a, _b, clubId, meetingId) =>
        leaveMeeting(meetings(), await memberOf(clubId, a), meetingId),
      leaveSoon: async (a, _b, clubId, meetingId) =>
        leaveSoon(meetings(), await memberOf(clubId, a), meetingId),
      takeOver: async (a, _b, clubId, meetingId) =>
        takeOverMeeting(meetings(), await memberOf(clubId, a, 'co_leader'), meetingId),
      removeFromMeeting: async (a, b, clubId, meetingId) =>
        removeMember(meetings(), await leaderOf(clubId, a), { meetingId, userId: await memberOf(clubId, b) }),
    };
    const names = Object.keys(acts);

    /** One act, in half of the cases in the club and the meeting of the round. */
    async function act(hot: { readonly meetingId: number }): Promise<void> {
      const isHot = random() < 0.5;
      const closing = random() < 0.004;
      const name = closing ? 'close' : pick(names);
      const meetingId = isHot ? hot.meetingId : pick(opened);
      const { clubId } = await stack.db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
      if (clubId === null) return;
      const [a, b] = [pick(actors).id, pick(actors).id];
      const { ok } = await (closing
        ? closeClub(clubs(), await leaderOf(firstClub, a), firstClub)
        : (acts[name] as Act)(a, b, clubId, meetingId));
      if (ok) kinds.set(name, (kinds.get(name) ?? 0) + 1);
    }

    for (const [at, clubId] of clubIds.entries()) await open((founders[at] as TestPerson).id, clubId);
    for (let round = 0; round < 80; round += 1) {
      const meetingId = pick(opened);
      await Promise.all(Array.from({ length: 10 }, () => act({ meetingId })));
      if (round % 10 === 9) expect(await brokenRules()).toEqual(soundRules);
    }
    // Each kind of act happened, so that the rules were tried by all of them.
    expect(names.filter((name) => !kinds.has(name))).toEqual([]);

    for (const clubId of clubIds) {
      const leader = await stack.db.clubMembership.findFirst({ where: { clubId, role: 'leader' } });
      if (leader) await closeClub(clubs(), leader.userId, clubId);
    }
    expect(await brokenRules()).toEqual(soundRules);
    // Then everybody leaves the closed clubs, one beside the other.
    const members = await stack.db.clubMembership.findMany({ where: { clubId: { in: clubIds } } });
    await Promise.all(members.map(({ userId, clubId }) => leaveClub(clubs(), userId, clubId)));
    expect(await stack.db.clubMembership.count({ where: { clubId: { in: clubIds } } })).toBe(0);
    expect(await brokenRules()).toEqual(soundRules);
  },
  120_000,
);
