import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { download, filesOf, makeExport } from '../data-export/sample-export.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createOperator } from '../reports/sample-reports.ts';
import { createClubMeeting, createClubOf } from '../shelf/sample-shelf.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { pageRoutes } from '../support/page-routes.ts';
import { createPerson, prove, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createQuestion } from './sample-questions.ts';

/** Words of questions. No page holds them by chance. */
const secrets = { draft: '자두나무초안', half: '청어잡이중반', shown: '보름달공개' } as const;
type Secret = keyof typeof secrets;
const all: readonly Secret[] = ['draft', 'half', 'shown'];

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let reader: TestPerson;
let outsider: TestPerson;
let operator: TestPerson;
let clubId: number;
let id: number;
let bookId: number;
let ids: Record<Secret, number>;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack);
  member = await createPerson(stack);
  reader = await createPerson(stack);
  outsider = await createPerson(stack);
  operator = await createOperator(stack, '운영하는 이');
  clubId = await createClubOf(stack, leader, [member, reader]);
  const members = [member, reader];
  ({ id, bookId } = await createClubMeeting(stack, { clubId, leader, members }, { startsInMinutes: 600 }));
  await stack.db.meetingProgress.create({ data: { meetingId: id, userId: reader.id, percent: 50 } });
  const ask = (secret: Secret, fields: object) =>
    createQuestion(stack, {
      meetingId: id,
      body: `${secrets[secret]} 어떤가요?`,
      authorId: leader.id,
      ...fields,
    });
  ids = {
    draft: await ask('draft', {}),
    half: await ask('half', { isApproved: true, forPercent: 50 }),
    shown: await ask('shown', { isApproved: true }),
  };
});
afterAll(() => stack.close());

/** Pages about this meeting, its club and its book, all others, searches, reports and pictures. */
const paths = () => [
  ...pageRoutes()
    .map((path) =>
      path
        .replace(/^\/meetings\/:id/, `/meetings/${id}`)
        .replace(/^\/clubs\/:id/, `/clubs/${clubId}`)
        .replace(/^\/books\/:id/, `/books/${bookId}`)
        .replace(':userId', String(member.id)),
    )
    .filter((path) => !path.includes(':')),
  ...['/meetings', '/clubs', '/books'].flatMap((path) =>
    Object.values(secrets).map((word) => `${path}?q=${encodeURIComponent(word)}`),
  ),
  `/meetings/${id}/questions?show=all`,
  `/meetings/${id}/calendar.ics`,
  ...Object.values(ids).map((questionId) => `/report?kind=question&id=${questionId}`),
];

/** Returns the secrets that a person finds on these pages. */
async function foundBy(person: TestPerson | null): Promise<Secret[]> {
  const found = new Set<Secret>();
  for (const path of paths()) {
    const { text = '' } = await asPerson(app, person).get(path);
    for (const secret of all) if (text.includes(`${secrets[secret]} 어떤`)) found.add(secret);
  }
  return all.filter((secret) => found.has(secret));
}

describe('the texts of questions on all pages, in searches, reports and share pictures', () => {
  test('are found by members once they are approved and as far as they have read, by nobody else', async () => {
    expect(await foundBy(member)).toEqual(['shown']);
    expect(await foundBy(reader)).toEqual(['half', 'shown']);
    for (const person of [outsider, operator, null]) expect(await foundBy(person)).toEqual([]);
  });

  test('reach no inbox, push or letter', async () => {
    await asPerson(app, leader).post(`/meetings/${id}/questions/approve`, { question: `${ids.shown}-1` });
    const told = await stack.pool.query(
      'SELECT row_to_json(a)::text AS text FROM announcements a UNION ALL SELECT row_to_json(n)::text FROM notifications n',
    );
    expect(JSON.stringify(told.rows)).not.toMatch(new RegExp(Object.values(secrets).join('|')));
  });

  test('stand in the file with the data of the person who wrote them, and in no other', async () => {
    const files = async (person: TestPerson) => {
      await prove(stack, person);
      await asPerson(app, person).post('/settings/export').expect(303);
      await makeExport(stack);
      return JSON.stringify([...filesOf((await download(app, person)).body)]);
    };
    expect(await files(member)).not.toMatch(/초안 어떤|중반 어떤|공개 어떤/);
    expect(await files(leader)).toContain(secrets.draft);
  });
});

describe('a report about a question', () => {
  test('can be sent by a member who sees it, and hides it from members when it is upheld', async () => {
    const target = { kind: 'question', id: String(ids.shown), reason: 'abuse' };
    await asPerson(app, outsider).post('/reports', target).expect(404);
    await asPerson(app, member)
      .post('/reports', { ...target, id: String(ids.draft) })
      .expect(404);
    await asPerson(app, member).post('/reports', target).expect(303);
    const [report] = await stack.db.report.findMany();
    expect(report).toMatchObject({
      kind: 'question',
      meetingId: id,
      questionId: ids.shown,
      aboutUserId: leader.id,
    });
    await prove(stack, operator);
    await asPerson(app, operator)
      .post(`/admin/reports/${report?.id}/decide`, { decision: 'hidden', explanation: '가려요.' })
      .expect(303);
    expect(await foundBy(member)).toEqual([]);
    await asPerson(app, operator).post(`/admin/reports/${report?.id}/undo`).expect(303);
    expect(await foundBy(member)).toEqual(['shown']);
  });
});
