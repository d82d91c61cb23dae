import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadFixtures } from '../../src/books/load-fixtures.ts';
import { textLimits } from '../../src/platform/text/text-limits.ts';
import { createTestApp, type TestApp, testOrigin } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { file, fixture, fixtureBook } from './fixture/sample-fixtures.ts';

let stack: TestStack;
let app: TestApp;
let reader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
});
beforeEach(async () => {
  await stack.owner.query('TRUNCATE books, authors, categories, users CASCADE');
  await stack.redis.flushdb();
  reader = await createPerson(stack);
});
afterAll(() => stack.close());

const load = (...books: Parameters<typeof fixtureBook>[]) =>
  loadFixtures(stack.db, [file('books.json', fixture(books.map((book) => fixtureBook(...book))))]);
const authored = (name: string) => ({ authors: [{ id: 1, name }] });
const loadBy = (author: string, ...book: Parameters<typeof fixtureBook>) =>
  loadFixtures(stack.db, [
    file(
      'books.json',
      fixture(
        [fixtureBook(book[0], { contributors: [{ authorId: 1, role: '지은이' }], ...book[1] })],
        authored(author),
      ),
    ),
  ]);

const post = (fields: Record<string, string>, as = reader) =>
  app
    .browser()
    .post('/books')
    .set('Cookie', as.cookie)
    .type('form')
    .send({ _csrf: 'test-token', ...fields });
const get = async (path: string, status = 200) =>
  (await app.browser().get(path).set('Cookie', reader.cookie).expect(status)).text;

/** Adds a book and returns its id. */
async function add(fields: Record<string, string>, as = reader): Promise<number> {
  const { headers } = await post(fields, as).expect(303);
  return Number(/^\/books\/(\d+)$/.exec(headers.location ?? '')?.[1]);
}

describe('a reader adds a book by hand', () => {
  test('it has a page that says so, with a drawn cover and nothing of Aladin, and a search finds it', async () => {
    const id = await add({
      title: '우리 동네 이야기',
      author: '김하나, 황선우',
      publisher: '동네책방',
      isbn: '',
    });
    const html = await get(`/books/${id}`);
    expect(html).toContain('<h1>우리 동네 이야기</h1>');
    expect(html).toContain('김하나, 황선우');
    expect(html).toContain('동네책방');
    expect(html).toContain('직접 등록');
    expect(html).toContain('독자가 직접 등록한 책이에요');
    expect(html).toContain('book-cover__drawn');
    expect(html).not.toContain('book-cover__image');
    expect(html).not.toContain('알라딘에서 보기');
    expect(html).not.toContain('도서 DB 제공');
    expect(html).not.toContain(reader.nickname.concat(' 님'));
    expect(await get(`/books?q=${encodeURIComponent('동네 이야기')}`)).toContain(`data-book-id="${id}"`);
    expect(await get(`/meetings/new?q=${encodeURIComponent('동네 이야기')}`)).toContain(`bookId=${id}`);
  });

  test.each([
    ['홍길동 (글), 홍길동 (그림)', '홍길동'],
    ['김하나·황선우', '김하나, 황선우'],
    ['한강 지음', '한강'],
    ['(지은이)', '(지은이)'],
    ['J. D. 샐린저', 'J. D. 샐린저'],
  ])('the author "%s" is shown as %s', async (author, shown) => {
    const id = await add({ title: '이름 시험', author });
    expect(await get(`/books/${id}`)).toContain(`<p class="book__authors">${shown}</p>`);
  });

  test('a visitor is sent to the log-in, and her post is refused', async () => {
    const response = await app.browser().get('/books/new').expect(302);
    expect(response.headers.location).toBe('/login?next=%2Fbooks%2Fnew');
    await app.browser().post('/books').type('form').send({ title: '책', author: '사람' }).expect(401);
    await app
      .browser()
      .post('/books')
      .set('Cookie', reader.cookie)
      .type('form')
      .send({ title: '책', author: '사람' })
      .expect(403);
  });

  test.each([
    [{ title: '' }, '책 제목을 적어 주세요.'],
    [{ title: '\u200b \u00ad' }, '책 제목을 적어 주세요.'],
    [{ title: '!!!' }, '제목에 글자나 숫자를 적어 주세요.'],
    [{ title: '가'.repeat(101) }, '제목은 100자까지 쓸 수 있어요.'],
    [{ title: `가${'\u0301'.repeat(20)}` }, '여러 겹으로 쌓인 글자를 지워 주세요.'],
    [{ author: ' ' }, '지은이를 적어 주세요.'],
    [{ author: '가'.repeat(101) }, '지은이는 100자까지 쓸 수 있어요.'],
    [{ author: '…' }, '지은이 이름에 글자를 적어 주세요.'],
    [{ publisher: '가'.repeat(41) }, '출판사는 40자까지 쓸 수 있어요.'],
    [{ isbn: '123' }, 'ISBN을 다시 확인해 주세요.'],
    [{ isbn: '9788936434268' }, 'ISBN을 다시 확인해 주세요.'],
    [{ isbn: '8'.repeat(200) }, 'ISBN을 다시 확인해 주세요.'],
  ])('a wrong form %j comes back with its text and a message', async (wrong, message) => {
    const typed = { title: '남는 제목', author: '남는 이름', publisher: '남는 곳', isbn: '', ...wrong };
    const { text } = await post(typed).expect(422);
    expect(text).toContain(message);
    expect(text).toContain('aria-invalid="true"');
    for (const kept of ['남는 제목', '남는 이름', '남는 곳'])
      if (Object.values(typed).includes(kept)) expect(text).toContain(`value="${kept}"`);
    expect(await stack.db.book.count()).toBe(0);
  });

  test('texts are printed as text, and a foreign address in `next` is ignored', async () => {
    const { text } = await post({ title: '"><script>', author: '', next: 'javascript:alert(1)' }).expect(422);
    expect(text).not.toContain('"><script>');
    expect(text).not.toContain('javascript:');
    const { headers } = await post({ title: '책 하나', author: '사람', next: '//evil.example' }).expect(303);
    expect(headers.location).toMatch(/^\/books\/\d+$/);
  });

  test('from the choice of a book for a meeting it goes on to the meeting', async () => {
    expect(await get('/books/new?title=%ED%86%A0%EC%A7%80&next=/meetings/new')).toContain(
      'value="/meetings/new"',
    );
    const { headers } = await post({ title: '토지', author: '박경리', next: '/meetings/new' }).expect(303);
    const form = await get(headers.location ?? '');
    expect(form).toContain('토지');
    expect(form).toContain('name="bookId"');
  });

  test('an account adds twenty books a day; finding one that is there does not count', async () => {
    const id = await add({ title: '첫 책', author: '사람' });
    for (let at = 2; at <= 20; at += 1) await add({ title: `책 ${at + 100}쪽`, author: '사람' });
    const { text, headers } = await post({ title: '스물한 번째', author: '사람' }).expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(text).toContain('value="스물한 번째"');
    expect(await add({ title: '첫 책', author: '사람' })).toBe(id);
    await add({ title: '스물한 번째', author: '사람' }, await createPerson(stack));
  });

  test('the quiz offers no genre of books added by hand', async () => {
    for (let at = 0; at < 20; at += 1)
      await add({ title: `제목 ${'가나다라마바사아자차카타파하거너더러머버'[at]}`, author: '사람' });
    expect(await get('/quiz')).not.toContain('직접 등록');
    expect(await get('/books')).toContain('직접 등록');
  });
});

describe('a book that is stored already is not stored again', () => {
  test.each([
    ['the same ISBN-13', { title: '다른 제목', author: '다른 사람', isbn: '978-89-364-3426-7' }],
    ['the ISBN-10 of it', { title: '다른 제목', author: '다른 사람', isbn: '8936434268' }],
    ['title and author', { title: '소년이 온다', author: '한강' }],
    ['other spaces, case and brackets', { title: '소년이온다 (양장본)', author: ' 한 강 ' }],
    ['an edition and a label', { title: '소년이 온다 개정판', author: '한강 (지은이)' }],
  ])('recognised by %s', async (_how, typed) => {
    await loadBy('한강', 5, { title: '소년이 온다', isbn13: '9788936434267' });
    const { id } = await stack.db.book.findFirstOrThrow();
    expect(await add(typed)).toBe(id);
    expect(await stack.db.book.count()).toBe(1);
  });

  test('the same title by another author is another book, and so is a later volume', async () => {
    const ids = [
      await add({ title: '토지 1', author: '박경리' }),
      await add({ title: '토지', author: '김다른' }),
      await add({ title: '토지 2', author: '박경리' }),
    ];
    expect(new Set(ids).size).toBe(3);
    expect(await add({ title: '토지', author: '박경리' })).toBe(ids[0]);
  });

  test('an ISBN under a wrong title does not keep the right book out', async () => {
    const isbn = '9788936434267';
    const wrong = await add({ title: '나쁜 책 이름', author: '모름', isbn });
    const right = await add({ title: '소년이 온다', author: '한강', isbn }, await createPerson(stack));
    expect(right).not.toBe(wrong);
    expect(await get(`/books/${right}`)).toContain('<h1>소년이 온다</h1>');
    expect(await add({ title: '소년이 온다 (리커버)', author: '모름', isbn })).toBe(right);
  });

  test('two readers who add it at the same moment get one book', async () => {
    const others = [reader, await createPerson(stack), await createPerson(stack), await createPerson(stack)];
    const ids = await Promise.all(others.map((one) => add({ title: '같은 책', author: '한 사람' }, one)));
    expect(new Set(ids).size).toBe(1);
    expect(await stack.db.book.count()).toBe(1);
  });
});

describe('an import brings a book that was added by hand', () => {
  test.each([
    ['ISBN', { title: '소년이 온다고 한다', author: '모름', isbn: '9788936434267' }],
    ['title and author', { title: '소년이 온다', author: '한강', isbn: '' }],
  ])('by the same %s: its row becomes the imported book, and its meeting keeps it', async (_how, typed) => {
    const id = await add(typed);
    const meetingId = await createMeeting(stack, reader);
    await stack.db.meeting.update({ where: { id: meetingId }, data: { bookId: id } });
    const report = await loadBy('한강', 5, { title: '소년이 온다', isbn13: '9788936434267' });
    expect(report).toMatchObject({ newBooks: 0, changedBooks: 1 });
    const book = await stack.db.book.findUniqueOrThrow({ where: { id }, include: { genre: true } });
    expect(book).toMatchObject({
      id,
      itemId: 5,
      title: '소년이 온다',
      coverUrl: expect.stringContaining('aladin'),
    });
    expect(book.genre.name).toBe('소설/시/희곡');
    expect((await stack.db.meeting.findUniqueOrThrow({ where: { id: meetingId } })).bookId).toBe(id);
    const html = await get(`/books/${id}`);
    expect(html).not.toContain('직접 등록');
    expect(html).toContain('알라딘에서 보기');
    expect(await loadBy('한강', 5, { title: '소년이 온다', isbn13: '9788936434267' })).toMatchObject({
      newBooks: 0,
      changedBooks: 0,
      unchangedBooks: 1,
    });
  });

  test('a book under another title and the same ISBN is not renamed, and does not stop the right one', async () => {
    const isbn = '9788936434267';
    const other = await add({ title: '채식주의자', author: '한강', isbn });
    const same = await add({ title: '소년이 온다', author: '한강' });
    const report = await loadBy('한강', 5, { title: '소년이 온다', isbn13: isbn });
    expect(report).toMatchObject({ newBooks: 0, changedBooks: 1 });
    expect(await get(`/books/${other}`)).toContain('<h1>채식주의자</h1>');
    expect(await stack.db.book.findUniqueOrThrow({ where: { id: same } })).toMatchObject({ itemId: 5 });
  });

  test('another book with the same title stays apart', async () => {
    const id = await add({ title: '소년이 온다', author: '김다른' });
    expect(await loadBy('한강', 5, { title: '소년이 온다', isbn13: null })).toMatchObject({ newBooks: 1 });
    expect(await get(`/books/${id}`)).toContain('직접 등록');
  });

  test('a book that Aladin did not name gives way to its item, and does not come back', async () => {
    const own = [
      -7,
      { title: '토지 1', productUrl: '', coverUrl: null, isbn13: null, bestRank: null },
    ] as const;
    expect(await load(own as never)).toMatchObject({ newBooks: 1 });
    const { id } = await stack.db.book.findFirstOrThrow();
    expect(await get(`/books/${id}`)).not.toContain('알라딘에서 보기');
    expect(await load([8, { title: '토지 1', isbn13: null }])).toMatchObject({
      newBooks: 0,
      changedBooks: 1,
    });
    expect(await load(own as never)).toMatchObject({ newBooks: 0, changedBooks: 0, unchangedBooks: 1 });
    expect(await stack.db.book.findMany({ select: { id: true, itemId: true } })).toEqual([{ id, itemId: 8 }]);
  });
});

test('the database bounds the texts of a book added by hand, and only such books lack a product page', async () => {
  await add({ title: '책', author: '사람' });
  const change = (data: object) => stack.db.book.updateMany({ data });
  await expect(change({ title: '가'.repeat(textLimits.bookTitle.codePoints + 1) })).rejects.toThrow(
    'books_hand_made_bounds',
  );
  await expect(change({ publisher: '가'.repeat(textLimits.bookPublisher.codePoints + 1) })).rejects.toThrow(
    'books_hand_made_bounds',
  );
  await expect(change({ itemId: 5 })).rejects.toThrow('books_product_url_is_web');
  await expect(change({ itemId: 0 })).rejects.toThrow('books_item_id_not_zero');
});

test('where letters leave the machine, only a confirmed address adds books', async () => {
  const mailing = createTestApp(stack, {
    env: { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@example.com' },
  });
  const { text } = await mailing.browser().get('/books/new').set('Cookie', reader.cookie).expect(403);
  expect(text).toContain('이메일');
  await mailing
    .browser()
    .post('/books')
    .set('Cookie', reader.cookie)
    .set('Origin', testOrigin)
    .type('form')
    .send({ _csrf: 'test-token', title: '책', author: '사람' })
    .expect(403);
  expect(await stack.db.book.count()).toBe(0);
});
