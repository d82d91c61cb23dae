import supertest from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grantAdmin } from '../../../src/accounts/index.ts';
import { inTransaction } from '../../../src/platform/transaction.ts';
import type { Way } from '../../../src/recommendations/outcomes/outcome.ts';
import { listOutcomes, replaceWeek } from '../../../src/recommendations/outcomes/outcome-repository.ts';
import { recountOutcomes } from '../../../src/recommendations/outcomes/recount-outcomes.ts';
import { weeksUntil } from '../../../src/recommendations/outcomes/weeks.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { createBook, createMeeting } from '../../support/meetings.ts';
import { createPerson, type TestPerson } from '../../support/people.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

const dayMs = 24 * 60 * 60_000;
/** A Wednesday; recommendations are made 40 days before. */
const now = new Date('2026-11-25T03:00:00Z');
const shownAt = new Date(now.getTime() - 40 * dayMs);
const dayAfter = (days: number) => new Date(shownAt.getTime() + days * dayMs);

let stack: TestStack;
let app: TestApp;
let books: { readonly id: number; readonly genreId: number }[];
let reader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { clock: { now: () => now }, isThrottled: false });
  // The first one makes the genre.
  books = [await createBook(stack)];
  for (let place = 1; place < 4; place += 1) books.push(await createBook(stack));
});
beforeEach(async () => {
  await stack.db.membership.deleteMany();
  await stack.db.meeting.deleteMany();
  await stack.db.bookVerdict.deleteMany();
  await stack.db.recommendation.deleteMany();
  await stack.db.recommendationOutcome.deleteMany();
  reader = await createPerson(stack);
});
afterAll(() => stack.close());

const bookAt = (place: number) => books[place] ?? { id: 0, genreId: 0 };

/** Stores a recommendation of the first book; the second to fourth are candidates too. */
const recommend = async (
  changes: {
    readonly path?: string;
    readonly fallbackReason?: string;
    readonly model?: string;
    readonly servedModel?: string;
    readonly createdAt?: Date;
    readonly openedAt?: Date;
    readonly visitorId?: string;
  } = {},
) => {
  const { openedAt = null, path = 'ai', ...rest } = changes;
  const { id } = await stack.db.recommendation.create({
    data: {
      userId: changes.visitorId ? null : reader.id,
      genreId: bookAt(0).genreId,
      answers: {},
      quizVersion: '1',
      requestKey: 'k',
      path,
      promptVersion: 'prompt-1',
      candidates: books.map((book) => book.id),
      orders: [],
      rawOutputs: [],
      latencyMs: 1,
      createdAt: shownAt,
      ...rest,
      picks: {
        create: {
          position: 1,
          bookId: bookAt(0).id,
          comment: '',
          commentByModel: false,
          claims: [],
          openedAt,
        },
      },
    },
  });
  return id;
};
const recount = (at = now) => recountOutcomes({ db: stack.db, clock: { now: () => at } });
/** Counts the week in which `recommend` makes recommendations. */
const count = async () => {
  const [week] = weeksUntil(shownAt, 1);
  if (!week) throw new Error('no week');
  await inTransaction(stack.db, (transaction) => replaceWeek(transaction, week, { now, unlessAfter: now }));
};
const results = async (way: Way = 'model') =>
  (await listOutcomes(stack.db)).filter((outcome) => outcome.way === way);
/** The hits of the only group of a way. */
const hits = async (way: Way = 'model') => {
  const [only, ...others] = await results(way);
  expect(others).toEqual([]);
  return Object.entries(only?.results ?? {}).flatMap(([measure, { hits: found }]) =>
    found > 0 ? measure : [],
  );
};
const meet = async (book: { readonly id: number }, days: { joined: number; ends: number }) => {
  const id = await createMeeting(stack, await createPerson(stack));
  const endsAt = dayAfter(days.ends);
  await stack.db.meeting.update({
    where: { id },
    data: { bookId: book.id, startsAt: new Date(endsAt.getTime() - 60 * 60_000), endsAt },
  });
  await stack.db.membership.create({
    data: { meetingId: id, userId: reader.id, joinedAt: dayAfter(days.joined) },
  });
  return id;
};

describe('what became of a recommended book', () => {
  test('is nothing for a book that its reader left alone', async () => {
    await recommend();
    await count();
    expect(await results()).toMatchObject([
      { shown: 1, results: { opened: { hits: 0, of: 1 }, liked: { hits: 0, of: 1 } } },
    ]);
  });

  test('is opened within seven days, and not later', async () => {
    const id = await recommend({ openedAt: dayAfter(6) });
    await count();
    expect(await hits()).toEqual(['opened']);
    await stack.db.recommendationPick.updateMany({
      where: { recommendationId: id },
      data: { openedAt: dayAfter(8) },
    });
    await count();
    expect(await hits()).toEqual([]);
  });

  test.each([
    [
      'liked within thirty days',
      { taste: 'like', tasteAt: dayAfter(29), updatedAt: dayAfter(39) },
      ['liked'],
    ],
    ['liked before the time of a liking was stored', { taste: 'like', updatedAt: dayAfter(3) }, ['liked']],
    ['liked later', { taste: 'like', tasteAt: dayAfter(31), updatedAt: dayAfter(31) }, []],
    ['liked before it was shown', { taste: 'like', tasteAt: dayAfter(-1), updatedAt: dayAfter(1) }, []],
    ['disliked', { taste: 'dislike', tasteAt: dayAfter(1), updatedAt: dayAfter(1) }, []],
    ['read after days', { readAt: dayAfter(9), updatedAt: dayAfter(9) }, ['finished']],
    ['marked as read on the first day', { readAt: dayAfter(0.5), updatedAt: dayAfter(0.5) }, []],
    ['read later', { readAt: dayAfter(31), updatedAt: dayAfter(31) }, []],
  ] as const)('%s', async (_name, verdict, expected) => {
    await recommend();
    await stack.db.bookVerdict.create({ data: { userId: reader.id, bookId: bookAt(0).id, ...verdict } });
    await count();
    expect(await hits()).toEqual(expected);
  });

  test.each([
    [
      'joined and finished, for a meeting that ended in time',
      { joined: 2, ends: 20 },
      ['joined', 'finished'],
    ],
    ['joined, for a meeting that ends later', { joined: 2, ends: 35 }, ['joined']],
    ['nothing, for a seat taken before', { joined: -2, ends: 20 }, []],
    ['nothing, for a seat taken later', { joined: 31, ends: 35 }, []],
  ])('is %s', async (_name, days, expected) => {
    await recommend();
    await meet(bookAt(0), days);
    await count();
    expect(await hits()).toEqual(expected);
  });

  test('a cancelled meeting finishes no book', async () => {
    await recommend();
    const id = await meet(bookAt(0), { joined: 2, ends: 20 });
    await stack.db.meeting.update({ where: { id }, data: { cancelledAt: dayAfter(3) } });
    await count();
    expect(await hits()).toEqual(['joined']);
  });

  test('a meeting about another edition of the work counts, one about another book of that title does not', async () => {
    const [edition, namesake] = await Promise.all([createBook(stack), createBook(stack)]);
    const author = await stack.db.author.create({ data: { name: '김하나', nameKey: '김하나' } });
    const ids = [bookAt(0).id, edition.id, namesake.id];
    await stack.db.book.updateMany({ where: { id: { in: ids } }, data: { workKey: '하나' } });
    const write = (bookId: number) =>
      stack.db.contributor.create({ data: { bookId, authorId: author.id, position: 1, role: '지은이' } });
    await Promise.all([write(bookAt(0).id), write(edition.id)]);
    await recommend();
    await meet(namesake, { joined: 2, ends: 20 });
    await count();
    expect(await hits()).toEqual([]);
    await meet(edition, { joined: 2, ends: 20 });
    await count();
    expect(await hits()).toEqual(['joined', 'finished']);
  });

  test('a verdict on another edition of the work counts once', async () => {
    const editions = [await createBook(stack), await createBook(stack)];
    const author = await stack.db.author.create({ data: { name: '김두리', nameKey: '김두리' } });
    for (const { id: bookId } of [bookAt(0), ...editions]) {
      await stack.db.book.update({ where: { id: bookId }, data: { workKey: '두리' } });
      await stack.db.contributor.create({
        data: { bookId, authorId: author.id, position: 2, role: '지은이' },
      });
    }
    await recommend();
    for (const { id: bookId } of editions)
      await stack.db.bookVerdict.create({
        data: {
          userId: reader.id,
          bookId,
          taste: 'like',
          tasteAt: dayAfter(2),
          readAt: dayAfter(9),
          updatedAt: dayAfter(9),
        },
      });
    await count();
    expect(await hits()).toEqual(['liked', 'finished']);
    expect(await results()).toMatchObject([{ shown: 1, results: { liked: { hits: 1, of: 1 } } }]);
  });

  test('counts only when its days are over', async () => {
    const weekAgo = new Date(now.getTime() - 8 * dayMs);
    const yesterday = new Date(now.getTime() - dayMs);
    await recommend({ createdAt: weekAgo });
    await recommend({ createdAt: yesterday, fallbackReason: 'comparison', path: 'fallback', openedAt: now });
    const liking = { taste: 'like', tasteAt: now, readAt: now };
    await stack.db.bookVerdict.create({ data: { userId: reader.id, bookId: bookAt(0).id, ...liking } });
    await meet(bookAt(0), { joined: 39.5, ends: 39.8 });
    await recount();
    const noneOf = (of: number) => ({ hits: 0, of });
    expect(await results()).toMatchObject([
      { shown: 1, results: { opened: noneOf(1), liked: noneOf(0), joined: noneOf(0), finished: noneOf(0) } },
    ]);
    expect(await results('comparison')).toMatchObject([{ shown: 1, results: { opened: noneOf(0) } }]);
  });

  test('a candidate that was not shown is counted apart', async () => {
    await recommend();
    await meet(bookAt(1), { joined: 2, ends: 20 });
    await count();
    expect(await hits()).toEqual([]);
    expect(await results('unshown')).toMatchObject([
      { shown: 3, results: { joined: { hits: 1, of: 3 }, finished: { hits: 1, of: 3 } } },
    ]);
  });
});

describe('groups', () => {
  test('keep the model, the comparison, a site without a model and a fallback apart', async () => {
    await recommend({ model: 'asked', servedModel: 'asked-2026-05-01' });
    await recommend({ model: 'asked' });
    await recommend({ path: 'fallback', fallbackReason: 'comparison' });
    await recommend({ path: 'fallback', fallbackReason: 'no_api_key' });
    await recommend({ path: 'fallback', fallbackReason: 'timeout', model: 'asked' });
    await recommend({ path: 'filled', model: 'asked' });
    await count();
    const shown = (await listOutcomes(stack.db))
      .filter(({ way }) => way !== 'unshown')
      .map(({ way, model, servedModel, shown: books }) => [way, model, servedModel, books]);
    expect(shown).toHaveLength(5);
    expect(shown).toEqual(
      expect.arrayContaining([
        ['model', 'asked', 'asked-2026-05-01', 1],
        ['model', 'asked', 'asked', 1],
        ['comparison', '', '', 1],
        ['no_key', '', '', 1],
        ['fallback', '', '', 2],
      ]),
    );
  });

  test('lose no book of a server that takes a new name each time', async () => {
    for (let place = 0; place < 12; place += 1)
      await recommend({ model: 'asked', servedModel: `name-${String(place).padStart(2, '0')}` });
    await recommend({ model: 'asked', servedModel: 'name-11' });
    await recommend({ path: 'fallback', fallbackReason: 'comparison' });
    await count();
    const shown = (await results()).map(({ servedModel, shown: books }) => [servedModel, books]);
    expect(shown).toHaveLength(11);
    expect(shown).toEqual(
      expect.arrayContaining([
        ['name-11', 2],
        ['name-00', 1],
        ['*', 2],
      ]),
    );
    expect(await results('comparison')).toMatchObject([{ shown: 1 }]);
  });

  test('hold no visitor and nothing older than 26 weeks', async () => {
    await recommend({ visitorId: 'a visitor' });
    await recommend({ createdAt: new Date(now.getTime() - 27 * 7 * dayMs) });
    await recount();
    expect(await listOutcomes(stack.db)).toEqual([]);
  });

  test('are counted once an hour, whatever the number of workers, and lose what was deleted', async () => {
    const id = await recommend();
    await Promise.all([recount(), recount()]);
    expect(await results()).toHaveLength(1);
    await stack.db.recommendation.delete({ where: { id } });
    await recount(new Date(now.getTime() + 30 * 60_000));
    expect(await results()).toHaveLength(1);
    await recount(new Date(now.getTime() + 61 * 60_000));
    expect(await results()).toEqual([]);
  });
});

describe('/admin/recommendations', () => {
  const get = (as: TestPerson) => supertest(app.app).get('/admin/recommendations').set('Cookie', as.cookie);

  test('exists for operators only', async () => {
    await app.browser().get('/admin/recommendations').expect(404);
    await get(reader).expect(404);
  });

  test('shows shares with intervals, and says where there are too few books to compare', async () => {
    const { email } = await stack.db.user.findUniqueOrThrow({ where: { id: reader.id } });
    await grantAdmin(stack.db, email, true);
    expect((await get(reader).expect(200)).text).toContain('아직 보여 드릴 결과가 없어요');
    await recommend({ model: 'asked', servedModel: 'asked-2026-05-01', openedAt: dayAfter(1) });
    await recommend({ path: 'fallback', fallbackReason: 'comparison' });
    await recount();
    const { text } = await get(reader).expect(200);
    expect(text).toMatch(/<th scope="row">asked<span class="outcomes__detail">지시문 prompt-1<\/span><\/th>/);
    expect(text).toContain('20.7~100.0%');
    expect(text).toContain('규칙과 견주기에는 아직 적어요');
    expect(text).toContain('asked-2026-05-01');
    expect(text).toContain('규칙 (견주려고)');
  });
});
