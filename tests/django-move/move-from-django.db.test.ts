import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import iconv from 'iconv-lite';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { moveFromDjango } from '../../src/django-move/move-from-django.ts';
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
  moveFromDjango(stack.db, { file: { name: 'dump.json', bytes: Buffer.from(json) }, isDryRun });
const counts = async () => ({
  users: await stack.db.user.count(),
  books: await stack.db.book.count(),
  meetings: await stack.db.meeting.count(),
  memberships: await stack.db.membership.count(),
});

test('a dry run reports everything and stores nothing', async () => {
  const dry = await move(sample, true);
  expect(await counts()).toEqual({ users: 0, books: 0, meetings: 0, memberships: 0 });
  const real = await move();
  expect(dry).toEqual(real);
  expect(await counts()).toEqual({ users: 3, books: 2, meetings: 2, memberships: 4 });
});

test('moving a dump twice has the effect of moving it once', async () => {
  await move();
  const before = await counts();
  const again = await move();
  expect([again.accounts.added, again.accounts.known]).toEqual([0, 3]);
  expect([again.meetings.added, again.meetings.known]).toEqual([0, 2]);
  expect(again.books).toMatchObject({ newBooks: 0, unchangedBooks: 2 });
  expect(await counts()).toEqual(before);
});

test('somebody who signed up with an old member’s address gets nothing of hers until the address is confirmed', async () => {
  const stranger = await stack.db.user.create({
    data: { email: 'leader@example.com', nickname: '낯선이', nicknameKey: '낯선이' },
  });
  const { accounts, meetings } = await move();
  expect(accounts.notes.join()).toContain(`account ${stranger.id} here, which has not confirmed it`);
  expect(await stack.db.meeting.count({ where: { leaderId: stranger.id } })).toBe(0);
  expect(await stack.db.membership.count({ where: { userId: stranger.id } })).toBe(0);
  expect(meetings.notes.join()).toContain('has no leader here');
  await stack.db.user.update({ where: { id: stranger.id }, data: { emailConfirmedAt: new Date() } });
  await move();
  expect(await stack.db.meeting.count({ where: { leaderId: stranger.id } })).toBeGreaterThan(0);
});

test('a moved account has a confirmed address: only a letter to it lets its person in', async () => {
  await move();
  expect(await stack.db.user.count({ where: { emailConfirmedAt: null } })).toBe(0);
});

/** The sample after later events in the original site. */
const later = (...more: object[]) => JSON.stringify([...JSON.parse(sample), ...more]);
const participation = (pk: number, meeting_id: number, user_id: number) => ({
  model: 'klub_talk.participate',
  pk,
  fields: { meeting_id, user_id, result: true, created_at: '2026-01-02T00:00:00Z' },
});

test('a member removed from a meeting here is not added again', async () => {
  await move();
  const meeting = await stack.db.meeting.findFirstOrThrow({ where: { title: '이방인, 밤새' } });
  const user = await stack.db.user.findUniqueOrThrow({ where: { email: 'leader@example.com' } });
  await stack.db.meetingBan.create({ data: { meetingId: meeting.id, userId: user.id } });
  expect((await move(later(participation(91, 22, 1)))).meetings.members).toBe(0);
  expect(await stack.db.membership.count({ where: { meetingId: meeting.id, userId: user.id } })).toBe(0);
});

test('the second move adds people who joined the original in between, but not people who left here', async () => {
  await move();
  const meeting = await stack.db.meeting.findFirstOrThrow({ where: { title: '데미안 같이 읽기' } });
  const third = await stack.db.user.findUniqueOrThrow({ where: { email: 'third@example.com' } });
  await stack.db.membership.delete({
    where: { meetingId_userId: { meetingId: meeting.id, userId: third.id } },
  });
  await stack.db.meeting.update({ where: { id: meeting.id }, data: { memberCount: 2 } });

  const json = later(participation(91, 22, 1), participation(92, 22, 4), participation(93, 99, 1));
  const { meetings } = await move(json);
  expect([meetings.added, meetings.known, meetings.members]).toEqual([0, 2, 1]);
  expect(meetings.notes.join('\n')).toMatch(
    /1 participations are of meetings that are not in the dump[\s\S]*meeting 22: 1 who take part have no account here: left behind \(users 4\)[\s\S]*meeting 22: 1 joined/,
  );
  const [demian, stranger] = await stack.db.meeting.findMany({
    orderBy: { createdAt: 'asc' },
    include: { memberships: { include: { user: true } } },
  });
  expect(demian?.memberships).toHaveLength(2);
  expect(stranger?.memberships.map(({ user }) => user.email).sort()).toEqual([
    'leader@example.com',
    'second@example.com',
  ]);
  expect(stranger?.memberCount).toBe(2);
  expect((await move(json)).meetings.members).toBe(0);
});

test('a meeting that was postponed in the original is not created twice', async () => {
  await move();
  const { meetings } = await move(sample.replace('2025-12-20T20:00:00+09:00', '2025-12-21T20:00:00+09:00'));
  expect([meetings.added, meetings.known]).toEqual([0, 2]);
  expect(meetings.notes.join('\n')).toContain(
    'meeting 21 starts 2025-12-21T11:00:00.000Z there and 2025-12-20T11:00:00.000Z here',
  );
  expect(await stack.db.meeting.count()).toBe(2);
});

test('a text is reported as shortened only when it was', async () => {
  const decomposed = '알을 깨고 나와요.\r\n다시\r\n'.normalize('NFD');
  const { meetings } = await move(
    sample
      .replace('"알을 깨고 나와요."', JSON.stringify(decomposed))
      .replace('이방인, 밤새', '밤'.repeat(61)),
  );
  expect(meetings.notes.filter((note) => note.includes('shortened'))).toEqual([
    'meeting 22: its title was shortened',
  ]);
  expect((await stack.db.meeting.findFirst({ where: { title: '데미안 같이 읽기' } }))?.description).toBe(
    '알을 깨고 나와요.\n다시',
  );
});

test('people beyond the maximum number of seats are reported', async () => {
  const users = Array.from({ length: 500 }, (_, at) => ({
    model: 'klub_user.user',
    pk: 1_000 + at,
    fields: { email: `many${at}@example.com`, nickname: `많은${at}`, date_joined: '2026-01-01T00:00:00Z' },
  }));
  const { meetings } = await move(later(...users, ...users.map(({ pk }) => participation(pk, 22, pk))));
  expect(meetings.notes.join('\n')).toContain(
    'meeting 22: 1 are more than it has seats for: left behind (users 1499)',
  );
  expect(await stack.db.meeting.findFirst({ where: { title: '이방인, 밤새' } })).toMatchObject({
    memberCount: 500,
    capacity: 500,
  });
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
    /user 1 was a superuser[\s\S]*user 3 is called user2[\s\S]*user 4 has no e-mail[\s\S]*user 5 was switched off/,
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
  // Two days are longer than a meeting may last here, and the person who failed the entry question
  // is no member.
  expect(stranger?.endsAt.toISOString()).toBe('2026-12-20T23:00:00.000Z');
  expect(stranger?.memberCount).toBe(1);
  expect(meetings.notes.join('\n')).toMatch(
    /1 participations failed[\s\S]*meeting 21: 3 seats instead of 2[\s\S]*meeting 22: ends[\s\S]*meeting 23 has no leader here: left behind, with 1 people/,
  );
});

test('a meeting more than a year ahead is left out, and the move goes on', async () => {
  const { meetings } = await move(sample.replace('2025-12-20T20:00:00+09:00', '2099-12-20T20:00:00+09:00'));
  expect(meetings.notes).toContain('meeting 21 starts in more than a year: left behind, with 3 people');
  expect(meetings.added).toBe(1);
});

test('entries of models that this site does not have are counted', async () => {
  expect(Object.fromEntries((await move()).left)).toEqual({
    'contenttypes.contenttype': 1,
    'klub_chat.chatmessage': 1,
  });
});

test('Django’s own user model and a list of participants are accepted as well', async () => {
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

type Entry = { model: string; pk?: number | undefined; fields: Record<string, unknown> };
const entries = () => JSON.parse(sample) as Entry[];
const emails = new Map(
  entries().map(({ model, pk, fields }) => [model === 'klub_user.user' ? pk : null, fields.email]),
);
/**
 * The sample as `dumpdata --natural-foreign --natural-primary` writes it. Only meetings keep their
 * pk.
 */
const natural = (): Entry[] =>
  entries().map(({ model, pk, fields }) => {
    const { book_id, leader_id, user_id, meeting_id, author_id, category_id, ...rest } = fields;
    const keys = {
      ...(book_id === undefined ? {} : { book: [book_id === 11 ? '101' : '102'] }),
      ...(leader_id === undefined
        ? {}
        : { leader: leader_id === 4 ? null : [emails.get(Number(leader_id))] }),
      ...(user_id === undefined ? {} : { user: [emails.get(Number(user_id))] }),
      ...(meeting_id === undefined
        ? {}
        : { meeting: [meeting_id === 21 ? '데미안 같이 읽기' : '이방인, 밤새'] }),
      ...(author_id === undefined ? {} : { author: [author_id === 1 ? '헤르만 헤세' : '알베르 카뮈'] }),
      ...(category_id === undefined ? {} : { category: ['소설/시/희곡'] }),
      ...(model === 'klub_user.user'
        ? { groups: [['editors']], user_permissions: [['add_book', 'klub_talk', 'book']] }
        : {}),
    };
    return { model, ...(model === 'klub_talk.meeting' ? { pk } : {}), fields: { ...rest, ...keys } };
  });

test('a dump with natural keys is moved like one with pks, and moving it again changes nothing', async () => {
  const { meetings, accounts } = await move(JSON.stringify(natural()));
  expect([meetings.added, meetings.members, accounts.added]).toEqual([2, 4, 3]);
  const demian = await stack.db.meeting.findFirstOrThrow({
    where: { title: '데미안 같이 읽기' },
    include: { memberships: { include: { user: true } }, leader: true, book: true },
  });
  expect(demian).toMatchObject({ leader: { email: 'leader@example.com' }, book: { itemId: 101 } });
  expect(demian.memberships.map(({ user }) => user.email).sort()).toEqual([
    'leader@example.com',
    'second@example.com',
    'third@example.com',
  ]);
  const again = await move(JSON.stringify(natural().reverse()));
  expect([again.meetings.added, again.meetings.members, again.accounts.added]).toEqual([0, 0, 0]);
});

test('a list of people and a key within a key are resolved as well', async () => {
  const json = natural().flatMap((entry) => {
    if (entry.model === 'klub_talk.meeting')
      return [
        {
          ...entry,
          fields: { ...entry.fields, participants: [['Leader@Example.com'], [['second@example.com']]] },
        },
      ];
    if (entry.model === 'klub_talk.participate')
      return [
        { ...entry, fields: { ...entry.fields, meeting: ['데미안 같이 읽기', ['Leader@Example.com']] } },
      ];
    return [entry];
  });
  expect((await move(JSON.stringify(json))).meetings.members).toBe(5);
});

test.each<[string, (entry: Entry) => Entry | Entry[], string]>([
  [
    'a leader who is nobody',
    (entry) =>
      entry.pk === 21 ? { ...entry, fields: { ...entry.fields, leader: ['nobody@example.com'] } } : entry,
    'entry 11 (klub_talk.meeting 21): leader is the natural key ["nobody@example.com"], which nothing in the dump has',
  ],
  [
    'a book of which there are two',
    (entry) =>
      entry.pk === 21
        ? { ...entry, fields: { ...entry.fields, book: ['데미안'] } }
        : entry.fields.title === '이방인'
          ? { ...entry, fields: { ...entry.fields, title: '데미안' } }
          : entry,
    'entry 11 (klub_talk.meeting 21): book is the natural key ["데미안"], which 2 entries in the dump have',
  ],
  [
    'a meeting without a pk',
    (entry) => (entry.pk === 21 ? { ...entry, pk: undefined } : entry),
    'entry 11 (klub_talk.meeting without pk): pk: the entry: must be a whole number',
  ],
  [
    'a pk that is no number',
    (entry) => (entry.pk === 21 ? { ...entry, pk: '3f2a' as never } : entry),
    'entry 11 (klub_talk.meeting): pk: must be a whole number',
  ],
  [
    'a list of people by bare names',
    (entry) =>
      entry.pk === 21
        ? { ...entry, fields: { ...entry.fields, participants: ['second@example.com'] } }
        : entry,
    'entry 11 (klub_talk.meeting 21): participants.0: must be a pk or a natural key',
  ],
  [
    'an author who is nobody',
    (entry) => (entry.model === 'klub_talk.author' ? [] : entry),
    'entry 2: author_id of klub_talk.book without pk is the natural key ["헤르만 헤세"], and nothing in the files has that name',
  ],
  [
    'a person as an object',
    (entry) => (entry.pk === 21 ? { ...entry, fields: { ...entry.fields, leader: { email: 'x' } } } : entry),
    'entry 11 (klub_talk.meeting 21): leader: must be a pk or a natural key',
  ],
])('%s is told in one sentence, and nothing is stored', async (_what, change, message) => {
  await expect(move(JSON.stringify(natural().flatMap(change)))).rejects.toThrow(message);
  expect(await counts()).toEqual({ users: 0, books: 0, meetings: 0, memberships: 0 });
});

test.each([
  ['case', 'SECOND@example.com'],
  ['width', 'ｓecond@example.com'],
  ['spaces', ' second@example.com '],
])('people whose addresses differ in %s only are both left behind and named', async (_what, email) => {
  const twin = {
    model: 'klub_user.user',
    pk: 6,
    fields: { email, nickname: '또', date_joined: '2026-01-01T00:00:00Z' },
  };
  const { accounts, meetings } = await move(later(twin));
  expect(accounts).toMatchObject({ added: 2, clashing: 2 });
  expect(accounts.notes).toContainEqual(
    expect.stringContaining(
      `user 2 ("second@example.com") and user 6 (${JSON.stringify(email)}) have one e-mail address`,
    ),
  );
  expect(await stack.db.user.count({ where: { email: 'second@example.com' } })).toBe(0);
  expect(meetings.notes).toContainEqual(expect.stringContaining('meeting 22 has no leader here'));
  // The corrected dump moves the people that were left behind.
  const right = await move(later({ ...twin, fields: { ...twin.fields, email: 'other@example.com' } }));
  expect(right.accounts).toMatchObject({ added: 2, clashing: 0 });
  expect([right.meetings.added, right.meetings.members]).toEqual([1, 2]);
});

test('a deactivated account does not clash with others', async () => {
  const twin = {
    model: 'klub_user.user',
    pk: 6,
    fields: { email: 'Second@example.com', is_active: false, date_joined: '2026-01-01T00:00:00Z' },
  };
  expect((await move(later(twin))).accounts).toMatchObject({ added: 3, clashing: 0 });
});

test('books of excluded genres are left out together with their meetings', async () => {
  const { books, meetings } = await move(sample.replace('소설/시/희곡', '만화'));
  expect(books?.excluded.map(({ title, reason }) => [title, reason])).toEqual([
    ['데미안', 'comics (만화)'],
    ['이방인', 'comics (만화)'],
  ]);
  expect(meetings.notes).toContain('meeting 21 has no book here: left behind, with 3 people');
  expect(await stack.db.book.count()).toBe(0);
});

test('a repeated pk among people stops the move', async () => {
  const twin = {
    model: 'auth.user',
    pk: 2,
    fields: { email: 'x@example.com', date_joined: '2026-01-01T00:00:00Z' },
  };
  await expect(move(later(twin))).rejects.toThrow(
    'entry 19 (auth.user 2): this pk is there twice among users: entry 7 (klub_user.user 2) has it',
  );
});

test('a dump in another encoding is refused with the encoding’s name, and nothing is stored', async () => {
  for (const [encoding, name] of [
    ['CP949 (EUC-KR)', 'cp949'],
    ['UTF-16 (little endian)', 'utf-16le'],
  ] as const) {
    const file = { name: 'dump.json', bytes: iconv.encode(sample, name) };
    await expect(moveFromDjango(stack.db, { file, isDryRun: false })).rejects.toThrow(
      `it seems to be ${encoding}`,
    );
  }
  const misread = iconv.decode(Buffer.from('데미안 같이 읽기'), 'latin1');
  await expect(move(sample.replace('데미안 같이 읽기', misread))).rejects.toThrow(
    '[11].fields.title holds UTF-8',
  );
  expect(await counts()).toEqual({ users: 0, books: 0, meetings: 0, memberships: 0 });
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

test('the command makes a dry run unless it has --apply', async () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['scripts/migrate-django.ts', fileName, ...args], {
      env: { DATABASE_URL: stack.databaseUrl },
    });
  expect((await run()).stdout).toMatch(/people: 3 new[\s\S]*A dry run/);
  expect(await stack.db.user.count()).toBe(0);
  expect((await run('--apply')).stdout).toContain('Moved.');
  expect(await stack.db.user.count()).toBe(3);
  const clashing = join(tmpdir(), `clashing-dump-${process.pid}.json`);
  await writeFile(clashing, sample.replace('"third@example.com"', '"SECOND@example.com"'));
  const failed = await promisify(execFile)(process.execPath, ['scripts/migrate-django.ts', clashing], {
    env: { DATABASE_URL: stack.databaseUrl },
  }).catch((error: { code: number; stdout: string }) => error);
  await rm(clashing);
  expect(failed).toMatchObject({
    code: 3,
    stdout: expect.stringMatching(/2 left behind because they share/),
  });
});
