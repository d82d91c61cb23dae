import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { moveFromDjango } from '../../src/app/django/move-from-django.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const fileName = fileURLToPath(new URL('../../fixtures/django-sample.json', import.meta.url));
const sample = readFileSync(fileName, 'utf8');
let stack: TestStack;

beforeEach(async () => {
  await stack?.close();
  stack = await openTestStack();
});
afterAll(() => stack.close());

const move = (json = sample, isDryRun = false) =>
  moveFromDjango(stack.db, { json, fileName: 'dump.json', isDryRun });
const counts = async () => ({
  users: await stack.db.user.count(),
  books: await stack.db.book.count(),
  meetings: await stack.db.meeting.count(),
  memberships: await stack.db.membership.count(),
});

test('a dry run tells all of it and keeps nothing', async () => {
  const dry = await move(sample, true);
  expect(await counts()).toEqual({ users: 0, books: 0, meetings: 0, memberships: 0 });
  const real = await move();
  expect(dry).toEqual(real);
  expect(await counts()).toEqual({ users: 3, books: 2, meetings: 2, memberships: 4 });
});

test('moving twice is moving once', async () => {
  await move();
  const before = await counts();
  const again = await move();
  expect([again.accounts.added, again.accounts.known]).toEqual([0, 3]);
  expect([again.meetings.added, again.meetings.known]).toEqual([0, 2]);
  expect(again.books).toMatchObject({ newBooks: 0, unchangedBooks: 2 });
  expect(await counts()).toEqual(before);
});

test('people come without a password and without the operator’s role, each with a nickname of her own', async () => {
  const { accounts } = await move();
  const users = await stack.db.user.findMany({ orderBy: { createdAt: 'asc' } });
  expect(users.map(({ email, passwordHash, isAdmin }) => [email, passwordHash, isAdmin])).toEqual([
    ['leader@example.com', null, false],
    ['second@example.com', null, false],
    ['third@example.com', null, false],
  ]);
  expect(users.map(({ nickname }) => nickname)).toEqual(['책방지기', 'user', 'user2']);
  expect(users[0]?.createdAt.toISOString()).toBe('2025-12-01T09:00:00.123Z');
  expect(accounts.notes.join('\n')).toMatch(
    /user 1 was staff[\s\S]*user 3 is called user2[\s\S]*user 4 has no e-mail[\s\S]*user 5 was switched off/,
  );
});

test('meetings keep their times, their leader and those who were let in, and fit the rules of this site', async () => {
  const { meetings } = await move();
  const [demian, stranger] = await stack.db.meeting.findMany({
    orderBy: { createdAt: 'asc' },
    include: { memberships: true, leader: true, book: true, room: true },
  });
  expect(demian).toMatchObject({
    title: '데미안 같이 읽기',
    capacity: 3,
    memberCount: 3,
    book: { itemId: 101 },
  });
  expect(demian?.startsAt.toISOString()).toBe('2025-12-20T11:00:00.000Z');
  expect(demian?.leader.email).toBe('leader@example.com');
  expect(demian?.memberships).toHaveLength(3);
  expect(demian?.room?.lastSeq).toBe(0);
  // Two days are more than a meeting may last here, and who failed the question at the door is no member.
  expect(stranger?.endsAt.toISOString()).toBe('2026-12-20T23:00:00.000Z');
  expect(stranger?.memberCount).toBe(1);
  expect(meetings.notes.join('\n')).toMatch(
    /meeting 21: 3 seats instead of 2[\s\S]*meeting 22: ends[\s\S]*meeting 23 has no leader here/,
  );
});

test('a meeting in a year to come is left behind, and stops nothing', async () => {
  const { meetings } = await move(sample.replace('2025-12-20T20:00:00+09:00', '2099-12-20T20:00:00+09:00'));
  expect(meetings.notes).toContain('meeting 21 starts in more than a year: left behind');
  expect(meetings.added).toBe(1);
});

test('what has no place here is counted', async () => {
  expect(Object.fromEntries((await move()).left)).toEqual({
    'contenttypes.contenttype': 1,
    'klub_chat.chatmessage': 1,
  });
});

test('Django’s own user model and a list of participants will do as well', async () => {
  const entries = JSON.parse(sample) as { model: string; pk: number; fields: Record<string, unknown> }[];
  const other = entries
    .filter(({ model }) => model !== 'klub_talk.participate')
    .map((entry) => {
      const { model, fields } = entry;
      if (model === 'klub_user.user') {
        const { nickname, kakao_id, status, ...rest } = fields;
        return { ...entry, model: 'auth.user', fields: { ...rest, username: `reader_${entry.pk}` } };
      }
      if (model !== 'klub_talk.meeting') return entry;
      const { book_id, leader_id, members, ...rest } = fields;
      return { ...entry, fields: { ...rest, book: book_id, leader: leader_id, participants: [1, 2, 3] } };
    });
  await move(JSON.stringify(other));
  const meeting = await stack.db.meeting.findFirstOrThrow({ where: { title: '데미안 같이 읽기' } });
  expect(meeting.memberCount).toBe(3);
  expect(await stack.db.user.count({ where: { nickname: 'reader_1' } })).toBe(1);
});

test.each([
  ['no JSON', '<html>', /no JSON/],
  ['no list', '{}', /no list/],
  [
    'a time without a zone',
    sample.replace('2025-12-20T20:00:00+09:00', '2025-12-20T20:00:00'),
    /entry 11 \(klub_talk.meeting 21\): started_at/,
  ],
  ['a book that cannot be read', sample.replace('"title": "데미안"', '"title": ""'), /entry/],
])('%s stops everything, and says where', async (_name, json, message) => {
  await expect(move(json)).rejects.toThrow(message);
  expect(await counts()).toEqual({ users: 0, books: 0, meetings: 0, memberships: 0 });
});

test('the command is dry until it is told to apply', async () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['scripts/migrate-django.ts', fileName, ...args], {
      env: { DATABASE_URL: stack.databaseUrl },
    });
  expect((await run()).stdout).toMatch(/people: 3 new[\s\S]*A dry run/);
  expect(await stack.db.user.count()).toBe(0);
  expect((await run('--apply')).stdout).toContain('Moved.');
  expect(await stack.db.user.count()).toBe(3);
});
