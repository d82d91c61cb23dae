import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeClub } from '../../src/clubs/close-club.ts';
import { leaveClub } from '../../src/clubs/leave-club.ts';
import { setRole } from '../../src/clubs/set-role.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createBook } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createClubMeeting, createClubOf } from './sample-shelf.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let reader: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  reader = await createPerson(stack, '바다');
  stranger = await createPerson(stack, '구름');
});
afterAll(() => stack.close());

const as = (person: TestPerson | null) => asPerson(app, person);
const bookIds = (html: string) => [...html.matchAll(/data-book-id="(\d+)"/g)].map(([, id]) => Number(id));
const shelfOf = async (clubId: number, person = reader, query = '') =>
  (await as(person).get(`/clubs/${clubId}/shelf${query}`).expect(200)).text;

describe('the shelf', () => {
  test('holds the books of meetings that took place, the last first, with a link to each archive', async () => {
    const clubId = await createClubOf(stack, leader, [reader]);
    const group = { clubId, leader, members: [reader] };
    const first = await createClubMeeting(stack, group, { startsInMinutes: -4_000, title: '겨울 모임' });
    const last = await createClubMeeting(stack, group, { title: '봄 모임' });
    for (const options of [
      { startsInMinutes: -10 },
      { startsInMinutes: 60 },
      { startsInMinutes: -300, cancelled: true },
    ])
      await createClubMeeting(stack, group, options);
    const html = await shelfOf(clubId);
    expect(bookIds(html)).toEqual([last.bookId, first.bookId]);
    expect(html).toContain(`href="/meetings/${first.id}/archive"`);
    expect(html).toContain('겨울 모임');
    expect(html).toContain('함께 읽은 책 2권');
  });

  test('names a book once, with each day on which the club read it', async () => {
    const clubId = await createClubOf(stack, leader, [reader]);
    const one = await createClubMeeting(stack, { clubId, leader }, { startsInMinutes: -4_000 });
    const two = await createClubMeeting(stack, { clubId, leader });
    await stack.db.meeting.update({ where: { id: two.id }, data: { bookId: one.bookId } });
    const html = await shelfOf(clubId);
    expect(bookIds(html)).toEqual([one.bookId]);
    for (const { id } of [one, two]) expect(html).toContain(`/meetings/${id}/archive`);
  });

  test('is for members: 403 for others of a listed club, 404 of an unlisted one, a log-in for visitors', async () => {
    const listed = await createClubOf(stack, leader, [reader]);
    const unlisted = await createClubOf(stack, leader, [reader], { visibility: 'unlisted' });
    const { bookId } = await createClubMeeting(stack, { clubId: listed, leader });
    for (const path of ['/shelf', `/shelf/${bookId}`, '/shelf/new']) {
      await as(stranger).get(`/clubs/${listed}${path}`).expect(403);
      await as(stranger).get(`/clubs/${unlisted}${path}`).expect(404);
      await as(null).get(`/clubs/${listed}${path}`).expect(302);
    }
    await as(reader).get(`/clubs/${unlisted}/shelf`).expect(200);
    await as(reader).get('/clubs/2000000000/shelf').expect(404);
    await as(reader).get(`/clubs/${listed}/shelf/2000000000`).expect(404);
    await as(reader).get(`/clubs/${listed}/shelf/not-a-number`).expect(404);
  });

  test('does not hold the books of another club', async () => {
    const [mine, other] = [
      await createClubOf(stack, leader, [reader]),
      await createClubOf(stack, leader, []),
    ];
    const { bookId } = await createClubMeeting(stack, { clubId: other, leader });
    expect(bookIds(await shelfOf(mine))).toEqual([]);
    await as(reader).get(`/clubs/${mine}/shelf/${bookId}`).expect(404);
    await as(reader).post(`/clubs/${mine}/shelf/${bookId}/rating`, { stars: '5' }).expect(404);
  });

  test('has pages of 20 books, and the last page for a page beyond it', async () => {
    const clubId = await createClubOf(stack, leader, [reader]);
    const books = await Promise.all(Array.from({ length: 23 }, () => createBook(stack)));
    await stack.db.clubEarlierBook.createMany({
      data: books.map(({ id }, at) => ({
        clubId,
        bookId: id,
        readOn: at === 0 ? null : new Date(Date.UTC(2020, 0, at)),
      })),
    });
    const ids = books.map(({ id }) => id);
    const newestFirst = [...ids.slice(1).reverse(), ids[0]];
    const [one, two] = [await shelfOf(clubId), await shelfOf(clubId, reader, '?page=9')];
    expect([...bookIds(one), ...bookIds(two)]).toEqual(newestFirst);
    expect(bookIds(one)).toHaveLength(20);
    expect(one).toContain(`/clubs/${clubId}/shelf?page=2`);
  });

  test('mixes meetings and books added by hand in one order of days, on every page', async () => {
    const clubId = await createClubOf(stack, leader, [reader]);
    const books = await Promise.all(Array.from({ length: 21 }, () => createBook(stack)));
    const day = 24 * 60;
    const seoulAheadMinutes = 9 * 60;
    await stack.db.clubEarlierBook.createMany({
      data: books.map(({ id }, at) => ({
        clubId,
        bookId: id,
        readOn: new Date(Date.now() + (seoulAheadMinutes - (2 * at + 3) * day) * 60_000),
      })),
    });
    const old = await createClubMeeting(stack, { clubId, leader }, { startsInMinutes: -40 * day });
    const again = await createClubMeeting(stack, { clubId, leader }, { startsInMinutes: -100 * day });
    await stack.db.meeting.update({ where: { id: again.id }, data: { bookId: books[0]?.id ?? 0 } });
    const byHand = books.map(({ id }) => id);
    const wanted = [...byHand.slice(0, 19), old.bookId, ...byHand.slice(19)];
    const shown = [...bookIds(await shelfOf(clubId)), ...bookIds(await shelfOf(clubId, reader, '?page=2'))];
    expect(shown).toEqual(wanted);
    expect(await shelfOf(clubId)).toContain('함께 읽은 책 22권');
  });

  test('of a closed club is read by its members and changed by nobody', async () => {
    const clubId = await createClubOf(stack, leader, [reader]);
    const { bookId } = await createClubMeeting(stack, { clubId, leader });
    await closeClub({ db: stack.db }, leader.id, clubId);
    expect(bookIds(await shelfOf(clubId))).toEqual([bookId]);
    const entry = (await as(reader).get(`/clubs/${clubId}/shelf/${bookId}`).expect(200)).text;
    expect(entry).not.toContain('name="stars"');
    await as(reader).post(`/clubs/${clubId}/shelf/${bookId}/rating`, { stars: '5' }).expect(409);
    await as(leader)
      .post(`/clubs/${clubId}/shelf`, { bookId: String(bookId), readOn: '' })
      .expect(409);
    await as(stranger).get(`/clubs/${clubId}/shelf`).expect(404);
  });
});

describe('books that the club read before', () => {
  const add = (person: TestPerson, clubId: number, fields: Record<string, string>) =>
    as(person).post(`/clubs/${clubId}/shelf`, { readOn: '', ...fields });

  test('are chosen from the catalogue and added with a day or without one', async () => {
    const clubId = await createClubOf(stack, leader, [reader]);
    const book = await createBook(stack, { title: '토지 1' });
    const choice = (await as(leader).get(`/clubs/${clubId}/shelf/new?q=토지`).expect(200)).text;
    expect(choice).toContain(`href="/clubs/${clubId}/shelf/new?bookId=${book.id}"`);
    await as(leader).get(`/clubs/${clubId}/shelf/new?bookId=${book.id}`).expect(200);
    const location = `/clubs/${clubId}/shelf/new?added=${book.id}`;
    await add(leader, clubId, { bookId: String(book.id) })
      .expect(303)
      .expect('Location', location);
    expect((await as(leader).get(location).expect(200)).text).toContain('『토지 1』을 책장에 넣었어요');
    expect(await shelfOf(clubId)).toContain('읽은 날은 적혀 있지 않아요');
    await add(leader, clubId, { bookId: String(book.id), readOn: '2024-02-29' }).expect(303);
    const html = await shelfOf(clubId);
    expect(html).toContain('2024년 2월 29일');
    const form = (await as(leader).get(`/clubs/${clubId}/shelf/new?bookId=${book.id}`).expect(200)).text;
    expect(form).toMatch(/name="readOn"[^>]* value="2024-02-29"/);
    expect(html).toContain('함께 읽은 책 1권');
  });

  test.each([
    ['a day that the calendar lacks', '2023-02-29', '날짜를 다시 확인해 주세요'],
    ['a word', '작년 여름', '날짜를 다시 확인해 주세요'],
    ['a year before 1900', '1899-12-31', '날짜를 다시 확인해 주세요'],
    ['a day to come', '2999-01-01', '아직 오지 않은 날이에요'],
  ])('with %s are refused with a message at the field and the input kept', async (_what, readOn, message) => {
    const clubId = await createClubOf(stack, leader, []);
    const { id } = await createBook(stack);
    const { text } = await add(leader, clubId, { bookId: String(id), readOn }).expect(422);
    expect(text).toMatch(new RegExp(`id="field-readOn-error">[^<]*${message}`));
    expect(text).toContain(`value="${readOn}"`);
    expect(await stack.db.clubEarlierBook.count({ where: { clubId } })).toBe(0);
  });

  test('may be registered by hand on the way, and the form is next', async () => {
    const clubId = await createClubOf(stack, leader, []);
    const next = `/clubs/${clubId}/shelf/new`;
    const { text } = await as(leader).get(`${next}?q=어디에도없는책`).expect(200);
    expect(text).toContain(`next=${encodeURIComponent(next)}`);
    const book = { title: '동네 책방의 문집', author: '이웃들', publisher: '', isbn: '' };
    const { headers } = await as(leader)
      .post('/books', { ...book, next })
      .expect(303);
    expect(headers.location).toMatch(new RegExp(`^${next}\\?bookId=\\d+$`));
  });

  test('may be of today in Seoul', async () => {
    const clubId = await createClubOf(stack, leader, []);
    const { id } = await createBook(stack);
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Seoul' }).format(new Date());
    await add(leader, clubId, { bookId: String(id), readOn: today }).expect(303);
  });

  test('need a book that exists', async () => {
    const clubId = await createClubOf(stack, leader, []);
    for (const bookId of ['2000000000', 'x', '']) {
      const { text } = await add(leader, clubId, { bookId }).expect(422);
      expect(text).toContain('고른 책을 찾을 수 없어요');
    }
  });

  test('are for the leader and co-leaders, who may take them off again', async () => {
    const clubId = await createClubOf(stack, leader, [reader]);
    const { id } = await createBook(stack);
    const path = `/clubs/${clubId}/shelf/${id}`;
    await add(reader, clubId, { bookId: String(id) }).expect(403);
    await setRole({ db: stack.db }, leader.id, { clubId, userId: reader.id, role: 'co_leader' });
    await add(reader, clubId, { bookId: String(id) }).expect(303);
    await setRole({ db: stack.db }, leader.id, { clubId, userId: reader.id, role: 'member' });
    await as(reader).post(`${path}/remove`).expect(403);
    await as(stranger).post(`${path}/remove`).expect(403);
    expect((await as(reader).get(path).expect(200)).text).not.toContain(`${path}/remove`);
    expect((await as(leader).get(path).expect(200)).text).toContain(`${path}/remove`);
    await as(leader).post(`${path}/remove`).expect(303).expect('Location', `/clubs/${clubId}/shelf`);
    await as(reader).get(path).expect(404);
  });

  test('taken off the shelf leave the book of a meeting there', async () => {
    const clubId = await createClubOf(stack, leader, []);
    const { bookId } = await createClubMeeting(stack, { clubId, leader });
    await add(leader, clubId, { bookId: String(bookId), readOn: '2020-05-01' }).expect(303);
    expect(await shelfOf(clubId, leader)).toContain('함께 읽은 책 1권');
    await as(leader).post(`/clubs/${clubId}/shelf/${bookId}/remove`).expect(303);
    expect(bookIds(await shelfOf(clubId, leader))).toEqual([bookId]);
  });

  test('are at most 5,000, and the day of one of them can still change', async () => {
    const clubId = await createClubOf(stack, leader, []);
    const { id } = await createBook(stack);
    await stack.db.$executeRaw`
      INSERT INTO books (item_id, title, category_id, publisher, list_price, sale_price, sales_point, tags, product_url)
      SELECT 1000000 + n, '옛 책 ' || n, b.category_id, b.publisher, 0, 0, 0, '{}', b.product_url
      FROM books b CROSS JOIN generate_series(1, 5000) n WHERE b.id = ${id}`;
    await stack.db.$executeRaw`
      INSERT INTO club_earlier_books (club_id, book_id) SELECT ${clubId}, id FROM books WHERE item_id > 1000000`;
    await add(leader, clubId, { bookId: String(id) }).expect(409);
    const old = await stack.db.clubEarlierBook.findFirstOrThrow({
      where: { clubId },
      orderBy: { bookId: 'asc' },
    });
    await add(leader, clubId, { bookId: String(old.bookId), readOn: '2001-01-01' }).expect(303);
    await as(leader)
      .post(`/clubs/${clubId}/shelf/${old.bookId + 1}/remove`)
      .expect(303);
    const other = await createBook(stack);
    const both = await Promise.all([id, other.id].map((one) => add(leader, clubId, { bookId: String(one) })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await stack.db.clubEarlierBook.count({ where: { clubId } })).toBe(5_000);
    expect(bookIds(await shelfOf(clubId, leader))[0]).toBe(old.bookId);
  });

  test('outlive the account of the leader who added them', async () => {
    const clubId = await createClubOf(stack, leader, []);
    const other = await createPerson(stack);
    const { id: bookId } = await createBook(stack);
    await stack.db.clubEarlierBook.create({ data: { clubId, bookId, addedBy: other.id } });
    await stack.db.user.delete({ where: { id: other.id } });
    expect(bookIds(await shelfOf(clubId, leader))).toEqual([bookId]);
  });
});

describe('a rating', () => {
  const entry = async (members: readonly TestPerson[] = [reader]) => {
    const clubId = await createClubOf(stack, leader, members);
    const { id, bookId } = await createClubMeeting(stack, { clubId, leader, members });
    const path = `/clubs/${clubId}/shelf/${bookId}`;
    const rate = (person: TestPerson, fields: Record<string, string>) =>
      as(person).post(`${path}/rating`, { review: '', ...fields });
    const show = async (person: TestPerson) => (await as(person).get(path).expect(200)).text;
    return { clubId, bookId, meetingId: id, path, rate, show };
  };

  test('is shown to all members with the nickname, the review and the average', async () => {
    const { clubId, path, rate, show } = await entry();
    await rate(reader, { stars: '4.5', review: '<i>끝까지</i> 좋았어요' })
      .expect(303)
      .expect('Location', `${path}#ratings`);
    const html = await show(leader);
    expect(html).toMatch(/바다<\/bdi>[\s\S]*별점 <\/span>4\.5/);
    expect(html).toContain('&lt;i&gt;끝까지&lt;/i&gt; 좋았어요');
    await rate(leader, { stars: '2' }).expect(303);
    const shelf = await shelfOf(clubId);
    expect(shelf).toMatch(/별점 <\/span>3\.3 <span class="soft">\(2명\)/);
    expect(shelf).toContain('좋았어요');
  });

  test('is changed by the next one and deleted by its member', async () => {
    const { bookId, clubId, path, rate, show } = await entry();
    await rate(reader, { stars: '3', review: '보통' }).expect(303);
    await rate(reader, { stars: '3.5', review: '다시 보니 좋아요' }).expect(303);
    const html = await show(reader);
    expect(html).toMatch(/value="3\.5" checked/);
    expect(html).not.toContain('보통');
    expect(await stack.db.clubRating.count({ where: { clubId, bookId } })).toBe(1);
    await as(leader).post(`${path}/rating/remove`).expect(303);
    expect(await stack.db.clubRating.count({ where: { clubId, bookId } })).toBe(1);
    await as(reader).post(`${path}/rating/remove`).expect(303).expect('Location', path);
    expect(await show(reader)).toContain('아직 별점이 없어요');
  });

  test('is one per member, however often she sends it at the same time', async () => {
    const { bookId, clubId, rate } = await entry();
    const sent = await Promise.all(
      ['1', '2', '3', '4', '5'].map((stars) =>
        Promise.all([rate(reader, { stars }), rate(leader, { stars })]),
      ),
    );
    expect(sent.flat().map(({ status }) => status)).toEqual(Array(10).fill(303));
    expect(await stack.db.clubRating.count({ where: { clubId, bookId } })).toBe(2);
  });

  test.each(['1', '1.5', '2.5', '4.0', '5', '5.0'])('may be %s stars', async (stars) => {
    const { bookId, clubId, rate } = await entry();
    await rate(reader, { stars }).expect(303);
    const { halfStars } = await stack.db.clubRating.findFirstOrThrow({ where: { clubId, bookId } });
    expect(halfStars).toBe(Number(stars) * 2);
  });

  test.each(['', '0', '0.5', '5.5', '6', '3.3', '-1', '4,5', '１'])(
    'of “%s” stars is refused with a message, and the review is kept',
    async (stars) => {
      const { bookId, clubId, rate } = await entry();
      const { text } = await rate(reader, { stars, review: '남길 말' }).expect(422);
      expect(text).toContain('id="stars-error">별점을 골라 주세요.');
      expect(text).toContain('value="남길 말"');
      expect(await stack.db.clubRating.count({ where: { clubId, bookId } })).toBe(0);
    },
  );

  test('has a review of one line and at most 200 letters', async () => {
    const { rate, show } = await entry();
    const long = await rate(reader, { stars: '4', review: '가'.repeat(201) }).expect(422);
    expect(long.text).toMatch(/id="field-review-error">한 줄 평은 200자까지/);
    expect(long.text).toMatch(/value="4" checked/);
    await rate(reader, { stars: '4', review: '👨‍👩‍👧‍👦'.repeat(200) }).expect(303);
    await rate(reader, { stars: '4', review: '두 줄을\n한 줄로' }).expect(303);
    expect(await show(reader)).toContain('두 줄을 한 줄로');
  });

  test('is for present members, and stays when its member leaves or her account is deleted', async () => {
    const guest = await createPerson(stack, '노을');
    const { clubId, path, rate, show } = await entry([reader, guest]);
    await rate(guest, { stars: '5', review: '오래 남을 책' }).expect(303);
    await leaveClub({ db: stack.db }, guest.id, clubId);
    await rate(guest, { stars: '1' }).expect(403);
    await as(guest).post(`${path}/rating/remove`).expect(403);
    await rate(stranger, { stars: '1' }).expect(403);
    expect(await show(reader)).toMatch(/노을<\/bdi>[\s\S]*오래 남을 책/);
    await stack.db.meeting.deleteMany({ where: { leaderId: guest.id } });
    await stack.db.user.delete({ where: { id: guest.id } });
    expect(await show(reader)).toMatch(/탈퇴한 회원<\/bdi>[\s\S]*오래 남을 책/);
    expect(await shelfOf(clubId)).toContain('탈퇴한 회원');
  });

  test('leaves the private verdict alone, and the verdict leaves it alone', async () => {
    const { bookId, meetingId, rate, show } = await entry();
    await rate(reader, { stars: '5' }).expect(303);
    expect(await stack.db.bookVerdict.count({ where: { userId: reader.id, bookId } })).toBe(0);
    await as(reader).post(`/meetings/${meetingId}/rating`, { verdict: 'dislike' }).expect(303);
    expect(await show(reader)).toMatch(/value="5" checked/);
  });
});

describe('a book’s page', () => {
  test('names the reader’s own clubs that read it, with the day and the stars', async () => {
    const mine = await createClubOf(stack, leader, [reader], { name: '새벽 독서단', visibility: 'unlisted' });
    const others = await createClubOf(stack, leader, [], { name: '한밤 독서단' });
    const { bookId } = await createClubMeeting(stack, { clubId: mine, leader });
    await stack.db.clubEarlierBook.create({ data: { clubId: others, bookId } });
    await as(leader).post(`/clubs/${mine}/shelf/${bookId}/rating`, { stars: '4' }).expect(303);
    const page = async (person: TestPerson | null) =>
      (await as(person).get(`/books/${bookId}`).expect(200)).text;
    const html = await page(reader);
    expect(html).toMatch(new RegExp(`href="/clubs/${mine}/shelf/${bookId}"[^>]*>새벽 독서단</a>`));
    expect(html).toMatch(/별점 <\/span>4\.0/);
    expect(html).not.toContain('한밤 독서단');
    expect(await page(leader)).toContain('한밤 독서단');
    for (const person of [null, stranger]) expect(await page(person)).not.toContain('독서단');
  });

  test('does not count meetings of a club that are not over or were cancelled', async () => {
    const clubId = await createClubOf(stack, leader, [reader], { name: '여름 독서단' });
    for (const options of [{ startsInMinutes: 60 }, { startsInMinutes: -300, cancelled: true }]) {
      const { bookId } = await createClubMeeting(stack, { clubId, leader }, options);
      const { text } = await as(reader).get(`/books/${bookId}`).expect(200);
      expect(text).not.toContain('우리 북클럽이 읽은 책');
    }
  });
});
