import supertest from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answersOf } from '../quiz/answers-of.ts';
import { createTestApp, type TestApp, testOrigin } from '../support/app.ts';
import { FakeOpenAI } from '../support/fake-openai.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { type SeededCatalogue, seedCatalogue } from './seed-catalogue.ts';

let stack: TestStack;
let catalogue: SeededCatalogue;
let fake: FakeOpenAI;
let app: TestApp;
let reader: TestPerson;
let now: number;
let nextItem = 900_000;

beforeAll(async () => {
  [stack, fake] = await Promise.all([openTestStack(), FakeOpenAI.start()]);
  catalogue = await seedCatalogue(stack);
  app = createTestApp(stack, {
    clock: { now: () => new Date(now) },
    env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: fake.url, BENCH: '1' },
  });
});
afterAll(async () => {
  await fake.stop();
  await stack.close();
});
beforeEach(async () => {
  await stack.redis.flushdb();
  reader = await createPerson(stack);
  now = Date.now();
  fake.forget();
  fake.play('ok');
});

const post = (path: string, fields: Record<string, unknown> = {}, as = reader, of = app) =>
  supertest(of.app)
    .post(path)
    .type('form')
    .set('Origin', testOrigin)
    .set('Cookie', as.cookie)
    .send({ _csrf: 'test-token', ...fields });
const get = (path: string, as = reader) => supertest(app.app).get(path).set('Cookie', as.cookie);

const quiz = async (letters = 'abcdabcdab') => {
  const { headers } = await post('/quiz', { genre: String(catalogue.full.id), ...answersOf(letters) }).expect(
    303,
  );
  return idIn(headers.location);
};
const again = async (id: number, wish: string | string[] = []) => {
  now += 1_000;
  const { headers } = await post(`/recommendations/${id}/again`, { wish }).expect(303);
  return idIn(headers.location);
};
const say = (id: number, bookId: number, verdict: string) =>
  post(`/recommendations/${id}/books/${bookId}/verdict`, { verdict });
const idIn = (location: string | undefined) => Number(/^\/recommendations\/(\d+)$/.exec(location ?? '')?.[1]);

const read = (id: number) =>
  stack.db.recommendation.findUniqueOrThrow({
    where: { id },
    include: {
      picks: {
        orderBy: { position: 'asc' },
        include: { book: { include: { contributors: { include: { author: true } } } } },
      },
    },
  });
/** Stores another product of a work, below all others, and returns its id. */
async function createOther(of: number, titled: (book: { title: string }) => string): Promise<number> {
  const { contributors, ...book } = await stack.db.book.findUniqueOrThrow({
    where: { id: of },
    include: { contributors: true },
  });
  nextItem += 1;
  const { id } = await stack.db.book.create({
    data: {
      title: titled(book),
      itemId: nextItem,
      genreId: book.genreId,
      publisher: book.publisher,
      listPrice: book.listPrice,
      salePrice: book.salePrice,
      salesPoint: 0,
      productUrl: book.productUrl,
      contributors: {
        create: contributors.map(({ position, authorId, role }) => ({ position, authorId, role })),
      },
    },
  });
  return id;
}
const booksOf = async (id: number) => (await read(id)).picks.map(({ bookId }) => bookId);
const authorsOf = async (id: number) =>
  (await read(id)).picks.flatMap(({ book }) => book.contributors.map(({ author }) => author.name));
const pageOf = async (id: number) => (await get(`/recommendations/${id}`).expect(200)).text;

describe('POST /recommendations/:id/again', () => {
  test('shows no book twice until fewer than three of the twenty are left, and then the page says so', async () => {
    const seen: number[] = [];
    let id = await quiz();
    for (let round = 0; round < 6; round += 1) {
      const books = await booksOf(id);
      expect(books.filter((book) => seen.includes(book))).toEqual([]);
      expect(books.every((book) => catalogue.topIds.includes(book))).toBe(true);
      seen.push(...books);
      expect(await pageOf(id)).not.toContain('스무 권');
      id = await again(id);
    }
    // Two of the twenty are left, and the genre has five more.
    expect((await read(id)).pool).toBe('beyond');
    expect(await pageOf(id)).toContain('그다음 책까지 넓혀 골랐어요');
    const beyond = await booksOf(id);
    expect(beyond.filter((book) => seen.includes(book))).toEqual([]);
    id = await again(id);
    seen.push(...beyond, ...(await booksOf(id)));
    expect(new Set(seen).size).toBe(24);
    // One of 25 is left. It is among the first to come back, and no book comes a third time before
    // all others came twice.
    for (let round = 0; round < 7; round += 1) {
      id = await again(id);
      expect((await read(id)).pool).toBe('restarted');
      expect(await pageOf(id)).toContain('보여 드렸던 책에서 다시 골랐어요');
      seen.push(...(await booksOf(id)));
      expect(new Set(seen).size).toBe(25);
    }
    const times = catalogue.topIds.map((top) => seen.filter((book) => book === top).length);
    expect(Math.max(...times)).toBe(2);
  });

  test('a read book never comes back, even when the pool restarts', async () => {
    let id = await quiz();
    const [first = 0] = await booksOf(id);
    await say(id, first, 'read').expect(303);
    await say(id, first, 'like').expect(303);
    for (let round = 0; round < 10; round += 1) {
      id = await again(id);
      expect(await booksOf(id)).not.toContain(first);
    }
    now += 25 * 60 * 60 * 1_000;
    expect(await booksOf(await quiz())).not.toContain(first);
  });

  test('a disliked book never comes back', async () => {
    let id = await quiz();
    const [first = 0] = await booksOf(id);
    await say(id, first, 'dislike').expect(303);
    for (let round = 0; round < 9; round += 1) {
      id = await again(id);
      expect(await booksOf(id)).not.toContain(first);
    }
    now += 25 * 60 * 60 * 1_000;
    expect((await read(await quiz())).candidates).not.toContain(first);
  });

  test('a new quiz shows disliked books only as far as needed to reach three', async () => {
    const all = await stack.db.book.findMany({
      where: { genreId: catalogue.full.id },
      orderBy: { bestRank: 'asc' },
    });
    const ids = all.map(({ id }) => id);
    await stack.db.bookVerdict.createMany({
      data: ids.map((bookId, i) => ({
        userId: reader.id,
        bookId,
        ...(i === 0 ? { readAt: new Date() } : i > 2 ? { taste: 'dislike' } : { taste: 'like' }),
      })),
    });
    expect((await read(await quiz())).candidates).toEqual(ids.slice(1, 4));
  });

  test('a verdict on another edition, a volume or a set counts for the work', async () => {
    const [known = 0, disliked = 0] = catalogue.topIds;
    const others = await Promise.all([
      createOther(known, ({ title }) => `${title} (리커버)`),
      createOther(known, ({ title }) => `${title} 2`),
      createOther(disliked, ({ title }) => `${title} 세트`),
    ]);
    await stack.db.bookVerdict.createMany({
      data: [
        { userId: reader.id, bookId: others[1] ?? 0, readAt: new Date() },
        { userId: reader.id, bookId: others[2] ?? 0, taste: 'dislike' },
      ],
    });
    let id = await quiz();
    expect((await read(id)).candidates).toHaveLength(20);
    for (let round = 0; round < 9; round += 1) {
      const { candidates } = await read(id);
      for (const book of [known, disliked, ...others]) expect(candidates).not.toContain(book);
      id = await again(id);
    }
    await stack.db.book.deleteMany({ where: { id: { in: others } } });
  });

  test('a work that was shown in another edition counts as shown', async () => {
    const id = await quiz();
    const { picks } = await read(id);
    const shown = picks[0]?.bookId ?? 0;
    const other = await createOther(shown, ({ title }) => `${title} (리커버)`);
    await stack.db.recommendationPick.updateMany({
      where: { recommendationId: id, bookId: shown },
      data: { bookId: other },
    });
    expect((await read(await again(id))).candidates).not.toContain(shown);
    await stack.db.recommendationPick.deleteMany({ where: { bookId: other } });
    await stack.db.book.delete({ where: { id: other } });
  });

  test('other_author: excludes the authors of shown books', async () => {
    const authors: string[] = [];
    let id = await quiz();
    for (let round = 0; round < 3; round += 1) {
      const names = await authorsOf(id);
      if (round > 0) expect(names.filter((name) => authors.includes(name))).toEqual([]);
      authors.push(...names);
      id = await again(id, 'other_author');
    }
    expect(await pageOf(id)).toMatch(/‘다른 작가’를 고르셔서 .*의 책을 뺐어요/);
  });

  test('other_author: repeats no book while others are left and no author in a row, or the page says so', async () => {
    let id = await quiz();
    const seen = await booksOf(id);
    for (let round = 0; round < 12; round += 1) {
      const last = id;
      id = await again(last, 'other_author');
      const before = await authorsOf(last);
      const isSaid = (await pageOf(id)).includes('작가를 가리지 않고');
      expect(isSaid || !(await authorsOf(id)).some((name) => before.includes(name))).toBe(true);
      const books = await booksOf(id);
      if (seen.length < 24) expect(books.filter((book) => seen.includes(book))).toEqual([]);
      seen.push(...books);
    }
  });

  test('lighter: light books move up, the model is told, and the page names the result', async () => {
    const withoutModel = createTestApp(stack, { clock: { now: () => new Date(now) }, env: { BENCH: '1' } });
    const first = await quiz();
    await again(first, 'lighter');
    const ranking = fake.requests.findLast(({ isWriting }) => !isWriting);
    expect(ranking?.body.messages?.[1]?.content).toContain('"wishes":["지난번보다 더 가볍게 읽히는 책"]');

    const light = async (wish: string[]) => {
      reader = await createPerson(stack);
      const start = await post(
        '/quiz',
        { genre: String(catalogue.full.id), ...answersOf('eeebcccbbd') },
        reader,
        withoutModel,
      );
      const answer = await post(`${start.headers.location}/again`, { wish }, reader, withoutModel).expect(
        303,
      );
      const row = await read(idIn(answer.headers.location));
      return { row, count: row.picks.filter(({ book }) => book.tags.includes('짧은 호흡')).length };
    };
    const [plain, lighter] = [await light([]), await light(['lighter'])];
    expect(lighter.count).toBeGreaterThan(plain.count);
    expect(await pageOf(lighter.row.id)).toMatch(
      new RegExp(`‘더 가볍게’를 고르셔서 .*이번에는 ${lighter.count}권이에요`),
    );
  });

  test('not_my_taste: tags of the shown books lose weight, and the page names them', async () => {
    const id = await quiz();
    const tags = new Set((await read(id)).picks.flatMap(({ book }) => book.tags));
    const next = await again(id, 'not_my_taste');
    const { avoidedTags } = (await read(next)).feedback as { avoidedTags: string[] };
    expect(avoidedTags.length).toBeGreaterThan(0);
    expect([...tags]).toEqual(expect.arrayContaining(avoidedTags));
    expect(await pageOf(next)).toContain(`‘이번 책과 다르게’를 고르셔서 ‘${avoidedTags[0]}’`);
    // The taste is remembered in later recommendations.
    const after = await again(next);
    expect((await read(after)).feedback).toMatchObject({
      avoidedTags: expect.arrayContaining([avoidedTags[0]]),
    });
  });

  test('tags of a liked book gain weight', async () => {
    const id = await quiz();
    const [pick] = (await read(id)).picks.filter(({ book }) => book.tags.length > 0);
    await say(id, pick?.bookId ?? 0, 'like').expect(303);
    const next = await again(id);
    expect((await read(next)).feedback).toMatchObject({ likedTags: pick?.book.tags.toSorted() });
    expect(await pageOf(next)).toContain('마음에 든다고 하신 책을 떠올리며');
  });

  test('several wishes are stored together, each once', async () => {
    const next = await again(await quiz(), ['lighter', 'other_author', 'lighter']);
    expect((await read(next)).wishes).toEqual(['lighter', 'other_author']);
  });

  test('two equal concurrent requests make one recommendation', async () => {
    const id = await quiz();
    fake.forget();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post(`/recommendations/${id}/again`, { wish: 'lighter' })),
    );
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    expect(fake.requests).toHaveLength(2);
  });

  test('two different concurrent requests share no book', async () => {
    const id = await quiz();
    const answers = await Promise.all(
      ['lighter', 'not_my_taste'].map((wish) => post(`/recommendations/${id}/again`, { wish })),
    );
    const books = await Promise.all(answers.map(({ headers }) => booksOf(idIn(headers.location))));
    expect(new Set(books.flat()).size).toBe(6);
  });

  test('a book marked as read meanwhile does not come back from a stored result', async () => {
    const id = await quiz();
    const first = await again(id);
    const [book = 0] = await booksOf(first);
    await say(first, book, 'read').expect(303);
    expect(await booksOf(await again(id))).not.toContain(book);
  });

  test('an unknown wish is refused with the page, and no call is made', async () => {
    const id = await quiz();
    fake.forget();
    const { text } = await post(`/recommendations/${id}/again`, { wish: ['lighter', 'cheaper'] }).expect(422);
    expect(text).toContain('고를 수 없는 항목이에요');
    expect(fake.requests).toHaveLength(0);
  });

  test('answers 404 to another reader, 401 without a log-in, 403 for a wrong token', async () => {
    const id = await quiz();
    await post(`/recommendations/${id}/again`, {}, await createPerson(stack)).expect(404);
    await supertest(app.app).post(`/recommendations/${id}/again`).set('Origin', testOrigin).expect(401);
    await post(`/recommendations/${id}/again`, { _csrf: 'wrong' }).expect(403);
    for (const none of ['0', 'abc', '99999999']) await post(`/recommendations/${none}/again`).expect(404);
  });

  test('after the quiz has changed it asks the reader to take it again', async () => {
    const id = await quiz();
    await stack.db.recommendation.update({ where: { id }, data: { answers: { q1: 'a', q2: 'z' } } });
    const { text } = await post(`/recommendations/${id}/again`).expect(409);
    expect(text).toContain('퀴즈가 바뀌어서');
  });

  test('counts for the limit of ten a day', async () => {
    const limited = createTestApp(stack, {
      clock: { now: () => new Date(now) },
      env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: fake.url },
    });
    let id = await quiz();
    for (let round = 0; round < 9; round += 1) id = await again(id);
    now += 1_000;
    await post(`/recommendations/${id}/again`, {}, reader, limited).expect(429);
  });
});

describe('a verdict on a book', () => {
  test('is stored, shown as pressed, and redirects to the book', async () => {
    const id = await quiz();
    const [book = 0] = await booksOf(id);
    const { headers } = await say(id, book, 'like').expect(303);
    expect(headers.location).toBe(`/recommendations/${id}#book-${book}`);
    await say(id, book, 'read').expect(303);
    const text = await pageOf(id);
    expect(text.match(/aria-pressed="true"/g)).toHaveLength(2);
    expect(text).toMatch(/value="like" aria-pressed="true"/);
    await say(id, book, 'dislike').expect(303);
    expect(await pageOf(id)).toMatch(/value="like" aria-pressed="false"/);
  });

  test('is answered with JSON for a script: the pressed buttons and a sentence', async () => {
    const id = await quiz();
    const [book = 0] = await booksOf(id);
    const ask = async (verdict: string) => {
      const { body } = await say(id, book, verdict).set('Accept', 'application/json').expect(200);
      return body;
    };
    expect(await ask('like')).toEqual({ chosen: ['like'], said: '마음에 드는 책으로 남겼어요.' });
    expect((await ask('read')).chosen).toEqual(['like', 'read']);
    expect((await ask('dislike')).chosen).toEqual(['dislike', 'read']);
    await say(id, book, 'love').set('Accept', 'application/json').expect(422);
  });

  test("needs a known verdict, a book of the recommendation, and the reader's own recommendation", async () => {
    const id = await quiz();
    const [book = 0] = await booksOf(id);
    const other = catalogue.topIds.find((top) => top !== book) ?? 0;
    const outside = (await booksOf(id)).includes(other) ? 999_999 : other;
    await say(id, book, 'love').expect(422);
    await post(`/recommendations/${id}/books/${book}/verdict`).expect(422);
    await say(id, outside, 'like').expect(404);
    await post(`/recommendations/${id}/books/abc/verdict`, { verdict: 'like' }).expect(404);
    const somebody = await createPerson(stack);
    await post(`/recommendations/${id}/books/${book}/verdict`, { verdict: 'like' }, somebody).expect(404);
    expect(await stack.db.bookVerdict.count({ where: { userId: { in: [reader.id, somebody.id] } } })).toBe(0);
  });
});

describe("a reader's stored taste", () => {
  test('is shown on one page to the reader only', async () => {
    const id = await quiz();
    const [book = 0] = await booksOf(id);
    await say(id, book, 'like').expect(303);
    const { text } = await get('/taste').expect(200);
    expect(text.match(/given__pair/g)).toHaveLength(10);
    expect(text).toContain('마음에 들어요');
    expect(text).toContain('추천 1건을 저장하고 있어요');
    expect((await get('/taste', await createPerson(stack))).text).toContain('저장된 것이 없어요');
    const visitor = await supertest(app.app).get('/taste').expect(302);
    expect(visitor.headers.location).toBe('/login?next=%2Ftaste');
  });

  test("is deleted on request, and the day's count stays", async () => {
    const limited = createTestApp(stack, {
      clock: { now: () => new Date(now) },
      env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: fake.url },
    });
    let id = await quiz();
    await say(id, (await booksOf(id))[0] ?? 0, 'like').expect(303);
    for (let round = 0; round < 9; round += 1) id = await again(id);
    await post('/taste/delete', { confirm: 'yes' }).expect(303);
    const where = { userId: reader.id };
    expect(
      await Promise.all([
        stack.db.recommendation.count({ where }),
        stack.db.bookVerdict.count({ where }),
        stack.db.tasteProfile.count({ where }),
      ]),
    ).toEqual([0, 0, 0]);
    expect((await get('/taste')).text).toContain('저장된 것이 없어요');
    await get(`/recommendations/${id}`).expect(404);
    await post(
      '/quiz',
      { genre: String(catalogue.full.id), ...answersOf('bbbbbbbbbb') },
      reader,
      limited,
    ).expect(429);
  });

  test('is not deleted without the checkbox, the token or a log-in', async () => {
    await quiz();
    expect((await post('/taste/delete').expect(422)).text).toContain('지우면 되돌릴 수 없어요');
    await post('/taste/delete', { confirm: 'yes', _csrf: 'wrong' }).expect(403);
    await supertest(app.app).post('/taste/delete').set('Origin', testOrigin).expect(401);
    await supertest(app.app).get('/taste/delete').set('Cookie', reader.cookie).expect(404);
    expect(await stack.db.recommendation.count({ where: { userId: reader.id } })).toBe(1);
  });

  test("allows deleting a single verdict of the reader's own", async () => {
    const id = await quiz();
    const [book = 0] = await booksOf(id);
    await say(id, book, 'read').expect(303);
    await post(`/taste/books/${book}/delete`, {}, await createPerson(stack)).expect(303);
    expect(await stack.db.bookVerdict.count({ where: { userId: reader.id } })).toBe(1);
    await post(`/taste/books/${book}/delete`).expect(303);
    expect(await stack.db.bookVerdict.count({ where: { userId: reader.id } })).toBe(0);
  });
});
