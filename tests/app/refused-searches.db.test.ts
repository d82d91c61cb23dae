import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshSearchKeys } from '../../src/app/refresh-search-keys.ts';
import { createTestApp, signedUp } from '../support/app.ts';
import { createBook } from '../support/meetings.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;

beforeAll(async () => {
  stack = await openTestStack();
  await createBook(stack, { title: '데미안' });
  await refreshSearchKeys(stack.db);
});
afterAll(() => stack.close());

const q = encodeURIComponent('데미안');

describe('a search beyond the limit', () => {
  test.each(['/books', '/meetings'])(
    'on %s is answered with the page, the query in it and when to try again',
    async (path) => {
      const app = createTestApp(stack, { env: { RATE_LIMITS: 'search=1/60' } });
      const visitor = app.browser();
      await stack.redis.flushdb();
      await visitor.get(`${path}?q=${q}`).expect(200);
      const refused = await visitor.get(`${path}?q=${q}`).expect(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(refused.text).toContain('value="데미안"');
      expect(refused.text).toMatch(/role="alert">[^<]*다시 시도해 주세요/);
      // A request without a search is not counted, nor is an empty search.
      await visitor.get(path).expect(200);
      await visitor.get(`${path}?q=`).expect(200);
      await visitor.get(`${path}?q=%E2%80%8B`).expect(200);
    },
  );

  test('is counted for its account only, and the choice of a book counts as well', async () => {
    const app = createTestApp(stack, { env: { RATE_LIMITS: 'search=1/60' } });
    await stack.redis.flushdb();
    const [one, other] = [await signedUp(app), await signedUp(app)];
    await one.browser.get(`/books?q=${q}`).expect(200);
    const { text } = await one.browser.get(`/meetings/new?q=${q}`).expect(429);
    expect(text).toContain('value="데미안"');
    expect(text).toMatch(/id="book-count"[^>]*>[^<]*다시 시도해 주세요/);
    await one.browser.get('/meetings/new').expect(200);
    await other.browser.get(`/meetings/new?q=${q}`).expect(200);
  });
});

describe('where all connections for searching are taken', () => {
  const holdAll = async (app: ReturnType<typeof createTestApp>) => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const taken: Promise<void>[] = [];
    const searches = Array.from({ length: 2 }, () => {
      let hasBegun = () => {};
      taken.push(
        new Promise<void>((resolve) => {
          hasBegun = resolve;
        }),
      );
      return app.live.searches.search(async () => {
        hasBegun();
        await held;
      });
    });
    await Promise.all(taken);
    return async () => {
      letGo();
      await Promise.all(searches);
    };
  };

  test.each(['/books', '/meetings', '/meetings/new', '/clubs'])(
    '%s says so and keeps the query',
    async (path) => {
      const app = createTestApp(stack);
      const { browser } = await signedUp(app);
      const letGo = await holdAll(app);
      const { text, headers } = await browser.get(`${path}?q=${q}`).expect(503);
      expect(headers['retry-after']).toBe('3');
      expect(text).toContain('value="데미안"');
      expect(text).toContain('지금은 검색이 붐벼요. 잠시 뒤에 다시 찾아 주세요.');
      expect(text).not.toContain('검색 결과');
      await letGo();
      await browser.get(`${path}?q=${q}`).expect(200);
    },
  );

  test('lists without a query and all other pages still work', async () => {
    const app = createTestApp(stack);
    const { browser } = await signedUp(app);
    const letGo = await holdAll(app);
    for (const path of ['/', '/books', '/meetings', '/meetings/new', '/readyz'])
      await browser.get(path).expect(200);
    await letGo();
  });
});
