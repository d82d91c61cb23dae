import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockPerson } from '../../src/accounts/blocks/block-person.ts';
import { refreshSearchKeys } from '../../src/app/refresh-search-keys.ts';
import { listGenres } from '../../src/books/index.ts';
import { MeetingListInput } from '../../src/meetings/input.ts';
import { listBookMeetings, listMeetings } from '../../src/meetings/list-meetings.ts';
import { createReadAsVisitor } from '../../src/meetings/meeting-list-repository.ts';
import type { SearchPool } from '../../src/platform/search/index.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestSearches } from '../support/searches.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let searches: SearchPool;
let leader: TestPerson;
let reader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  searches = openTestSearches(stack);
  [leader, reader] = [await createPerson(stack), await createPerson(stack)];
});
afterAll(async () => {
  await searches.close();
  await stack.close();
});

/** A meeting that search can find once keys are refreshed. */
const create = (title: string, options: MeetingOptions = {}, members: TestPerson[] = []): Promise<number> =>
  createMeeting(stack, leader, members, { title, ...options });

const list = (query: Record<string, string> = {}, askerId: number | null = null) =>
  listMeetings(
    {
      db: stack.db,
      pool: stack.pool,
      searches,
      knownGenres: () => listGenres(stack.db),
      readAsVisitor: createReadAsVisitor(stack.pool),
    },
    MeetingListInput.parse(query),
    askerId,
  );
const titles = async (query: Record<string, string> = {}, askerId: number | null = null) =>
  (await list(query, askerId)).meetings.map(({ title }) => title);

describe('the list', () => {
  beforeAll(async () => {
    await create('이튿날 모임', { startsInMinutes: 24 * 60 });
    await create('오늘 저녁 모임', { startsInMinutes: 60 }, [reader]);
    await create('취소된 모임', { startsInMinutes: 90, cancelled: true }, [reader]);
    await create('한창인 모임', { startsInMinutes: -10 });
    await create('곧 끝나는 모임', { startsInMinutes: -700, lengthMinutes: 701 });
    await create('어제 모임', { startsInMinutes: -24 * 60 }, [reader]);
    await create('그제 모임', { startsInMinutes: -48 * 60 });
  });

  test('of upcoming meetings has the soonest first and no cancelled ones', async () => {
    expect(await titles()).toEqual(['오늘 저녁 모임', '이튿날 모임']);
  });

  test('of live meetings has all that began and did not end, however long they last', async () => {
    expect(await titles({ when: 'live' })).toEqual(['곧 끝나는 모임', '한창인 모임']);
  });

  test('of past meetings has the latest first', async () => {
    expect(await titles({ when: 'past' })).toEqual(['어제 모임', '그제 모임']);
  });

  test('of one’s own has what one joined or leads, cancelled ones among the past', async () => {
    expect(await titles({ mine: '1' }, reader.id)).toEqual(['오늘 저녁 모임']);
    expect(await titles({ mine: '1', when: 'past' }, reader.id)).toEqual(['취소된 모임', '어제 모임']);
    expect(await titles({ mine: '1', when: 'live' }, leader.id)).toHaveLength(2);
    expect(await titles({ mine: '1' }, null)).toEqual([]);
  });

  test('knows which meetings one is a member of', async () => {
    const { meetings } = await list({}, reader.id);
    expect(meetings.map(({ isMember }) => isMember)).toEqual([true, false]);
  });

  test('finds a part of a title, its spaces aside, and a book by its title and people', async () => {
    await refreshSearchKeys(stack.db);
    expect(await titles({ q: '저녁모' })).toEqual(['오늘 저녁 모임']);
    expect(await titles({ q: '오늘,저녁!' })).toEqual(['오늘 저녁 모임']);
    expect(await titles({ q: 'ㅈㄴㅁㅇ' })).toEqual(['오늘 저녁 모임']);
    expect(await titles({ q: '그런모임은없음' })).toEqual([]);
    expect(await titles({ q: "'; DROP TABLE meetings; --" })).toEqual([]);
    const bookId = (await list()).meetings[0]?.bookId ?? 0;
    await stack.db.book.update({
      where: { id: bookId },
      data: { title: '맡겨진 소녀', isbn13: '9788937460449', updatedAt: new Date() },
    });
    await refreshSearchKeys(stack.db);
    for (const q of [
      '맡겨진',
      '맡겨진소녀',
      '맡겨진 저녁',
      '저녁 소ㄴ',
      '9788937460449',
      '978-89-374-6044-9',
    ])
      expect(await titles({ q }), q).toEqual(['오늘 저녁 모임']);
  });

  test('shows matches of the whole phrase first, then the soonest', async () => {
    await create('고래와 함께 책 읽는 밤', { startsInMinutes: 200 });
    await create('함께 고래 책 읽는 밤', { startsInMinutes: 300 });
    await refreshSearchKeys(stack.db);
    expect(await titles({ q: '함께 고래' })).toEqual(['함께 고래 책 읽는 밤', '고래와 함께 책 읽는 밤']);
    await stack.db.meeting.deleteMany({ where: { title: { contains: '고래' } } });
  });

  test('is of one genre or of one book', async () => {
    const [first] = (await list()).meetings;
    const { genreId } = await stack.db.book.findUniqueOrThrow({ where: { id: first?.bookId ?? 0 } });
    const genre = String(genreId);
    expect(await titles({ genre })).toHaveLength(2);
    expect(await titles({ genre: '999' })).toEqual([]);
    expect(await titles({ book: String(first?.bookId) })).toEqual(['오늘 저녁 모임']);
  });

  test('shows the upcoming meetings of a book', async () => {
    const live = (await list({ when: 'live' })).meetings.find(({ title }) => title === '한창인 모임');
    const found = await listBookMeetings(stack.db, [live?.bookId ?? 0], leader.id);
    expect(found.map(({ title, isMember }) => [title, isMember])).toEqual([['한창인 모임', true]]);
  });
});

test('a page for two people at once has for each what only she may see', async () => {
  const [blocker, member, blocked] = [
    await createPerson(stack),
    await createPerson(stack),
    await createPerson(stack),
  ];
  const plan = { title: '둘만 아는 모임', startsInMinutes: 30 };
  const clubId = await createClub(stack, member, { visibility: 'unlisted' });
  await createMeeting(stack, member, [], { ...plan, clubId });
  const openId = await createMeeting(stack, blocker, [], {
    title: '막힌 모임',
    startsInMinutes: 40,
    capacity: 9,
  });
  await blockPerson(stack.db, { blockerId: blocker.id, blockedId: blocked.id });
  const seen = await Promise.all([member, blocked, null].map((asker) => list({}, asker?.id ?? null)));
  const shown = seen.map(({ meetings }) => meetings.slice(0, 2).map(({ title }) => title));
  expect(shown).toEqual([
    ['둘만 아는 모임', '막힌 모임'],
    ['막힌 모임', '오늘 저녁 모임'],
    ['막힌 모임', '오늘 저녁 모임'],
  ]);
  const capacities = seen.map(({ meetings }) => meetings.find(({ id }) => id === openId)?.capacity);
  expect(capacities).toEqual([9, 1, 9]);
  await stack.db.meeting.deleteMany({ where: { leaderId: { in: [blocker.id, member.id] } } });
});

test('pages hold twenty, none twice, and one beyond the last is the last', async () => {
  const member = await createPerson(stack);
  const book = await stack.db.book.findFirstOrThrow();
  const startsAt = new Date(Date.now() + 3_600_000);
  const rows = Array.from({ length: 45 }, (_, i) => ({
    bookId: book.id,
    leaderId: member.id,
    title: `같은 때 모임 ${i}`,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3_600_000),
    capacity: 2,
  }));
  const made = await stack.db.meeting.createManyAndReturn({ data: rows });
  await stack.db.membership.createMany({
    data: made.map(({ id }) => ({ meetingId: id, userId: member.id })),
  });
  const page = (number: string) => list({ mine: '1', page: number }, member.id);
  const pages = await Promise.all(['1', '2', '3'].map(page));
  expect(pages.map(({ meetings }) => meetings.length)).toEqual([20, 20, 5]);
  expect(new Set(pages.flatMap(({ meetings }) => meetings.map(({ id }) => id))).size).toBe(45);
  expect(await page('99')).toMatchObject({ page: 3, total: 45 });
});
