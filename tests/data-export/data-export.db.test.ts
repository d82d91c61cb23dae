import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { announceToAccount } from '../../src/alarms/index.ts';
import { claimExport, insertPiece } from '../../src/data-export/claim-repository.ts';
import { exportLimits } from '../../src/data-export/data-export.ts';
import { deleteOldExports } from '../../src/data-export/export-repository.ts';
import { giveUpExports } from '../../src/data-export/give-up-exports.ts';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { createPerson, prove, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { download, endLeases, filesOf, makeExport } from './sample-export.ts';

let stack: TestStack;
let app: TestApp;
let reader: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
});
beforeEach(async () => {
  await stack.pool.query('DELETE FROM data_exports');
  [reader, stranger] = await Promise.all([createPerson(stack), createPerson(stack)]);
  await Promise.all([prove(stack, reader), prove(stack, stranger)]);
});
afterAll(() => stack.close());

const page = (person = reader) => asPerson(app, person).get('/settings/export');
const ask = (person = reader) => asPerson(app, person).post('/settings/export').expect(303);
const countExports = () => stack.db.dataExport.count({ where: { userId: reader.id } });
const countPieces = () => stack.db.dataExportPiece.count();
const say = (meetingId: number, userId: number, bodies: readonly string[], from = 1) =>
  stack.pool.query(
    `INSERT INTO messages (meeting_id, seq, user_id, client_id, body)
     SELECT $1, $4 + n - 1, $2, gen_random_uuid(), body FROM unnest($3::text[]) WITH ORDINALITY AS x (body, n)`,
    [meetingId, userId, bodies, from],
  );

describe('a ready export', () => {
  test('of an operator is a row in the operators’ log at each download, and of others none', async () => {
    await stack.db.user.update({ where: { id: reader.id }, data: { isAdmin: true } });
    for (const person of [reader, stranger]) {
      await ask(person);
      await makeExport(stack);
      await download(app, person).expect(200);
    }
    await download(app, reader).expect(200);
    const acts = await stack.db.operatorEntry.findMany({ where: { action: 'data_exported' } });
    expect(acts.map(({ actorId }) => actorId)).toEqual([reader.id, reader.id]);
  });

  test('holds what the person wrote, nothing of others, and a README in Korean', async () => {
    const meetingId = await createMeeting(stack, stranger, [reader], { title: '여름 모임' });
    await say(meetingId, reader.id, ['<안녕> "하세요" 👩‍👩‍👧', '두 번째']);
    await say(meetingId, stranger.id, ['남의 글'], 3);
    await ask();
    await makeExport(stack);
    const { body, headers } = await download(app, reader).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/zip',
      'cache-control': 'no-store',
      'content-length': String(body.length),
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename="bookmoim-\d{4}-\d\d-\d\d\.zip"$/);
    const files = filesOf(body);
    expect(files.get('messages.json')).toMatchObject([
      { meeting: '여름 모임', seq: 1, body: '<안녕> "하세요" 👩‍👩‍👧' },
      { seq: 2, body: '두 번째' },
    ]);
    expect(files.get('account.json')).toMatchObject([{ id: reader.id, nickname: reader.nickname }]);
    expect(files.get('joined-meetings.json')).toMatchObject([{ meetingId, title: '여름 모임' }]);
    const everything = JSON.stringify([...files]);
    expect(everything).not.toContain('남의 글');
    expect(everything).not.toContain(stranger.nickname);
    expect(files.get('README.txt')).toMatch(
      /messages\.json: 대화방에서 보낸 글[\s\S]*담지 않은 것\n- 비밀번호/,
    );
  });

  test('holds stars, sizes and counts as numbers', async () => {
    const clubId = await createClub(stack, reader);
    const { id: bookId } = await createBook(stack);
    await stack.db.clubRating.create({ data: { clubId, bookId, userId: reader.id, halfStars: 7 } });
    await ask();
    await makeExport(stack);
    await ask();
    await makeExport(stack);
    const files = filesOf((await download(app, reader).expect(200)).body);
    expect(files.get('club-ratings.json')).toMatchObject([{ stars: 3.5 }]);
    expect(files.get('data-exports.json')).toMatchObject([{ sizeBytes: expect.any(Number) }, {}]);
  });

  test('with more messages than one batch holds each of them once, in order', async () => {
    const meetingId = await createMeeting(stack, stranger, [reader]);
    const bodies = Array.from({ length: 1_201 }, (_, i) => `글 ${i}`);
    await say(meetingId, reader.id, bodies);
    await ask();
    await makeExport(stack);
    const messages = filesOf((await download(app, reader).expect(200)).body).get('messages.json');
    expect((messages as { body: string }[]).map(({ body }) => body)).toEqual(bodies);
  });

  test('is announced in the inbox once and linked to from its page', async () => {
    await ask();
    await makeExport(stack);
    const { text } = await asPerson(app, reader).get('/notifications').expect(200);
    expect(text.match(/<a href="\/settings\/export"[^>]*>내 자료를 내려받을 수 있어요/g)).toHaveLength(1);
    expect((await asPerson(app, stranger).get('/notifications')).text).not.toContain('내 자료');
    expect((await page().expect(200)).text).toContain('href="/settings/export/file"');
  });

  test('is only for its person, with a log-in and a fresh proof', async () => {
    await ask();
    await makeExport(stack);
    await download(app, stranger).expect(404);
    await asPerson(app, null).get('/settings/export/file').expect(302);
    await prove(stack, reader, Date.now() - 11 * 60_000);
    const { headers } = await asPerson(app, reader).get('/settings/export/file').expect(303);
    expect(headers.location).toBe('/settings/proof?back=%2Fsettings%2Fexport');
    await ask();
    expect(await countExports()).toBe(1);
  });

  test('is gone after 24 hours, and its row after two days', async () => {
    await ask();
    await makeExport(stack);
    const age = (hours: number) =>
      stack.pool.query(
        `UPDATE data_exports SET asked_at = asked_at - make_interval(hours => $1),
           ready_at = ready_at - make_interval(hours => $1), expires_at = expires_at - make_interval(hours => $1)`,
        [hours],
      );
    await age(23);
    await deleteOldExports(stack.pool);
    await download(app, reader).expect(200);
    await age(1);
    await download(app, reader).expect(404);
    expect((await page()).text).toContain('기간이 지나서 지웠어요');
    await deleteOldExports(stack.pool);
    expect([await countPieces(), await countExports()]).toEqual([0, 1]);
    await age(25);
    await deleteOldExports(stack.pool);
    expect(await countExports()).toBe(0);
  });

  test('replaces the one before', async () => {
    await ask();
    const first = await makeExport(stack);
    await ask();
    await makeExport(stack);
    expect(await stack.db.dataExportPiece.count({ where: { exportId: first?.id ?? 0 } })).toBe(0);
    await download(app, reader).expect(200);
  });
});

describe('asking', () => {
  test('makes one export at a time', async () => {
    await Promise.all([ask(), ask(), ask()]);
    expect(await countExports()).toBe(1);
    expect((await page()).text).toContain('자료를 모으고 있어요');
    expect((await page()).text).not.toContain('action="/settings/export"');
  });

  test('is possible twice in 24 hours, and failed exports do not count', async () => {
    for (let i = 0; i < 3; i += 1) {
      await ask();
      await makeExport(stack);
    }
    expect(await countExports()).toBe(2);
    expect((await page()).text).toContain('하루에 두 번까지');
    await stack.pool.query(
      'UPDATE data_exports SET ready_at = NULL, expires_at = NULL, size_bytes = NULL, failed_at = now()',
    );
    await ask();
    expect(await countExports()).toBe(3);
  });
});

describe('a worker', () => {
  test('that was killed is followed by another one, and cannot store anything any more', async () => {
    await ask();
    const killed = await claimExport(stack.pool);
    if (!killed) throw new Error('nothing was claimed');
    expect(await insertPiece(stack.pool, killed, 0, Buffer.from('half a file'))).toBe(true);
    expect(await makeExport(stack)).toBeNull();
    await endLeases(stack);
    expect(await makeExport(stack)).toMatchObject({ id: killed.id, try: 2 });
    expect(await insertPiece(stack.pool, killed, 1, Buffer.from('late'))).toBe(false);
    expect(filesOf((await download(app, reader).expect(200)).body).has('messages.json')).toBe(true);
    const { text } = await asPerson(app, reader).get('/notifications');
    expect(text.match(/내 자료를 내려받을 수 있어요/g)).toHaveLength(1);
  });

  test('beside another one makes each export once', async () => {
    await Promise.all([ask(), ask(stranger)]);
    const made = await Promise.all([makeExport(stack), makeExport(stack), makeExport(stack)]);
    expect(
      made
        .filter((one) => one !== null)
        .map(({ userId }) => userId)
        .toSorted(),
    ).toEqual([reader.id, stranger.id].toSorted());
  });

  test('that stops gives the export back', async () => {
    await ask();
    await expect(makeExport(stack, AbortSignal.abort())).rejects.toThrow();
    await endLeases(stack);
    expect(await makeExport(stack)).toMatchObject({ try: 2 });
  });

  test('gives up after five tries, and the person is told', async () => {
    const services = { ...stack, announce: announceToAccount({ changed: () => {} }) };
    await ask();
    for (let i = 0; i < exportLimits.mostTries; i += 1) {
      expect(await giveUpExports(services)).toBe(0);
      await claimExport(stack.pool);
      await endLeases(stack);
    }
    expect(await makeExport(stack)).toBeNull();
    expect(await giveUpExports(services)).toBe(1);
    expect((await asPerson(app, reader).get('/notifications')).text).toContain('내 자료를 준비하지 못했어요');
    expect((await page()).text).toContain('자료를 모으지 못했어요');
  });

  test('loses the export of an account that goes', async () => {
    await ask();
    const claim = await claimExport(stack.pool);
    await stack.pool.query('DELETE FROM users WHERE id = $1', [reader.id]);
    expect(claim && (await insertPiece(stack.pool, claim, 0, Buffer.from('x')))).toBe(false);
  });
});
