import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setRole } from '../../src/clubs/set-role.ts';
import { download, filesOf, makeExport } from '../data-export/sample-export.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createOperator } from '../reports/sample-reports.ts';
import { createClubMeeting, createClubOf } from '../shelf/sample-shelf.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { pageRoutes } from '../support/page-routes.ts';
import { createPerson, prove, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { askForNotes, createNote } from './sample-notes.ts';

const minutesOfDay = 24 * 60;

/** Words of notes, by how far their readers must have read. No page holds them by chance. */
const secrets = { open: '자두나무비밀', half: '청어잡이비밀', whole: '마지막장비밀' } as const;
type Secret = keyof typeof secrets;
const all: readonly Secret[] = ['open', 'half', 'whole'];

const kinds = [
  'writer',
  'leader',
  'coLeader',
  'managerWithoutSeat',
  'readAll',
  'readQuarter',
  'readHalf',
  'comesUnread',
  'silent',
  'clubMember',
  'removed',
  'left',
  'outsider',
  'operator',
  'visitor',
] as const;
type Kind = (typeof kinds)[number];

let stack: TestStack;
let app: TestApp;
let people: Record<Exclude<Kind, 'visitor'>, TestPerson>;
let clubId: number;
let id: number;
let bookId: number;
let noteIds: Record<Secret, number>;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  const made = await Promise.all(
    kinds
      .filter((kind) => kind !== 'visitor' && kind !== 'operator')
      .map(async (kind) => [kind, await createPerson(stack)] as const),
  );
  people = {
    ...Object.fromEntries(made),
    operator: await createOperator(stack, '운영하는 이'),
  } as typeof people;
  const { leader, outsider: _outsider, operator: _operator, ...inClub } = people;
  clubId = await createClubOf(stack, leader, Object.values(inClub));
  for (const { id: userId } of [people.coLeader, people.managerWithoutSeat])
    await setRole({ db: stack.db }, leader.id, { clubId, userId, role: 'co_leader' });
  const { writer, coLeader, readAll, readQuarter, readHalf, comesUnread, silent, removed, left } = people;
  const members = [writer, coLeader, readAll, readQuarter, readHalf, comesUnread, silent, removed, left];
  const made2 = await createClubMeeting(
    stack,
    { clubId, leader, members },
    { startsInMinutes: 3 * minutesOfDay, title: '비밀을 지키는 모임' },
  );
  ({ id, bookId } = made2);
  await stack.db.meetingProgress.createMany({
    data: [
      { person: readAll, percent: 100 },
      { person: readHalf, percent: 50 },
      { person: readQuarter, percent: 25 },
      { person: comesUnread, percent: null },
    ].map(({ person, percent }) => ({ meetingId: id, userId: person.id, percent, showsName: true })),
  });
  const [second, third] = [await createPerson(stack), await createPerson(stack)];
  await stack.db.membership.createMany({
    data: [second, third].map(({ id: userId }) => ({ meetingId: id, userId })),
  });
  const write = (author: TestPerson, secret: Secret, forPercent: 0 | 50 | 100) =>
    createNote(stack, { meetingId: id, author, body: `이 글의 말은 ${secrets[secret]} 이에요`, forPercent });
  noteIds = {
    open: await write(second, 'open', 0),
    half: await write(third, 'half', 50),
    whole: await write(writer, 'whole', 100),
  };
  await asPerson(app, leader).post(`/meetings/${id}/members/${removed.id}/remove`).expect(303);
  await asPerson(app, left).post(`/meetings/${id}/leave`).expect(303);
});
afterAll(() => stack.close());

/** The pages of the meeting, its club and its book, lists and searches, the inbox and reports. */
const nearPaths = () => [
  ...pageRoutes()
    .map((path) =>
      path
        .replace(/^\/meetings\/:id/, `/meetings/${id}`)
        .replace(/^\/clubs\/:id/, `/clubs/${clubId}`)
        .replace(/^\/books\/:id/, `/books/${bookId}`)
        .replace(':entryId', String(bookId))
        .replace(':userId', String(people.writer.id))
        .replace(':meetingId', String(id)),
    )
    .filter((path) => !path.includes(':') && /^\/(?:$|meetings|clubs|books|notifications)/.test(path)),
  ...['/meetings', '/clubs', '/books'].map((path) => `${path}?q=${encodeURIComponent(secrets.open)}`),
  `/meetings/${id}/note?page=2`,
  `/meetings/${id}/calendar.ics`,
  ...Object.values(noteIds).map((noteId) => `/report?kind=note&id=${noteId}`),
];

/** All other pages of the site. */
const farPaths = () => {
  const near = new Set(nearPaths());
  return pageRoutes().filter((path) => !path.includes(':') && !near.has(path));
};

/** Returns the secrets that a person finds on these pages. */
async function foundBy(kind: Kind, paths: readonly string[]): Promise<Secret[]> {
  const person = kind === 'visitor' ? null : people[kind];
  const found = new Set<Secret>();
  for (const path of paths) {
    const { text = '' } = await asPerson(app, person).get(path);
    for (const secret of all) if (text.includes(`말은 ${secrets[secret]}`)) found.add(secret);
  }
  return all.filter((secret) => found.has(secret));
}

const everybodyFinds = async () =>
  Object.fromEntries(
    await Promise.all(kinds.map(async (kind) => [kind, await foundBy(kind, nearPaths())] as const)),
  );

/** The secrets that each kind of person finds; none by default. */
const only = (given: Partial<Record<Kind, readonly Secret[]>>) =>
  Object.fromEntries(kinds.map((kind) => [kind, given[kind] ?? []]));

const move = (minutes: number, lengthMinutes = 60) =>
  stack.db.meeting.update({
    where: { id },
    data: {
      startsAt: new Date(Date.now() + minutes * 60_000),
      endsAt: new Date(Date.now() + (minutes + lengthMinutes) * 60_000),
    },
  });

describe('the texts of notes on all pages about the meeting, its club and its book', () => {
  test('are seen by nobody but their authors before the deadline', async () => {
    await askForNotes(stack, id, { dueInMinutes: 10 });
    await move(3 * minutesOfDay);
    expect(await everybodyFinds()).toEqual(only({ writer: ['whole'] }));
  });

  test('are seen after it by members as far as they have read, and by no leader without a seat', async () => {
    await askForNotes(stack, id, { dueInMinutes: -1 });
    await move(3 * minutesOfDay);
    expect(await everybodyFinds()).toEqual(
      only({
        writer: ['open', 'whole'],
        leader: ['open'],
        coLeader: ['open'],
        readAll: all,
        readHalf: ['open', 'half'],
        readQuarter: ['open'],
        comesUnread: ['open'],
        silent: ['open'],
      }),
    );
  });

  test('are seen by all members from the start on', async () => {
    await askForNotes(stack, id, { dueInMinutes: -60 });
    await move(-5);
    const seated: readonly Kind[] = [
      'writer',
      'leader',
      'coLeader',
      'readAll',
      'readHalf',
      'readQuarter',
      'comesUnread',
      'silent',
    ];
    expect(await everybodyFinds()).toEqual(only(Object.fromEntries(seated.map((kind) => [kind, all]))));
  });

  test('are seen after the end by all members of the club, and by no outsider', async () => {
    await askForNotes(stack, id, { dueInMinutes: -200 });
    await move(-90);
    const outside: readonly Kind[] = ['outsider', 'operator', 'visitor'];
    expect(await everybodyFinds()).toEqual(
      only(Object.fromEntries(kinds.filter((kind) => !outside.includes(kind)).map((kind) => [kind, all]))),
    );
  });
});

test('no other page of the site holds a text, for members, leaders and operators', async () => {
  await askForNotes(stack, id, { dueInMinutes: -200 });
  await move(-90);
  for (const kind of ['readAll', 'leader', 'operator'] as const)
    expect(await foundBy(kind, farPaths()), kind).toEqual([]);
});

test('the file with a person’s data holds her own note, and no note of others', async () => {
  await askForNotes(stack, id, { dueInMinutes: -1 });
  const files = async (person: TestPerson) => {
    await prove(stack, person);
    await asPerson(app, person).post('/settings/export').expect(303);
    await makeExport(stack);
    return JSON.stringify([...filesOf((await download(app, person)).body)]);
  };
  expect(await files(people.readAll)).not.toMatch(/비밀 이에요/);
  expect(await files(people.leader)).not.toMatch(/비밀 이에요/);
  const own = await files(people.writer);
  expect(own).toContain(secrets.whole);
  expect(own).not.toContain(secrets.open);
});
