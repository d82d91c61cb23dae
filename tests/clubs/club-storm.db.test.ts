import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptInvitation } from '../../src/clubs/accept-invitation.ts';
import { answerHandover } from '../../src/clubs/answer-handover.ts';
import { closeClub } from '../../src/clubs/close-club.ts';
import { decideApplication } from '../../src/clubs/decide-application.ts';
import { newInviteToken } from '../../src/clubs/invite-token.ts';
import { joinClub } from '../../src/clubs/join-club.ts';
import { leaveClub } from '../../src/clubs/leave-club.ts';
import { makeInvite } from '../../src/clubs/make-invite.ts';
import { offerHandover } from '../../src/clubs/offer-handover.ts';
import { removeClubMember } from '../../src/clubs/remove-member.ts';
import { setRole } from '../../src/clubs/set-role.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createClub } from './sample-club.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

const people = (count: number) => Promise.all(Array.from({ length: count }, () => createPerson(stack)));

/** Every open club has one leader, every counter equals its rows, and nobody is over capacity. */
async function expectWholeClubs(ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    const club = await stack.db.club.findUniqueOrThrow({ where: { id }, include: { memberships: true } });
    const leaders = club.memberships.filter(({ role }) => role === 'leader');
    if (club.closedAt === null) expect(leaders).toHaveLength(1);
    expect(leaders.length).toBeLessThanOrEqual(1);
    expect(club.memberCount).toBe(club.memberships.length);
    expect(new Set(club.memberships.map(({ userId }) => userId)).size).toBe(club.memberCount);
    expect(club.memberCount).toBeLessThanOrEqual(club.capacity);
  }
}

test('random acts of 30 people leave one leader in each open club, and counts equal to members', async () => {
  const random = seededRandom(20261128);
  const actors = await people(30);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const { db } = stack;
  const services = { db };
  const founders = actors.slice(0, 4) as [TestPerson, TestPerson, TestPerson, TestPerson];
  const clubs = [
    await createClub(stack, founders[0], { capacity: 8 }),
    await createClub(stack, founders[1], { capacity: 500 }),
    await createClub(stack, founders[2], { capacity: 12, entry: 'approval' }),
    await createClub(stack, founders[3], { capacity: 3, visibility: 'unlisted' }),
  ];
  const tokens = await Promise.all(
    clubs.map(async (clubId, at) => {
      const token = newInviteToken();
      const founder = founders[at] as TestPerson;
      await makeInvite(services, founder.id, { clubId, token, uses: 40, days: 7 });
      return token;
    }),
  );
  const act = (): (() => Promise<{ ok: boolean }>) => {
    const [dice, clubId, { id }, { id: userId }] = [random(), pick(clubs), pick(actors), pick(actors)];
    const token = pick(tokens);
    if (dice < 0.3) return () => joinClub(services, id, { clubId, answer: '' });
    if (dice < 0.4) return () => acceptInvitation(services, id, token);
    if (dice < 0.55) return () => leaveClub(services, id, clubId);
    return async () => {
      // Half of the acts of leaders come from people who lead, so that many of them succeed.
      const lead = await db.clubMembership.findFirst({ where: { clubId, role: 'leader' } });
      const by = dice < 0.9 && lead ? lead.userId : id;
      if (dice < 0.65) return offerHandover(services, by, { clubId, userId });
      if (dice < 0.75) return answerHandover(services, userId, { clubId, accepts: dice < 0.73 });
      if (dice < 0.82) return removeClubMember(services, by, { clubId, userId });
      if (dice < 0.9)
        return setRole(services, by, { clubId, userId, role: dice < 0.86 ? 'co_leader' : 'member' });
      if (dice < 0.98)
        return decideApplication(services, lead?.userId ?? id, { clubId, userId, accepts: true });
      return closeClub(services, id, clubId);
    };
  };
  let done = 0;
  for (let round = 0; round < 40; round += 1) {
    // Every act runs in a transaction of its own, ten of them at a time.
    const results = await Promise.all(Array.from({ length: 10 }, act).map((run) => run()));
    done += results.filter(({ ok }) => ok).length;
    if (round % 10 === 9) await expectWholeClubs(clubs);
  }
  expect(done).toBeGreaterThan(100);
  await expectWholeClubs(clubs);
}, 60_000);

test('a link with three uses admits three of twenty people who use it at once', async () => {
  const [leader, ...crowd] = (await people(21)) as [TestPerson, ...TestPerson[]];
  const clubId = await createClub(stack, leader, { visibility: 'unlisted', entry: 'invite' });
  const token = newInviteToken();
  await makeInvite({ db: stack.db }, leader.id, { clubId, token, uses: 3, days: 1 });
  const results = await Promise.all(crowd.map(({ id }) => acceptInvitation({ db: stack.db }, id, token)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(3);
  const reasons = results.flatMap((result) => (result.ok ? [] : [result.reason]));
  expect(new Set(reasons)).toEqual(new Set(['used_up']));
  expect(await stack.db.clubMembership.count({ where: { clubId } })).toBe(4);
  expect((await stack.db.clubInvite.findFirstOrThrow({ where: { clubId } })).usedCount).toBe(3);
});

test('the last place goes to one of ten people who join at once', async () => {
  const [leader, ...crowd] = (await people(11)) as [TestPerson, ...TestPerson[]];
  const clubId = await createClub(stack, leader, { capacity: 2 });
  const results = await Promise.all(
    crowd.map(({ id }) => joinClub({ db: stack.db }, id, { clubId, answer: '' })),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  await expectWholeClubs([clubId]);
});

test('the database refuses an open club without a leader, a second leader and a member too many', async () => {
  const [leader, other, third] = (await people(3)) as [TestPerson, TestPerson, TestPerson];
  const clubId = await createClub(stack, leader, { capacity: 2 });
  await joinClub({ db: stack.db }, other.id, { clubId, answer: '' });
  const { clubMembership } = stack.db;
  await expect(clubMembership.deleteMany({ where: { clubId, role: 'leader' } })).rejects.toThrow();
  await expect(
    clubMembership.updateMany({ where: { clubId, role: 'leader' }, data: { role: 'member' } }),
  ).rejects.toThrow();
  await expect(
    clubMembership.updateMany({ where: { clubId, userId: other.id }, data: { role: 'leader' } }),
  ).rejects.toThrow();
  await expect(clubMembership.create({ data: { clubId, userId: third.id } })).rejects.toThrow();
  await expectWholeClubs([clubId]);
});
