import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
import { revokeInvite } from '../../src/clubs/revoke-invite.ts';
import { setRole } from '../../src/clubs/set-role.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createClub } from './sample-club.ts';

let stack: TestStack;
let leader: TestPerson;
let reader: TestPerson;
beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack);
  reader = await createPerson(stack);
});
afterAll(() => stack.close());

const join = (person: TestPerson, clubId: number, answer = '') =>
  joinClub({ db: stack.db }, person.id, { clubId, answer });
const roleOf = async (person: TestPerson, clubId: number) =>
  (await stack.db.clubMembership.findFirst({ where: { clubId, userId: person.id } }))?.role ?? null;
const refusedWith = (reason: string) => ({ ok: false, reason });

describe('a question', () => {
  const question = {
    entry: 'question',
    entryQuestion: '우리 동네 서점 이름은?',
    answer: '책방 Nook',
  } as const;

  test.each(['책방 nook', '  책 방NOOK ', '책방 ｎｏｏｋ', '책방 nook'.normalize('NFD')])(
    'admits a person who answers “%s” to “책방 Nook”',
    async (answer) => {
      const id = await createClub(stack, leader, question);
      const person = await createPerson(stack);
      expect(await join(person, id, answer)).toEqual({ ok: true, outcome: 'joined' });
    },
  );

  test.each([
    ['별표 ⭐️', '별표⭐'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['각', '각'.normalize('NFD')],
  ])('with the answer “%s” admits “%s”', async (right, typed) => {
    const id = await createClub(stack, leader, { ...question, answer: right });
    const person = await createPerson(stack);
    expect(await join(person, id, typed)).toEqual({ ok: true, outcome: 'joined' });
  });

  test('locks after three wrong answers for 24 hours, also for the right answer, and for one account', async () => {
    const id = await createClub(stack, leader, question);
    const [person, other] = [await createPerson(stack), await createPerson(stack)];
    for (const triesLeft of [2, 1, 0])
      expect(await join(person, id, '서점')).toEqual({ ...refusedWith('wrong_answer'), triesLeft });
    expect(await join(person, id, '책방 Nook')).toEqual(refusedWith('locked'));
    expect(await join(other, id, '책방 Nook')).toMatchObject({ ok: true });
    const where = { clubId_userId: { clubId: id, userId: person.id } };
    const attempt = await stack.db.clubEntryAttempt.findUniqueOrThrow({ where });
    const [{ hours }] = await stack.db.$queryRaw<[{ hours: number }]>`
      SELECT extract(epoch FROM ${attempt.lockedUntil}::timestamptz - now())::float / 3600 AS hours`;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
    await stack.db.$executeRaw`
      UPDATE club_entry_attempts SET locked_until = now() - interval '1 second', last_wrong_at = now() - interval '24 hours'
      WHERE club_id = ${id} AND user_id = ${person.id}`;
    expect(await join(person, id, '서점')).toMatchObject({ reason: 'wrong_answer', triesLeft: 2 });
    expect(await join(person, id, '책방 Nook')).toMatchObject({ ok: true });
  });

  test('counts three of ten wrong answers that arrive at once and refuses the others', async () => {
    const id = await createClub(stack, leader, question);
    const person = await createPerson(stack);
    const results = await Promise.all(Array.from({ length: 10 }, () => join(person, id, '서점')));
    const reasons = results.map((result) => (result.ok ? 'joined' : result.reason)).sort();
    expect(reasons).toEqual([...Array(7).fill('locked'), ...Array(3).fill('wrong_answer')]);
  });

  test('without an answer counts nothing, and the stored hash does not contain the answer', async () => {
    const id = await createClub(stack, leader, question);
    const person = await createPerson(stack);
    expect(await join(person, id)).toEqual(refusedWith('no_answer'));
    expect(await stack.db.clubEntryAttempt.count({ where: { clubId: id } })).toBe(0);
    const { entryAnswerHash } = await stack.db.club.findUniqueOrThrow({ where: { id } });
    expect(entryAnswerHash).not.toContain('nook');
  });
});

describe('an application', () => {
  test('waits until a leader accepts it, and is then a membership', async () => {
    const id = await createClub(stack, leader, { entry: 'approval' });
    expect(await join(reader, id)).toEqual({ ok: true, outcome: 'applied' });
    expect(await join(reader, id)).toEqual({ ok: true, outcome: 'applied' });
    expect(await roleOf(reader, id)).toBeNull();
    const decide = (by: TestPerson, accepts: boolean) =>
      decideApplication({ db: stack.db }, by.id, { clubId: id, userId: reader.id, accepts });
    expect(await decide(reader, true)).toEqual(refusedWith('not_manager'));
    expect(await decide(leader, true)).toEqual({ ok: true, outcome: 'accepted' });
    expect(await decide(leader, true)).toEqual({ ok: true, outcome: 'was_member' });
    expect(await roleOf(reader, id)).toBe('member');
    expect(await stack.db.clubApplication.count({ where: { clubId: id } })).toBe(0);
  });

  test('that was declined can be made again after seven days', async () => {
    const id = await createClub(stack, leader, { entry: 'approval' });
    await join(reader, id);
    await decideApplication({ db: stack.db }, leader.id, { clubId: id, userId: reader.id, accepts: false });
    expect(await join(reader, id)).toEqual(refusedWith('declined'));
    await stack.db.$executeRaw`
      UPDATE club_applications SET declined_at = now() - interval '7 days 1 second' WHERE club_id = ${id}`;
    expect(await join(reader, id)).toEqual({ ok: true, outcome: 'applied' });
  });
});

describe('an invitation', () => {
  const invite = async (clubId: number, plan = { uses: 5, days: 1 }) => {
    const token = newInviteToken();
    const made = await makeInvite({ db: stack.db }, leader.id, { clubId, token, ...plan });
    if (!made.ok) throw new Error(made.reason);
    return { token, id: made.id };
  };
  const accept = (person: TestPerson, token: string) => acceptInvitation({ db: stack.db }, person.id, token);

  test('admits to an unlisted club that does not exist for others, past its question', async () => {
    const id = await createClub(stack, leader, { visibility: 'unlisted', entry: 'invite' });
    expect(await join(reader, id)).toEqual(refusedWith('not_found'));
    const { token } = await invite(id);
    expect(await accept(reader, token)).toEqual({ ok: true, clubId: id });
    expect(await accept(reader, token)).toEqual(refusedWith('already_member'));
  });

  test('is refused with its reason when it expired, was revoked, or the club is full or closed', async () => {
    const id = await createClub(stack, leader, { capacity: 2 });
    const [expired, revoked, good] = [await invite(id), await invite(id), await invite(id)];
    await stack.db.$executeRaw`
      UPDATE club_invites SET created_at = now() - interval '2 days', expires_at = now() - interval '1 second' WHERE id = ${expired.id}`;
    await revokeInvite({ db: stack.db }, leader.id, { clubId: id, inviteId: revoked.id });
    expect(await accept(reader, expired.token)).toEqual(refusedWith('expired'));
    expect(await accept(reader, revoked.token)).toEqual(refusedWith('revoked'));
    expect(await accept(await createPerson(stack), good.token)).toMatchObject({ ok: true });
    expect(await accept(reader, good.token)).toEqual(refusedWith('full'));
    expect(await accept(reader, newInviteToken())).toEqual(refusedWith('not_found'));
    await closeClub({ db: stack.db }, leader.id, id);
    expect(await accept(reader, good.token)).toEqual(refusedWith('closed'));
  });

  test('made after a removal brings the person back, and an older one does not', async () => {
    const id = await createClub(stack, leader);
    await join(reader, id);
    const older = await invite(id);
    await removeClubMember({ db: stack.db }, leader.id, { clubId: id, userId: reader.id });
    expect(await join(reader, id)).toEqual(refusedWith('removed'));
    expect(await accept(reader, older.token)).toEqual(refusedWith('removed'));
    expect(await accept(reader, (await invite(id)).token)).toMatchObject({ ok: true });
    await leaveClub({ db: stack.db }, reader.id, id);
    expect(await join(reader, id)).toMatchObject({ ok: true });
  });
});

test('leaving twice ends one membership and succeeds both times', async () => {
  const id = await createClub(stack, leader);
  await join(reader, id);
  const leave = () => leaveClub({ db: stack.db }, reader.id, id);
  expect(await Promise.all([leave(), leave()])).toEqual([
    { ok: true, isVisible: true },
    { ok: true, isVisible: true },
  ]);
  expect((await stack.db.club.findUniqueOrThrow({ where: { id } })).memberCount).toBe(1);
});

describe('the lead', () => {
  const services = () => ({ db: stack.db });

  test('passes when the asked member accepts, and not before', async () => {
    const id = await createClub(stack, leader);
    await join(reader, id);
    expect(await leaveClub(services(), leader.id, id)).toEqual(refusedWith('leader'));
    const answer = (person: TestPerson, accepts: boolean) =>
      answerHandover(services(), person.id, { clubId: id, accepts });
    expect(await answer(reader, true)).toEqual(refusedWith('not_asked'));
    await offerHandover(services(), leader.id, { clubId: id, userId: reader.id });
    expect(await roleOf(leader, id)).toBe('leader');
    expect(await answer(leader, true)).toEqual(refusedWith('not_asked'));
    expect(await answer(reader, true)).toEqual({ ok: true, outcome: 'accepted' });
    expect([await roleOf(leader, id), await roleOf(reader, id)]).toEqual(['member', 'leader']);
    expect(await leaveClub(services(), leader.id, id)).toMatchObject({ ok: true });
  });

  test('is not offered any more after the asked member declined, left, or the leader took it back', async () => {
    const id = await createClub(stack, leader);
    const offer = () => offerHandover(services(), leader.id, { clubId: id, userId: reader.id });
    const answer = (person: TestPerson, accepts: boolean) =>
      answerHandover(services(), person.id, { clubId: id, accepts });
    expect(await offer()).toEqual(refusedWith('no_such_member'));
    await join(reader, id);
    await offer();
    expect(await answer(reader, false)).toMatchObject({ outcome: 'declined' });
    expect(await answer(reader, true)).toEqual(refusedWith('not_asked'));
    await offer();
    expect(await answer(leader, false)).toMatchObject({ outcome: 'withdrawn' });
    await offer();
    await leaveClub(services(), reader.id, id);
    await join(reader, id);
    expect(await answer(reader, true)).toEqual(refusedWith('not_asked'));
  });

  test('includes roles and closing, which a co-leader may not decide', async () => {
    const id = await createClub(stack, leader);
    const other = await createPerson(stack);
    await join(reader, id);
    await join(other, id);
    const set = (by: TestPerson, person: TestPerson, role: 'co_leader' | 'member') =>
      setRole(services(), by.id, { clubId: id, userId: person.id, role });
    expect(await set(reader, reader, 'co_leader')).toEqual(refusedWith('not_leader'));
    expect(await set(leader, leader, 'member')).toEqual(refusedWith('own_role'));
    expect(await set(leader, reader, 'co_leader')).toEqual({ ok: true });
    expect(await set(reader, other, 'co_leader')).toEqual(refusedWith('not_leader'));
    expect(await closeClub(services(), reader.id, id)).toEqual(refusedWith('not_leader'));
    await set(leader, other, 'co_leader');
    const remove = (by: TestPerson, person: TestPerson) =>
      removeClubMember(services(), by.id, { clubId: id, userId: person.id });
    expect(await remove(reader, leader)).toEqual(refusedWith('leader'));
    expect(await remove(reader, other)).toEqual(refusedWith('only_leader_removes'));
    await set(leader, other, 'member');
    expect(await remove(reader, other)).toEqual({ ok: true, outcome: 'removed' });
    expect(await closeClub(services(), leader.id, id)).toEqual({ ok: true, outcome: 'closed' });
    expect(await join(other, id)).toEqual(refusedWith('not_found'));
    expect(await leaveClub(services(), leader.id, id)).toEqual({ ok: true, isVisible: false });
  });
});
