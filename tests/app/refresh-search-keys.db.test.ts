import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { refreshSearchKeys, startSearchKeyJobs } from '../../src/app/refresh-search-keys.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { addressesOf } from '../support/test-servers.ts';

let stack: TestStack;
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.db.meeting.deleteMany();
  meetingId = await createMeeting(stack, await createPerson(stack), [], { title: '봄 모임' });
  await refreshSearchKeys(stack.db);
});

const meeting = () => stack.db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
const bookOf = async () => stack.db.book.findUniqueOrThrow({ where: { id: (await meeting()).bookId } });

test('rows without search keys get them, and a second run writes nothing', async () => {
  const { id } = await createBook(stack, { title: '열쇠 없는 책' });
  await stack.pool.query('UPDATE books SET search_text = NULL, search_keyed_at = NULL WHERE id = $1', [id]);
  expect(await refreshSearchKeys(stack.db)).toEqual({ books: 1, meetings: 0 });
  expect(await refreshSearchKeys(stack.db)).toEqual({ books: 0, meetings: 0 });
});

test('`npm run migrate` writes missing keys, whatever was migrated before', async () => {
  await stack.pool.query('UPDATE meetings SET search_text = NULL, search_keyed_at = NULL');
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/migrate.ts'], {
    env: addressesOf(stack.ownerUrl),
  });
  expect(stdout).toContain('Search keys written: 0 books, 1 meetings.');
  expect((await meeting()).searchText).toContain('\n');
});

test('the worker writes missing keys when it starts', async () => {
  await stack.pool.query('UPDATE meetings SET search_text = NULL, search_keyed_at = NULL');
  const stop = startSearchKeyJobs({ db: stack.db, log: createLogger({ level: 'silent', name: 'test' }) });
  await expect.poll(async () => (await meeting()).searchText).toContain('\n');
  stop();
});

test('a row changed by the previous version gets a new key', async () => {
  const before = await meeting();
  await stack.pool.query("UPDATE meetings SET title = '가을 모임', updated_at = now() WHERE id = $1", [
    meetingId,
  ]);
  expect(await refreshSearchKeys(stack.db)).toEqual({ books: 0, meetings: 1 });
  expect((await meeting()).searchText).not.toBe(before.searchText);
});

test('the key of a meeting ends with that of its book, and follows it when it changes', async () => {
  const before = await bookOf();
  expect((await meeting()).searchText?.endsWith(before.searchText ?? '?')).toBe(true);
  await stack.db.book.update({
    where: { id: before.id },
    data: { title: '겨울 책', updatedAt: new Date() },
  });
  expect(await refreshSearchKeys(stack.db)).toEqual({ books: 1, meetings: 1 });
  const after = await bookOf();
  expect(after.searchText).not.toBe(before.searchText);
  expect((await meeting()).searchText?.endsWith(after.searchText ?? '?')).toBe(true);
  expect((await meeting()).searchGrams).toEqual(expect.arrayContaining(after.searchGrams));
});

test('a change of a book that no search can see leaves its meetings alone', async () => {
  const { id } = await bookOf();
  await stack.db.book.update({ where: { id }, data: { salesPoint: 7, updatedAt: new Date() } });
  expect(await refreshSearchKeys(stack.db)).toEqual({ books: 1, meetings: 0 });
});
