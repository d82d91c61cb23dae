import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedBench } from '../../src/seeds/seed-bench.ts';
import { createTestApp } from '../support/app.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

const run = (args: string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['scripts/bench-seed.ts', ...args], {
    encoding: 'utf8',
    env: { ...bareEnvironment, DATABASE_URL: stack.databaseUrl, ...env },
  });

describe('a seed for a load test', () => {
  test('has meetings with the given number of members, each member in one meeting only', async () => {
    const startsAt = new Date('2026-12-01T11:00:00Z');
    const seed = await seedBench(stack.pool, {
      meetings: 4,
      members: 5,
      startsAt,
      spreadSeconds: 60,
      run: 'a1',
    });
    const emails = seed.meetings.flatMap(({ memberEmails }) => memberEmails);
    expect(new Set(emails).size).toBe(20);
    expect(seed.users.map(({ email }) => email)).toEqual(emails);
    expect(seed.meetings.map(({ startsAt }) => startsAt)).toEqual([
      '2026-12-01T11:00:00.000Z',
      '2026-12-01T11:00:15.000Z',
      '2026-12-01T11:00:30.000Z',
      '2026-12-01T11:00:45.000Z',
    ]);
    const stored = await stack.db.meeting.findMany({
      where: { id: { in: seed.meetings.map(({ id }) => Number(id)) } },
      orderBy: { startsAt: 'asc' },
      include: {
        leader: true,
        room: true,
        memberships: { include: { user: true }, orderBy: { userId: 'asc' } },
      },
    });
    stored.forEach((meeting, i) => {
      expect(String(meeting.id)).toBe(seed.meetings[i]?.id);
      expect([meeting.memberCount, meeting.capacity, meeting.room?.lastSeq]).toEqual([5, 5, 0]);
      expect(meeting.memberships.map(({ user }) => user.email)).toEqual(seed.meetings[i]?.memberEmails);
      expect(meeting.leader.email).toBe(seed.meetings[i]?.memberEmails[0]);
    });
  });

  test('has accounts that can log in', async () => {
    const seed = await seedBench(stack.pool, {
      meetings: 1,
      members: 1,
      startsAt: new Date(),
      spreadSeconds: 0,
      run: 'b2',
    });
    await createTestApp(stack).browser().post('/login').type('form').send(seed.users[0]).expect(303);
  });

  test('inserts ten thousand members within seconds', async () => {
    const startedAt = performance.now();
    await seedBench(stack.pool, {
      meetings: 20,
      members: 500,
      startsAt: new Date(),
      spreadSeconds: 0,
      run: 'c3',
    });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

describe('npm run bench:seed', () => {
  test('prints what it made as JSON on its last line: meetings that are open for chat now', () => {
    const { stdout, status } = run(['--meetings', '1', '--members', '2']);
    expect(status).toBe(0);
    const { users, meetings } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
    expect(users).toHaveLength(2);
    expect(users[0]).toEqual({ email: expect.any(String), password: expect.any(String) });
    expect(meetings).toEqual([
      { id: expect.stringMatching(/^\d+$/), startsAt: expect.any(String), memberEmails: expect.any(Array) },
    ]);
    expect(Date.parse(meetings[0].startsAt)).toBeLessThan(Date.now());
  });

  test.each([
    [['--meetings', '1', '--members', '501'], {}, /--members: .*500/],
    [['--meetings', '0', '--members', '2'], {}, /--meetings/],
    [['--meetings', '1', '--members', '2', '--starts-at', 'soon'], {}, /--starts-at/],
    [['--meetings', '1', '--members', '2', '--spread', '5'], {}, /--spread/],
    [['--meetings', '1', '--members', '2'], { NODE_ENV: 'production' }, /BENCH=1/],
  ])('given %j %j refuses and says why', (args, env, reason) => {
    const { stderr, stdout, status } = run(args, env as Record<string, string>);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(reason);
  });
});
