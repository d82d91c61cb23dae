import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptInvitation } from '../../src/clubs/accept-invitation.ts';
import { clubLimits } from '../../src/clubs/club-limits.ts';
import { decideApplication } from '../../src/clubs/decide-application.ts';
import { newInviteToken } from '../../src/clubs/invite-token.ts';
import { joinClub } from '../../src/clubs/join-club.ts';
import { makeInvite } from '../../src/clubs/make-invite.ts';
import { openClub } from '../../src/clubs/open-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createClub } from './sample-club.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack);
});
afterAll(() => stack.close());

/** Makes a person a member of this number of clubs of others, or their leader. */
async function fill(person: TestPerson, count: number, role: 'member' | 'leader'): Promise<void> {
  const other = await createPerson(stack);
  await stack.db.$executeRaw`
    WITH made AS (
      INSERT INTO clubs (name, visibility, entry, capacity)
      SELECT '가득 ' || n, 'unlisted', 'open', 5 FROM generate_series(1, ${count}::int) AS n RETURNING id
    )
    INSERT INTO club_memberships (club_id, user_id, role)
    SELECT id, ${person.id}::int, ${role} FROM made
    UNION ALL SELECT id, ${other.id}::int, 'leader' FROM made WHERE ${role} = 'member'`;
}

const plan = {
  name: '하나 더',
  description: '',
  visibility: 'listed',
  entry: 'open',
  entryQuestion: '',
  capacity: 10,
  answer: null,
} as const;

test('an account opens no more clubs than it may lead', async () => {
  const person = await createPerson(stack);
  await fill(person, clubLimits.led, 'leader');
  expect(await openClub({ db: stack.db }, person.id, plan)).toEqual({ ok: false, reason: 'too_many_led' });
  await asPerson(app, person)
    .post('/clubs', { ...plan, capacity: '10', answer: '' })
    .expect(409);
});

test('an account in the most clubs joins no other, by button, link or application', async () => {
  const person = await createPerson(stack);
  const applied = await createClub(stack, leader, { entry: 'approval' });
  await joinClub({ db: stack.db }, person.id, { clubId: applied, answer: '' });
  await fill(person, clubLimits.joined, 'member');
  const clubId = await createClub(stack, leader);
  const token = newInviteToken();
  await makeInvite({ db: stack.db }, leader.id, { clubId, token, uses: 1, days: 1 });
  const refused = { ok: false, reason: 'too_many_joined' };
  expect(await joinClub({ db: stack.db }, person.id, { clubId, answer: '' })).toEqual(refused);
  expect(await acceptInvitation({ db: stack.db }, person.id, token)).toEqual(refused);
  await asPerson(app, person).post(`/i/${token}`).expect(409);
  const decision = { clubId: applied, userId: person.id, accepts: true };
  expect(await decideApplication({ db: stack.db }, leader.id, decision)).toMatchObject({ ok: false });
});

test('an account has no more waiting applications than its limit', async () => {
  const person = await createPerson(stack);
  const clubs = await Promise.all(
    Array.from({ length: clubLimits.applications + 1 }, () =>
      createClub(stack, leader, { entry: 'approval' }),
    ),
  );
  const results = [];
  for (const clubId of clubs)
    results.push(await joinClub({ db: stack.db }, person.id, { clubId, answer: '' }));
  expect(results.filter(({ ok }) => ok)).toHaveLength(clubLimits.applications);
  expect(results.at(-1)).toEqual({ ok: false, reason: 'too_many_applications' });
});

test('a club has no more usable links than its limit, and a revoked one makes room', async () => {
  const owner = await createPerson(stack);
  const clubId = await createClub(stack, owner);
  const make = () =>
    makeInvite({ db: stack.db }, owner.id, { clubId, token: newInviteToken(), uses: 1, days: 1 });
  for (let made = 0; made < clubLimits.invites.usable; made += 1) await make();
  expect(await make()).toEqual({ ok: false, reason: 'too_many_invites' });
  await stack.db
    .$executeRaw`UPDATE club_invites SET revoked_at = now() - interval '91 days' WHERE club_id = ${clubId}
    AND id = (SELECT min(id) FROM club_invites WHERE club_id = ${clubId})`;
  expect(await make()).toMatchObject({ ok: true });
  expect(await stack.db.clubInvite.count({ where: { clubId } })).toBe(clubLimits.invites.usable);
});

test('the list shows own clubs first, then the newest, and a club shows its members by pages', async () => {
  const person = await createPerson(stack, '차례 보는 이');
  const own = await createClub(stack, person, { name: '먼저 보이는 내 북클럽', capacity: 100 });
  const newest = await createClub(stack, await createPerson(stack), { name: '가장 새 북클럽' });
  const { text } = await asPerson(app, person).get('/clubs').expect(200);
  const shown = [...text.matchAll(/data-club-id="(\d+)"/g)].map(([, id]) => Number(id));
  expect(shown.slice(0, 2)).toEqual([own, newest]);
  expect(shown).toHaveLength(20);
  await stack.db.$executeRaw`
    INSERT INTO club_memberships (club_id, user_id)
    SELECT ${own}::int, id FROM users WHERE id <> ${person.id} ORDER BY id LIMIT 5`;
  const crowd = await Promise.all(Array.from({ length: 30 }, () => createPerson(stack)));
  await stack.db.clubMembership.createMany({
    data: crowd.map(({ id: userId }) => ({ clubId: own, userId })),
    skipDuplicates: true,
  });
  const pages = await Promise.all(
    [1, 2, 99].map((page) => asPerson(app, person).get(`/clubs/${own}?page=${page}`).expect(200)),
  );
  const counts = pages.map(({ text: page }) => page.match(/club-members__one/g)?.length);
  expect(counts).toEqual([30, 6, 6]);
});
