import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetPastNames } from '../../src/moving-in/index.ts';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { sendFiles, windowsTalk } from './move-club.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let outsider: TestPerson;
let clubId: number;
let path: string;

const file = (name: string) => readFileSync(new URL(`files/${name}`, import.meta.url));
const as = (person: TestPerson | null) => asPerson(app, person);
const lines = () =>
  stack.db.clubPastLine.findMany({ where: { clubId, deletedAt: null }, orderBy: { id: 'asc' } });

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  member = await createPerson(stack, '바다');
  outsider = await createPerson(stack, '수풀');
});
afterAll(() => stack.close());
beforeEach(async () => {
  clubId = await createClub(stack, leader);
  path = `/clubs/${clubId}`;
  await as(member).post(`${path}/join`).expect(303);
});

/** Sends files and confirms their preview. @returns the path of the import */
async function move(files: Parameters<typeof sendFiles>[3]): Promise<{ path: string; cookie: string }> {
  await sendFiles(app, leader, path, files).expect(303, /preview/);
  const { text } = await as(leader).get(`${path}/moving-in/preview`).expect(200);
  const confirm = /name="confirm" value="(\d+)"/.exec(text)?.[1] ?? '';
  const answer = await as(leader).post(`${path}/moving-in`, { confirm }).expect(303);
  const cookies = (answer.headers['set-cookie'] ?? []) as unknown as string[];
  const cookie = cookies.find((one) => one.startsWith('new-links='))?.split(';', 1)[0] ?? '';
  return { path: String(answer.headers.location), cookie };
}

describe('a preview', () => {
  test('shows messages, people, months and members, and stores nothing else', async () => {
    const sent = await sendFiles(app, leader, path, {
      export: file('android.txt'),
      members: '이름,이메일\n별님,star@example.com\n달님\n',
    }).expect(303);
    expect(sent.headers.location).toBe(`${path}/moving-in/preview`);
    const { text } = await as(leader).get(`${path}/moving-in/preview`).expect(200);
    for (const shown of [
      '글 7개',
      '말한 사람 4명',
      '2026년 8월',
      '자정 넘어 인사드려요',
      '별님',
      'star@example.com',
    ])
      expect(text).toContain(shown);
    expect(text).toContain('초대할 사람 2명');
    expect(await lines()).toEqual([]);
    expect(await stack.db.clubInvite.count({ where: { clubId } })).toBe(0);
    expect(await stack.db.clubPastAuthor.count({ where: { clubId } })).toBe(0);
  });

  test('of more people than the club has seats says so, and leads to the capacity', async () => {
    const seats = async (capacity: number) => {
      await stack.db.club.update({ where: { id: clubId }, data: { capacity } });
      return (await as(leader).get(`${path}/moving-in/preview`).expect(200)).text;
    };
    await sendFiles(app, leader, path, { members: '별님\n달님\n해님\n' }).expect(303);
    const text = await seats(4);
    expect(text).toContain('지금 남은 자리는 2개예요');
    expect(text).toContain(`href="${path}/edit"`);
    expect(await seats(5)).not.toContain('남은 자리');
  });

  test('is gone after an hour, after its confirmation, and when the leader discards it', async () => {
    const preview = `${path}/moving-in/preview`;
    await sendFiles(app, leader, path, { export: file('ios.txt') }).expect(303);
    await as(leader).post(`${path}/moving-in`, { discard: '1' }).expect(303);
    await as(leader).get(preview).expect(302);
    await move({ export: file('ios.txt') });
    await as(leader).get(preview).expect(302);
    await sendFiles(app, leader, path, { export: file('windows.txt') }).expect(303);
    const { text } = await as(leader).get(preview).expect(200);
    const confirm = /name="confirm" value="(\d+)"/.exec(text)?.[1] ?? '';
    await stack.db.$executeRaw`UPDATE club_move_drafts SET expires_at = now() WHERE club_id = ${clubId}`;
    await as(leader).get(preview).expect(302);
    const late = await as(leader).post(`${path}/moving-in`, { confirm }).expect(409);
    expect(late.text).toContain('미리 보기의 시간이 지났거나');
  });

  test('of a wrong file is 422 with the line beside the field, and stores nothing', async () => {
    const { text } = await sendFiles(app, leader, path, {
      export: '방 님과 카카오톡 대화\n\n[하늘] [오전 9:12] 안녕\n',
      members: '하늘\n바다,b@\n',
    }).expect(422);
    expect(text).toMatch(/id="field-export-error">3번째 줄의 글 앞에 날짜 줄이 없어요/);
    expect(text).toMatch(/id="field-members-error">2번째 줄의 이메일 주소/);
    expect(await stack.db.clubMoveDraft.count({ where: { clubId } })).toBe(0);
    expect((await sendFiles(app, leader, path, {}).expect(422)).text).toContain('하나만 있어도 돼요');
  });

  test('takes names that were typed, and keeps them when a line is wrong', async () => {
    const send = (names: string, files = {}) => sendFiles(app, leader, path, files, 'test-token', names);
    const wrong = await send('별님\n달님, moon@\n').expect(422);
    expect(wrong.text).toMatch(/id="field-names-error">2번째 줄의 이메일 주소/);
    expect(wrong.text).toContain('달님, moon@');
    const doubled = await send('별님', { members: '달님\n' }).expect(422);
    expect(doubled.text).toMatch(/id="field-names-error">멤버는 직접 적거나 파일로/);
    expect(await stack.db.clubMoveDraft.count({ where: { clubId } })).toBe(0);
    await send('별님\r\n달님, moon@example.com\r\n').expect(303, /preview/);
    const { text } = await as(leader).get(`${path}/moving-in/preview`).expect(200);
    for (const shown of ['초대할 사람 2명', '별님', 'moon@example.com']) expect(text).toContain(shown);
  });

  test('escapes markup in names and messages', async () => {
    await sendFiles(app, leader, path, {
      export: windowsTalk('[<b>x</b>] [오전 9:12] <script>alert(1)</script>'),
      members: '<i>y</i>\n',
    }).expect(303);
    const { text } = await as(leader).get(`${path}/moving-in/preview`).expect(200);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    for (const markup of ['<script>alert', '<b>x', '<i>y']) expect(text).not.toContain(markup);
  });
});

describe('a talk that is moved in', () => {
  test('is shown to members by day, with its label', async () => {
    const made = await move({ export: file('windows.txt') });
    expect((await as(leader).get(made.path).expect(200)).text).toContain('글 11개');
    const { text } = await as(member).get(`${path}/past`).expect(200);
    for (const shown of [
      '카카오톡에서 옮김',
      '8월 28일(금)',
      '8월 29일(토)',
      '자정 넘어 인사드려요',
      '대괄호]씨',
    ])
      expect(text).toContain(shown);
    expect(text).toContain('=SUM(A1:A9) &lt;b&gt;굵게&lt;/b&gt;');
    expect(text.indexOf('점심 먹고')).toBeLessThan(text.indexOf('24시간 표시'));
    expect((await as(member).get(path).expect(200)).text).toContain(`href="${path}/past"`);
  });

  test('adds nothing the second time', async () => {
    await move({ export: file('windows.txt') });
    const before = await lines();
    await sendFiles(app, leader, path, { export: file('windows.txt') }).expect(303);
    const { text } = await as(leader).get(`${path}/moving-in/preview`).expect(200);
    expect(text).toContain('11개는 이미 옮겨져 있어서 0개만 더해요');
    const confirm = /name="confirm" value="(\d+)"/.exec(text)?.[1] ?? '';
    const again = await as(leader).post(`${path}/moving-in`, { confirm }).expect(409);
    expect(again.text).toContain('이미 모두 옮긴 대화예요');
    expect(await lines()).toEqual(before);
    expect(await stack.db.clubImport.count({ where: { clubId } })).toBe(1);
  });

  test('merges overlapping exports from two phones, and counts repeats within a minute', async () => {
    const [one, two, three] = ['하나', '둘', '셋'].map((word) => `[하늘] [오전 9:12] ${word}`);
    const laugh = '[하늘] [오전 9:12] ㅋㅋ';
    await move({ export: windowsTalk(one ?? '', laugh, two ?? '') });
    await move({ export: windowsTalk(laugh, two ?? '', laugh, three ?? '', laugh) });
    const bodies = (await lines()).map(({ body }) => body).sort();
    expect(bodies).toEqual(['ㅋㅋ', 'ㅋㅋ', 'ㅋㅋ', '둘', '셋', '하나']);
  });

  test('is made once by two confirmations at the same time', async () => {
    await sendFiles(app, leader, path, { export: file('windows.txt'), members: '별님\n' }).expect(303);
    const { text } = await as(leader).get(`${path}/moving-in/preview`).expect(200);
    const confirm = /name="confirm" value="(\d+)"/.exec(text)?.[1] ?? '';
    const send = async () => (await as(leader).post(`${path}/moving-in`, { confirm })).status;
    const statuses = await Promise.all([send(), send()]);
    // The slower one is refused while the faster runs, or led to what that one made.
    expect(statuses.every((status) => status === 303 || status === 409)).toBe(true);
    expect(statuses).toContain(303);
    expect(await lines()).toHaveLength(11);
    expect(await stack.db.clubInvite.count({ where: { clubId } })).toBe(1);
  });

  test('whose answer was lost is led to by a second press, and its links are still shown', async () => {
    await sendFiles(app, leader, path, { members: '별님\n' }).expect(303);
    const preview = await as(leader).get(`${path}/moving-in/preview`).expect(200);
    const secret = String(preview.headers['set-cookie']).split(';')[0];
    const confirm = /name="confirm" value="(\d+)"/.exec(preview.text)?.[1] ?? '';
    const cookies = `${leader.cookie}; ${secret}`;
    const press = () =>
      app
        .browser()
        .post(`${path}/moving-in`)
        .set('Cookie', cookies)
        .type('form')
        .send({ _csrf: 'test-token', confirm });
    const lost = await press().expect(303);
    expect(lost.headers['set-cookie']).toBeUndefined();
    const again = await press().expect(303);
    expect(again.headers.location).toBe(lost.headers.location);
    const made = await app.browser().get(String(again.headers.location)).set('Cookie', cookies).expect(200);
    const link = /data-invite-url="[^"]*(\/i\/[\w-]{32})"/.exec(made.text)?.[1] ?? '';
    await as(outsider).post(link).expect(303);
    expect(await stack.db.clubInvite.count({ where: { clubId } })).toBe(1);
  });
});

test('two imports run at a time in one process, and the preview of a third one stays', async () => {
  const ids: number[] = [];
  for (const _time of [1, 2, 3]) ids.push(await createClub(stack, leader));
  const clubs = ids.map((id) => `/clubs/${id}`);
  const drafts: string[] = [];
  for (const club of clubs) {
    await sendFiles(app, leader, club, { export: file('windows.txt') }).expect(303);
    const { text } = await as(leader).get(`${club}/moving-in/preview`).expect(200);
    drafts.push(/name="confirm" value="(\d+)"/.exec(text)?.[1] ?? '');
  }
  const confirm = async (place: number) =>
    (await as(leader).post(`${clubs[place]}/moving-in`, { confirm: drafts[place] ?? '' })).status;
  const locked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const others = stack.db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE club_imports IN EXCLUSIVE MODE`;
    locked.resolve();
    await released.promise;
  });
  await locked.promise;
  const answers = [0, 1, 2].map(confirm);
  expect(await Promise.race(answers)).toBe(409);
  released.resolve();
  await others;
  expect((await Promise.all(answers)).sort()).toEqual([303, 303, 409]);
  expect(await stack.db.clubMoveDraft.count({ where: { clubId: { in: ids } } })).toBe(1);
});

describe('undoing an import', () => {
  test('removes its lines and ends its unused links, and the person who joined stays', async () => {
    const made = await move({ export: file('ios.txt'), members: '별님\n달님\n' });
    const { text } = await app
      .browser()
      .get(made.path)
      .set('Cookie', `${leader.cookie}; ${made.cookie}`)
      .expect(200);
    const [first = '', second = ''] = [...text.matchAll(/data-invite-url="[^"]*(\/i\/[^"]+)"/g)].map(
      ([, url]) => url,
    );
    await as(outsider).post(first).expect(303);
    await as(leader).post(`${made.path}/undo`).expect(303);
    expect(await lines()).toEqual([]);
    expect(await stack.db.clubPastAuthor.count({ where: { clubId } })).toBe(0);
    expect(
      (
        await as(await createPerson(stack))
          .get(second)
          .expect(409)
      ).text,
    ).toContain('거둔 초대 링크');
    await as(outsider).get(`${path}/past`).expect(200);
    expect((await as(leader).get(made.path).expect(200)).text).toContain('되돌렸어요');
    await as(leader).post(`${made.path}/undo`).expect(303);
  });

  test('keeps the lines that another import holds as well', async () => {
    const first = await move({ export: windowsTalk('[하늘] [오전 9:12] 하나', '[바다] [오전 9:13] 둘') });
    await move({ export: windowsTalk('[바다] [오전 9:13] 둘', '[바다] [오전 9:14] 셋') });
    await as(leader).post(`${first.path}/undo`).expect(303);
    expect((await lines()).map(({ body }) => body)).toEqual(['둘', '셋']);
  });

  test('is refused after 24 hours', async () => {
    const made = await move({ export: file('ios.txt') });
    await stack.db
      .$executeRaw`UPDATE club_imports SET created_at = now() - interval '24 hours 1 second' WHERE club_id = ${clubId}`;
    expect((await as(leader).post(`${made.path}/undo`).expect(409)).text).toContain('24시간이 지나서');
    expect(await lines()).toHaveLength(5);
    expect((await as(leader).get(made.path).expect(200)).text).not.toContain(`${made.path}/undo`);
  });
});

describe('invitations from a list', () => {
  test('are links for one use and shown once; only their hashes are stored', async () => {
    const made = await move({ members: '별님\n달님\n' });
    const show = () =>
      app.browser().get(made.path).set('Cookie', `${leader.cookie}; ${made.cookie}`).expect(200);
    const first = await show();
    const urls = [...first.text.matchAll(/data-invite-url="[^"]*(\/i\/([\w-]{32}))"/g)];
    expect(urls).toHaveLength(2);
    expect(first.headers['set-cookie']).toEqual([expect.stringMatching(/^new-links=;/)]);
    expect((await as(leader).get(made.path).expect(200)).text).not.toContain(urls[0]?.[2]);
    expect(JSON.stringify(await stack.db.clubInvite.findMany())).not.toContain(urls[0]?.[2]);
    const link = urls[0]?.[1] ?? '';
    await as(outsider).post(link).expect(303);
    await as(await createPerson(stack))
      .post(link)
      .expect(409);
    expect((await as(leader).get(made.path).expect(200)).text).toMatch(/별님<\/bdi> <span[^>]*>들어왔어요/);
    expect((await as(leader).get(path).expect(200)).text).not.toContain('쓰고 있는 초대 링크');
    const lost = `href="${path}#new-invite"`;
    expect((await as(leader).get(made.path).expect(200)).text).toContain(lost);
    await as(await createPerson(stack))
      .post(urls[1]?.[1] ?? '')
      .expect(303);
    expect((await as(leader).get(made.path).expect(200)).text).not.toContain(lost);
    expect(JSON.stringify(app.logs)).not.toContain(urls[1]?.[2]);
  });

  test('are sent by mail to those with an address, and no address stays stored', async () => {
    const made = await move({ members: '별님,letter@example.com\n달님\n' });
    await expect
      .poll(async () =>
        (await stack.db.clubImportInvite.findMany({ where: { import: { clubId } } }))
          .map(({ letter }) => letter)
          .sort(),
      )
      .toEqual(['none', 'sent']);
    const letters = app.live.mailer?.kept.filter(({ to }) => to === 'letter@example.com') ?? [];
    expect(letters).toHaveLength(1);
    const link = /\/i\/[\w-]{32}/.exec(letters[0]?.text ?? '')?.[0] ?? '';
    await as(outsider).get(link).expect(200);
    for (const rows of [await stack.db.clubInvite.findMany(), await stack.db.clubMoveDraft.findMany()])
      expect(JSON.stringify(rows)).not.toContain('letter@example.com');
    expect(made.path).toMatch(/\/moving-in\/\d+$/);
  });
});

describe('names of a past log', () => {
  const authorId = async (name: string) =>
    (await stack.db.clubPastAuthor.findFirstOrThrow({ where: { clubId, name } })).id;

  test('belong to one member each; she deletes her lines, and no import brings them back', async () => {
    await move({ export: file('windows.txt') });
    const names = `${path}/past/authors/${await authorId('바다 🌊')}`;
    await as(member).post(`${names}/claim`).expect(303);
    expect((await as(leader).post(`${names}/claim`).expect(409)).text).toContain('다른 멤버가 먼저');
    const [own, other] = [await authorId('바다 🌊'), await authorId('하늘')];
    const [first] = await stack.db.clubPastLine.findMany({
      where: { authorId: own },
      orderBy: { id: 'asc' },
    });
    const [foreign] = await stack.db.clubPastLine.findMany({ where: { authorId: other } });
    await as(member).post(`${path}/past/lines/${foreign?.id}/delete`).expect(303);
    expect(await lines()).toHaveLength(11);
    await as(member).post(`${path}/past/lines/${first?.id}/delete`).expect(303);
    expect(await lines()).toHaveLength(10);
    expect(
      JSON.stringify(
        await stack.db.clubPastLine.findMany({ where: { id: first?.id ?? 0n } }),
        (_key, value) => (typeof value === 'bigint' ? String(value) : value),
      ),
    ).not.toContain('안녕하세요');
    await as(member).post(`${path}/past/lines/delete`).expect(303);
    expect(await lines()).toHaveLength(9);
    await move({ export: `${file('windows.txt').toString()}[하늘] [오후 11:00] 새 글\r\n` });
    expect((await lines()).map(({ body }) => body).filter((body) => /안녕|SUM/.test(body))).toEqual([]);
    expect((await as(member).get(`${path}/past`).expect(200)).text).not.toContain('둘째 문단');
  });

  test('stand above the talk until a member has chosen hers, and her choice leads back to its month', async () => {
    await move({ export: file('windows.txt') });
    const page = async () => (await as(member).get(`${path}/past?month=2026-08`).expect(200)).text;
    const [names, log] = ['past-name"', 'data-past-log'];
    const before = await page();
    expect(before.indexOf(names)).toBeLessThan(before.indexOf(log));
    expect(before).toContain('카카오톡에서 쓰던 내 이름 고르기');
    expect(before).toContain('name="month" value="2026-08"');
    const claim = `${path}/past/authors/${await authorId('하늘')}/claim`;
    const { headers } = await as(member).post(claim, { month: '2026-08', page: '1' }).expect(303);
    expect(headers.location).toBe(`${path}/past?month=2026-08`);
    const after = await page();
    expect(after.indexOf(names)).toBeGreaterThan(after.indexOf(log));
  });

  test('of a member who left the service do not come back with the same file, nor with a longer one', async () => {
    const before = ['[바다라는 이름] [오전 9:00] 어제 글', '[하늘] [오전 9:01] 안녕하세요'];
    const after = ['[바다라는 이름] [오후 1:00] 나중 글', '[구름] [오후 1:01] 반가워요'];
    await move({ export: windowsTalk(...before) });
    await as(member)
      .post(`${path}/past/authors/${await authorId('바다라는 이름')}/claim`)
      .expect(303);
    await forgetPastNames(stack.db, member.id, '탈퇴한 회원');
    const names = async () =>
      (await stack.db.clubPastAuthor.findMany({ where: { clubId }, orderBy: { id: 'asc' } })).map(
        ({ name }) => name,
      );
    await move({ export: windowsTalk(...before), members: '별님\n' });
    expect((await names()).sort()).toEqual(['탈퇴한 회원', '하늘']);
    await move({ export: windowsTalk('[바다라는 이름] [오전 8:00] 더 이른 글', ...before, ...after) });
    expect((await names()).sort()).toEqual(['구름', '탈퇴한 회원', '하늘']);
    const former = await authorId('탈퇴한 회원');
    expect(
      (await lines())
        .filter((line) => line.authorId === former)
        .map(({ body }) => body)
        .sort(),
    ).toEqual(['나중 글', '더 이른 글', '어제 글']);
  });

  test('that were claimed wrongly are freed by a leader, not by other members', async () => {
    await move({ export: file('windows.txt') });
    const other = await createPerson(stack);
    await as(other).post(`${path}/join`).expect(303);
    const name = `${path}/past/authors/${await authorId('하늘')}`;
    await as(member).post(`${name}/claim`).expect(303);
    await as(member).post(`${path}/past/lines/delete`).expect(303);
    await as(other).post(`${name}/release`).expect(403);
    await as(leader).post(`${name}/release`).expect(303);
    await as(leader).post(`${name}/claim`).expect(303);
    await move({ export: file('windows.txt') });
    expect(await lines()).toHaveLength(11);
  });
});

describe('the first step of a new club', () => {
  const seenBy = async (person: TestPerson) => (await as(person).get(path).expect(200)).text;
  const alone = async () => {
    clubId = await createClub(stack, leader);
    path = `/clubs/${clubId}`;
  };

  test('is moving in for a leader who is alone, until somebody joins', async () => {
    await alone();
    expect(await seenBy(leader)).toContain('id="first-step"');
    expect(await seenBy(outsider)).not.toContain('id="first-step"');
    await as(member).post(`${path}/join`).expect(303);
    for (const person of [leader, member]) expect(await seenBy(person)).not.toContain('id="first-step"');
  });

  test('is done once something was moved in', async () => {
    await alone();
    await move({ members: '별님\n' });
    expect(await seenBy(leader)).not.toContain('id="first-step"');
  });
});

describe('people', () => {
  test('who are no members see neither the past log nor the forms; members do not move in', async () => {
    const made = await move({ export: file('ios.txt') });
    for (const page of [`${path}/past`, `${path}/moving-in`, `${path}/moving-in/preview`, made.path]) {
      await as(null).get(page).expect(302);
      await as(outsider).get(page).expect(403);
    }
    for (const page of [`${path}/moving-in`, `${path}/moving-in/preview`, made.path])
      await as(member).get(page).expect(403);
    for (const form of [`${path}/moving-in`, `${made.path}/undo`]) {
      await as(null).post(form).expect(401);
      await as(outsider).post(form).expect(403);
      await as(member).post(form).expect(403);
    }
    await sendFiles(app, member, path, { export: file('ios.txt') }).expect(403);
    await as(outsider).post(`${path}/past/lines/delete`).expect(403);
    const club = (await as(outsider).get(path).expect(200)).text;
    for (const word of ['/past', '/moving-in']) expect(club).not.toContain(`${path}${word}`);
    await as(member).post(`${path}/leave`).expect(303);
    await as(member).get(`${path}/past`).expect(403);
    await stack.db.club.update({ where: { id: clubId }, data: { visibility: 'unlisted' } });
    for (const page of [`${path}/past`, `${path}/moving-in`, made.path])
      await as(member).get(page).expect(404);
    await sendFiles(app, member, path, { export: file('ios.txt') }).expect(404);
    await as(member).post(`${path}/past/lines/delete`).expect(404);
  });

  test('of a closed club read its past log and delete their own lines, and change nothing else', async () => {
    const made = await move({ export: file('ios.txt') });
    const author = await stack.db.clubPastAuthor.findFirstOrThrow({ where: { clubId, name: '바다 🌊' } });
    const free = await stack.db.clubPastAuthor.findFirstOrThrow({ where: { clubId, name: '하늘' } });
    await as(member).post(`${path}/past/authors/${author.id}/claim`).expect(303);
    await as(leader).post(`${path}/close`).expect(303);
    await as(member).get(`${path}/past`).expect(200);
    await as(member).post(`${path}/past/authors/${free.id}/claim`).expect(409);
    await sendFiles(app, leader, path, { export: file('windows.txt') }).expect(409);
    await as(leader).post(`${made.path}/undo`).expect(409);
    await as(member).post(`${path}/past/lines/delete`).expect(303);
    expect(await lines()).toHaveLength(4);
  });
});
