import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { importBooks } from '../../src/app/import-books.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { aladinBody, aladinItem, type FakeAladin, startFakeAladin } from '../support/fake-aladin.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let fake: FakeAladin | undefined;
beforeAll(async () => {
  stack = await openTestStack();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await fake?.close();
  fake = undefined;
});
afterAll(() => stack.close());

/** Runs one import from a fake Aladin with these bestsellers. */
async function importList(...items: object[]) {
  await fake?.close();
  fake = await startFakeAladin((query, res) =>
    res.end(aladinBody(query.start === '1' && query.CategoryId === '0' ? items : [])),
  );
  vi.stubEnv('ALADIN_TTB_KEY', 'ttbkey');
  vi.stubEnv('ALADIN_BASE_URL', fake.baseUrl);
  return importBooks({ db: stack.db, clock: systemClock })();
}

const ranks = async () =>
  (await stack.db.book.findMany({ orderBy: { itemId: 'asc' } })).map(({ itemId, bestRank }) => [
    itemId,
    bestRank,
  ]);

test('an import stores books with descriptions, returns a summary, and no two books share a rank', async () => {
  const first = await importList(
    aladinItem(1, { bestRank: 1, description: '소개글' }),
    aladinItem(2, { bestRank: 2 }),
  );
  expect(first).toContain('2 new books, 0 changed, 0 unchanged');
  expect((await stack.db.book.findFirst({ where: { itemId: 1 } }))?.description).toBe('소개글');
  expect(await ranks()).toEqual([
    [1, 1],
    [2, 2],
  ]);

  const second = await importList(aladinItem(3, { bestRank: 1 }), aladinItem(2, { bestRank: 2 }));
  expect(second).toContain('1 new books, 1 changed, 1 unchanged');
  expect(await ranks()).toEqual([
    [1, null],
    [2, 2],
    [3, 1],
  ]);
});

test('without a key it fails with a message for the operator, and changes nothing', async () => {
  const before = await ranks();
  vi.stubEnv('ALADIN_TTB_KEY', '');
  await expect(importBooks({ db: stack.db, clock: systemClock })()).rejects.toThrow('ALADIN_TTB_KEY');
  expect(await ranks()).toEqual(before);
});
