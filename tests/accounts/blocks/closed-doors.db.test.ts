import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { blockPerson } from '../../../src/accounts/blocks/block-person.ts';
import { seatOffers } from '../../../src/app/seat-offers.ts';
import { acceptInvitation } from '../../../src/clubs/accept-invitation.ts';
import { decideApplication } from '../../../src/clubs/decide-application.ts';
import { findInvitation } from '../../../src/clubs/find-invitation.ts';
import { newInviteToken } from '../../../src/clubs/invite-token.ts';
import { joinClub } from '../../../src/clubs/join-club.ts';
import { makeInvite } from '../../../src/clubs/make-invite.ts';
import { setRole } from '../../../src/clubs/set-role.ts';
import { noAnnouncer } from '../../../src/meetings/announcer.ts';
import { meetingSteps } from '../../../src/meetings/club-steps.ts';
import { findHomeMeetings } from '../../../src/meetings/home-repository.ts';
import { joinMeeting } from '../../../src/meetings/join-meeting.ts';
import { findMeetingForAsker } from '../../../src/meetings/meeting-for-asker-repository.ts';
import { findListedMeetings } from '../../../src/meetings/meeting-row-repository.ts';
import { createLogger } from '../../../src/platform/log.ts';
import { createClub } from '../../clubs/sample-club.ts';
import { createClubMeeting } from '../../meetings/sample-club-meeting.ts';
import { hour, later } from '../../meetings/sample-meeting.ts';
import { createMeeting } from '../../support/meetings.ts';
import { createPerson, type TestPerson } from '../../support/people.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

const log = createLogger({ level: 'silent', name: 'test' });
let stack: TestStack;
let leader: TestPerson;
let blocked: TestPerson;
let other: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  [leader, blocked, other] = [
    await createPerson(stack),
    await createPerson(stack),
    await createPerson(stack),
  ];
});

const block = (by: TestPerson = leader) => blockPerson(stack.db, { blockerId: by.id, blockedId: blocked.id });
const meetings = () => ({ db: stack.db, log, announcer: noAnnouncer });
const clubs = () => ({ db: stack.db, steps: meetingSteps({ log, announcer: noAnnouncer }) });
const full = { ok: false, reason: 'full' };
const seatsIn = async (meetingId: number) =>
  (await stack.db.membership.findMany({ where: { meetingId }, orderBy: { joinedAt: 'asc' } })).map(
    ({ userId }) => userId,
  );

describe('a meeting of a leader who blocked a person', () => {
  test('refuses her as a full meeting does, and seats others', async () => {
    const id = await createMeeting(stack, leader);
    await block();
    expect(await joinMeeting(meetings(), blocked.id, id)).toEqual(full);
    expect(await joinMeeting(meetings(), other.id, id)).toMatchObject({ ok: true });
    expect(await seatsIn(id)).toEqual([leader.id, other.id]);
  });

  test('shows her as many seats as are taken, on its page and in lists', async () => {
    const id = await createMeeting(stack, leader, [other], { capacity: 9 });
    await block();
    for (const [asker, capacity] of [
      [blocked, 2],
      [other, 9],
      [null, 9],
    ] as const) {
      const askerId = asker?.id ?? null;
      expect((await findMeetingForAsker(stack.db, id, askerId))?.meeting).toMatchObject({
        capacity,
        memberCount: 2,
      });
      expect(await findListedMeetings(stack.pool, [id], askerId)).toMatchObject([
        { capacity, memberCount: 2 },
      ]);
    }
  });

  test('is not offered on her home page', async () => {
    const id = await createMeeting(stack, leader);
    const [startsAt, endsAt] = [later(new Date(), hour), later(new Date(), 2 * hour)];
    await stack.db.meeting.update({ where: { id }, data: { startsAt, endsAt } });
    const offered = async (person: TestPerson) => {
      const { bookId } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
      const found = await findHomeMeetings(stack.pool, { askerId: person.id, bookIds: [bookId] });
      return found.open.some((one) => one.id === id);
    };
    expect(await offered(blocked)).toBe(true);
    await block();
    expect(await offered(blocked)).toBe(false);
    expect(await offered(other)).toBe(true);
  });

  test('gives her no seat together with her log-in', async () => {
    const id = await createMeeting(stack, leader);
    await block();
    const rateLimits = { count: async () => ({ ok: true }) };
    const offers = seatOffers({ db: stack.db, log, rateLimits } as never, meetings());
    for (const person of [blocked, other]) await offers.take(person.id, `/meetings/${id}`);
    expect(await seatsIn(id)).toEqual([leader.id, other.id]);
  });

  test('keeps her in the seat that she had, with all its seats shown', async () => {
    const id = await createMeeting(stack, leader, [blocked], { capacity: 9 });
    await block();
    expect(await seatsIn(id)).toContain(blocked.id);
    const found = await findMeetingForAsker(stack.db, id, blocked.id);
    expect(found).toMatchObject({ meeting: { capacity: 9 }, asker: { isMember: true } });
    expect(await joinMeeting(meetings(), blocked.id, id)).toEqual({ ok: true, outcome: 'was_member' });
  });

  test('takes her when the block ends', async () => {
    const id = await createMeeting(stack, leader);
    await block();
    await stack.db.userBlock.deleteMany({ where: { blockerId: leader.id } });
    expect(await joinMeeting(meetings(), blocked.id, id)).toMatchObject({ ok: true });
  });
});

describe('a club of a leader who blocked a person', () => {
  test.each([
    ['open', ''],
    ['approval', ''],
    ['question', '책방'],
  ] as const)('with the entry “%s” refuses her as a full club does', async (entry, answer) => {
    const plan = entry === 'question' ? { entryQuestion: '서점은?', answer } : {};
    const clubId = await createClub(stack, leader, { entry, ...plan });
    await block();
    expect(await joinClub(clubs(), blocked.id, { clubId, answer })).toEqual(full);
    expect(await joinClub(clubs(), other.id, { clubId, answer })).toMatchObject({ ok: true });
    expect(await stack.db.clubApplication.count({ where: { clubId, userId: blocked.id } })).toBe(0);
    expect(await stack.db.clubEntryAttempt.count({ where: { clubId, userId: blocked.id } })).toBe(0);
  });

  test('refuses her with an invitation link, which keeps its use', async () => {
    const clubId = await createClub(stack, leader, { entry: 'invite' });
    const token = newInviteToken();
    await makeInvite({ db: stack.db }, leader.id, { clubId, token, uses: 2, days: 7 });
    await block();
    expect((await findInvitation(stack.db, token, blocked.id))?.decision).toEqual(full);
    expect(await acceptInvitation(clubs(), blocked.id, token)).toEqual(full);
    expect(await acceptInvitation(clubs(), other.id, token)).toEqual({ ok: true, clubId });
    expect(await stack.db.clubInvite.findFirst({ where: { clubId } })).toMatchObject({ usedCount: 1 });
  });

  test('does not accept an application from before, and tells only the blocker why', async () => {
    const clubId = await createClub(stack, leader, { entry: 'approval' });
    await joinClub(clubs(), other.id, { clubId, answer: '' });
    const accept = (by: TestPerson, userId: number) =>
      decideApplication(clubs(), by.id, { clubId, userId, accepts: true });
    expect(await accept(leader, other.id)).toMatchObject({ ok: true });
    await setRole({ db: stack.db }, leader.id, { clubId, userId: other.id, role: 'co_leader' });
    await joinClub(clubs(), blocked.id, { clubId, answer: '' });
    await block();
    expect(await accept(leader, blocked.id)).toEqual({ ok: false, reason: 'applicant_blocked' });
    expect(await accept(other, blocked.id)).toEqual({ ok: false, reason: 'applicant_full' });
    expect(await stack.db.clubMembership.count({ where: { clubId, userId: blocked.id } })).toBe(0);
  });

  test('refuses her also if a co-leader blocked her, and not if a member did', async () => {
    const clubId = await createClub(stack, leader);
    await joinClub(clubs(), other.id, { clubId, answer: '' });
    await block(other);
    await setRole({ db: stack.db }, leader.id, { clubId, userId: other.id, role: 'co_leader' });
    expect(await joinClub(clubs(), blocked.id, { clubId, answer: '' })).toEqual(full);
    await setRole({ db: stack.db }, leader.id, { clubId, userId: other.id, role: 'member' });
    expect(await joinClub(clubs(), blocked.id, { clubId, answer: '' })).toMatchObject({ ok: true });
  });

  test('opens meetings without a seat for her, and keeps her a member', async () => {
    const clubId = await createClub(stack, leader);
    for (const one of [blocked, other]) await joinClub(clubs(), one.id, { clubId, answer: '' });
    await block();
    const id = await createClubMeeting(stack, leader, { clubId });
    expect((await seatsIn(id)).toSorted((a, b) => a - b)).toEqual([leader.id, other.id]);
    expect(await stack.db.meeting.findUniqueOrThrow({ where: { id } })).toMatchObject({ memberCount: 2 });
    expect(await joinMeeting(meetings(), blocked.id, id)).toEqual(full);
    expect(await stack.db.clubMembership.count({ where: { clubId, userId: blocked.id } })).toBe(1);
  });

  test('gives a new member no seat in a meeting that somebody else leads who blocked her', async () => {
    const clubId = await createClub(stack, leader);
    await joinClub(clubs(), other.id, { clubId, answer: '' });
    const id = await createClubMeeting(stack, leader, { clubId });
    await stack.db.meeting.update({ where: { id }, data: { leaderId: other.id } });
    await block(other);
    expect(await joinClub(clubs(), blocked.id, { clubId, answer: '' })).toMatchObject({ ok: true });
    expect(await seatsIn(id)).not.toContain(blocked.id);
  });
});
