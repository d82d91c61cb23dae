import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinClub } from '../../src/clubs/join-club.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createClub } from './sample-club.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

const lockWaiters = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

test('a crowd that joins a club one after another leaves connections for other pages', async () => {
  const clubId = await createClub(stack, await createPerson(stack));
  const crowd = await Promise.all(Array.from({ length: 20 }, () => createPerson(stack)));
  const holder = await stack.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM clubs WHERE id = $1 FOR UPDATE', [clubId]);
    const joining = crowd.map(({ id }) => joinClub({ db: stack.db }, id, { clubId, answer: '' }));
    await expect.poll(async () => (await holder.query(lockWaiters)).rows[0].n).toBeGreaterThan(0);
    // Every other connection of the pool would wait for the club's lock, and this one for them.
    expect((await stack.pool.query(lockWaiters)).rows[0].n).toBe(1);
    await holder.query('ROLLBACK');
    const results = await Promise.all(joining);
    expect(results.filter(({ ok }) => ok)).toHaveLength(20);
  } finally {
    holder.release(true);
  }
});

test('a join whose turn does not come in time is refused, and the next one succeeds', async () => {
  const clubId = await createClub(stack, await createPerson(stack));
  const [first, second] = [await createPerson(stack), await createPerson(stack)];
  const join = ({ id }: TestPerson) => joinClub({ db: stack.db }, id, { clubId, answer: '' });
  const holder = await stack.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM clubs WHERE id = $1 FOR UPDATE', [clubId]);
    const outcomes = await Promise.allSettled([join(first), join(second)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(outcomes[1]).toMatchObject({ reason: { status: 503 } });
    await holder.query('ROLLBACK');
    expect(await join(second)).toMatchObject({ ok: true });
  } finally {
    holder.release(true);
  }
});
