import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createItemSearch } from '../../src/books/aladin/search-items.ts';
import { createAladinSearch } from '../../src/books/aladin-search/search-aladin.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { aladinItem, type FakeAladinSearch, startFakeAladinSearch } from '../support/fake-aladin.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let fake: FakeAladinSearch;
let app: TestApp;
let now: number;
let reader: TestPerson;

const novel = aladinItem(501, {
  title: '파도의 책 - 부제가 있다',
  author: '한바다 (지은이), 김옮김, 한바다 (옮긴이)',
  isbn13: '9788936434267',
  cover: 'https://image.aladin.co.kr/product/1/2/coversum/a.jpg',
  description: '알라딘의 소개글',
});
const items = [
  novel,
  aladinItem(502, { title: '파도의 만화', categoryName: '국내도서>만화>순정만화' }),
  aladinItem(503, { title: '파도의 만화 2', categoryName: '국내도서>만화>순정만화' }),
  aladinItem(504, { title: '파도의 밤', adult: true }),
  aladinItem(505, { title: '파도의 전자책', mallType: 'EBOOK', categoryName: 'eBook>소설' }),
  aladinItem(506, { title: '파도의 음반', categoryName: '외국도서>소설' }),
  aladinItem(507, { title: '파도의 빈칸', categoryName: '' }),
  ...Array.from({ length: 7 }, (_, at) =>
    aladinItem(600 + at, { title: `바람의 책 ${at}쪽`, bestRank: undefined }),
  ),
];

beforeAll(async () => {
  stack = await openTestStack();
});
beforeEach(async () => {
  await fake?.close();
  fake = await startFakeAladinSearch(items);
  await stack.owner.query(
    'TRUNCATE books, authors, categories, users, aladin_searches, aladin_calls CASCADE',
  );
  await stack.redis.flushdb();
  now = Date.now();
  app = createTestApp(stack, {
    env: { ALADIN_TTB_KEY: 'ttbkey', ALADIN_BASE_URL: fake.baseUrl },
    clock: { now: () => new Date(now) },
  });
  reader = await createPerson(stack);
});
afterAll(async () => {
  await fake.close();
  await stack.close();
});

const get = async (path: string, as: TestPerson | null = reader) => {
  const request = app.browser().get(path);
  return (await (as ? request.set('Cookie', as.cookie) : request).expect(200)).text;
};
const search = (q: string, rest = '', as: TestPerson | null = reader) =>
  get(`/books?q=${encodeURIComponent(q)}${rest}`, as);
const choose = (q: string, rest = '') => get(`/meetings/new?q=${encodeURIComponent(q)}${rest}`);
const foundIn = (html: string) => [...html.matchAll(/data-item-id="(\d+)"/g)].map(([, id]) => Number(id));
const pick = (itemId: number | string, fields: Record<string, string> = {}, as = reader) =>
  app
    .browser()
    .post('/books/aladin')
    .set('Cookie', as.cookie)
    .type('form')
    .send({ _csrf: 'test-token', itemId, ...fields });

const unavailable = '지금은 알라딘에서 찾지 못했어요.';

describe('a search that the catalogue has few books for', () => {
  test('shows the books of Aladin with their source, and says what was left out and why', async () => {
    const html = await search('파도의');
    expect(foundIn(html)).toEqual([501]);
    expect(html).toContain('파도의 책');
    expect(html).toContain('한바다');
    expect(html).toContain(
      '알라딘이 찾은 책 가운데 2개는 만화 분야라서, 1개는 성인 도서라서, 1개는 종이책이 아니라서, 1개는 국내 도서가 아니라서, 1개는 책 정보가 모자라서 뺐어요.',
    );
    expect(html).toContain('도서 DB 제공 : ');
    expect(html).toContain('wproduct.aspx?ItemId=501');
    expect(html).toContain('/product/1/2/cover500/a.jpg 500w');
    expect(fake.queries).toEqual([
      expect.objectContaining({ Query: '파도의', QueryType: 'Keyword', Version: '20131101', output: 'js' }),
    ]);
  });

  test('a visitor sees them too, and is led to the log-in to keep one', async () => {
    const html = await search('파도의', '', null);
    expect(foundIn(html)).toEqual([501]);
    expect(html).toContain(`/login?next=${encodeURIComponent(`/books?q=${encodeURIComponent('파도의')}`)}`);
    expect(html).not.toContain('action="/books/aladin"');
    await app.browser().post('/books/aladin').type('form').send({ itemId: '501' }).expect(401);
  });

  test('a book of it becomes a book here, with the facts that Aladin gave', async () => {
    await search('파도의');
    const { headers } = await pick(501, { title: '거짓 제목', genre: '만화' }).expect(303);
    const book = await stack.db.book.findFirstOrThrow({ include: { genre: true, contributors: true } });
    expect(headers.location).toBe(`/books/${book.id}`);
    expect(book).toMatchObject({
      itemId: 501,
      title: '파도의 책',
      subtitle: '부제가 있다',
      isbn13: '9788936434267',
      bestRank: null,
    });
    expect(book.genre.name).toBe('소설/시/희곡');
    expect(book.contributors).toHaveLength(3);
    await pick(501).expect(303);
    expect(await stack.db.book.count()).toBe(1);
    const again = await search('파도의');
    expect(foundIn(again)).toEqual([]);
    expect(again).toContain(`data-book-id="${book.id}"`);
    expect(await choose('파도의')).toContain(`bookId=${book.id}`);
  });

  test('chosen for a meeting, it leads on to the meeting', async () => {
    const html = await choose('파도의');
    expect(foundIn(html)).toEqual([501]);
    expect(html).toContain('이 책으로 정하기');
    expect(html).toContain('name="next" value="/meetings/new"');
    const { headers } = await pick(501, { next: '/meetings/new' }).expect(303);
    expect(headers.location).toMatch(/^\/meetings\/new\?bookId=\d+$/);
    expect(await get(headers.location ?? '')).toContain('파도의 책');
    const meetingId = await createMeeting(stack, reader, [], { startsInMinutes: 60 });
    const edited = await get(`/meetings/${meetingId}/edit/book?q=${encodeURIComponent('바람의')}`);
    expect(edited).toContain(`value="/meetings/${meetingId}/edit"`);
  });

  test('a book that was added by hand becomes the item, and keeps its meetings', async () => {
    const { headers } = await app
      .browser()
      .post('/books')
      .set('Cookie', reader.cookie)
      .type('form')
      .send({ _csrf: 'test-token', title: '파도의책', author: '한바다' })
      .expect(303);
    await search('파도의 책', '&more=1');
    expect((await pick(501).expect(303)).headers.location).toBe(headers.location);
    expect(await stack.db.book.findMany({ select: { itemId: true } })).toEqual([{ itemId: 501 }]);
  });

  test.each([502, 504, 505, 507, 999, 0, 'x', '99999999999'])(
    'item %s, which was excluded or not found, is not stored',
    async (itemId) => {
      await search('파도의');
      const { text } = await pick(itemId).expect(404);
      expect(text).toContain('href="/books">책 다시 찾기</a>');
      expect(await stack.db.book.count()).toBe(0);
    },
  );
});

describe('when Aladin is asked', () => {
  test('equal searches of all readers are one call a day', async () => {
    await Promise.all([search('파도의'), search('  파도의 ')]);
    await search('파도의', '', await createPerson(stack));
    await choose('파도의');
    expect(fake.queries).toHaveLength(1);
    await stack.pool.query("UPDATE aladin_searches SET expires_at = now() - interval '1 second'");
    await pick(501).expect(404);
    await search('바람의');
    expect(await stack.pool.query('SELECT query FROM aladin_searches').then(({ rows }) => rows)).toEqual([
      { query: '바람의' },
    ]);
    await search('파도의');
    expect(fake.queries).toHaveLength(3);
  });

  test('not while the words are typed, without words, in a genre, or when the catalogue has enough', async () => {
    const typed = await choose('파도의', '&typing=1');
    expect(typed).toContain('알라딘에서 더 찾기');
    expect(typed).toContain(`/meetings/new?q=${encodeURIComponent('파도의')}&amp;more=1`);
    await get('/books');
    await get('/meetings/new');
    for (let at = 0; at < 5; at += 1) await createBook(stack, { title: `바람의 노래 ${'가나다라마'[at]}` });
    const { id: genre } = await stack.db.genre.findFirstOrThrow();
    await search('파도의', `&genre=${genre}`);
    expect(await search('바람의')).toContain('&amp;more=1');
    expect(fake.queries).toEqual([]);
    expect(foundIn(await search('바람의', '&more=1'))).toHaveLength(7);
    expect(fake.queries).toHaveLength(1);
  });

  test('never on a site without a key', async () => {
    app = createTestApp(stack);
    const html = await search('파도의', '&more=1');
    expect(html).not.toContain('알라딘에서 더 찾기');
    expect(html).not.toContain('알라딘에서 찾은 책');
    expect(html).toContain('책 직접 등록하기');
  });

  test('an account asks sixty times an hour; what was found before costs nothing', async () => {
    app = createTestApp(stack, {
      env: { ALADIN_TTB_KEY: 'ttbkey', ALADIN_BASE_URL: fake.baseUrl, RATE_LIMITS: 'aladin-search=1/3600' },
    });
    await search('파도의');
    await search('파도의');
    const html = await search('바람의');
    expect(foundIn(html)).toEqual([]);
    expect(html).toMatch(/found-books__note" role="status">[^<]*다시/);
    expect(foundIn(await search('바람의', '', await createPerson(stack)))).toHaveLength(7);
  });
});

describe('when Aladin fails, the page says so and offers the way by hand', () => {
  test.each(['error', 'html', 'cut', 'slow'] as const)('mode %s', async (mode) => {
    fake.mode = mode;
    const started = performance.now();
    const html = await search('파도의');
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(html).toContain(unavailable);
    expect(html).toContain('href="/books/new?title=');
    expect(JSON.stringify(app.logs)).not.toContain('ttbkey');
    expect(app.logs.some(({ msg, fault }) => msg === 'Aladin search failed' && fault !== undefined)).toBe(
      true,
    );
    fake.mode = 'ok';
    expect(foundIn(await search('파도의'))).toEqual([501]);
  });

  test('one refused request of a flaky server is one failed search', async () => {
    fake.mode = 'flaky';
    expect(await search('파도의')).toContain(unavailable);
    expect(foundIn(await search('파도의'))).toEqual([501]);
  });

  test('error 8 means that nothing was found, which is no failure', async () => {
    Object.assign(fake, { mode: 'error', errorCode: '8' });
    expect(await search('파도의')).toContain('알라딘에서 더 찾은 책이 없어요.');
  });

  test('after five failures in a row Aladin is left alone for a minute', async () => {
    fake.mode = 'html';
    for (let at = 0; at < 5; at += 1) await search(`파도 ${at}`);
    expect(fake.queries).toHaveLength(5);
    fake.mode = 'ok';
    expect(await search('파도의')).toContain(unavailable);
    expect(fake.queries).toHaveLength(5);
    now += 60_000;
    expect(foundIn(await search('파도의'))).toEqual([501]);
  });

  test('a refused key stops the calls at once', async () => {
    Object.assign(fake, { mode: 'error', errorCode: '4' });
    await search('파도의');
    await search('바람의');
    expect(fake.queries).toHaveLength(1);
  });
});

test('the calls of a day end before what Aladin allows, and begin again on the next day in Seoul', async () => {
  const aladin = createAladinSearch({
    ...app.live,
    searchItems: createItemSearch({ baseUrl: fake.baseUrl, key: 'ttbkey' }),
    callsPerDay: 2,
  });
  const kinds = async (...queries: string[]) => {
    const answers = [];
    const searcher = { key: 'account 1', isVisitor: false };
    for (const query of queries) answers.push((await aladin.find(query, searcher)).kind);
    return answers;
  };
  expect(await kinds('하나', '둘', '셋', '하나')).toEqual(['found', 'found', 'unavailable', 'found']);
  expect(fake.queries).toHaveLength(2);
  await stack.pool.query('UPDATE aladin_calls SET day = day - 1');
  expect(await kinds('셋')).toEqual(['found']);
  expect((await stack.pool.query('SELECT calls FROM aladin_calls')).rows).toEqual([{ calls: 1 }]);
});

test('visitors use at most half of the calls of a day, so that they leave some to accounts', async () => {
  const aladin = createAladinSearch({
    ...app.live,
    searchItems: createItemSearch({ baseUrl: fake.baseUrl, key: 'ttbkey' }),
    callsPerDay: 4,
  });
  const kindFor = async (query: string, isVisitor: boolean) =>
    (await aladin.find(query, { key: `${isVisitor} ${query}`, isVisitor })).kind;
  expect(await kindFor('하나', true)).toBe('found');
  expect(await kindFor('둘', true)).toBe('found');
  expect(await kindFor('셋', true)).toBe('unavailable');
  expect(await kindFor('셋', false)).toBe('found');
  // What is kept from another search costs no call.
  expect(await kindFor('셋', true)).toBe('found');
  expect(fake.queries).toHaveLength(3);
});
