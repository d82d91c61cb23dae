import { searchKey } from '../../src/platform/search/index.ts';
import type { TestPerson } from './people.ts';
import type { TestStack } from './stack.ts';

let items = 0;

export async function createBook(stack: TestStack, fields: { title?: string } = {}) {
  items += 1;
  const itemId = items;
  const { title = `시험용 책 ${items}` } = fields;
  const genre = await stack.db.genre.upsert({
    where: { name: '소설/시/희곡' },
    create: { name: '소설/시/희곡' },
    update: {},
  });
  const now = new Date();
  const { text, grams } = searchKey(title, ['책모임']);
  return stack.db.book.create({
    data: {
      itemId,
      title,
      searchText: text,
      searchGrams: [...grams],
      updatedAt: now,
      searchKeyedAt: now,
      genreId: genre.id,
      publisher: '책모임',
      listPrice: 10_000,
      salePrice: 9_000,
      salesPoint: 0,
      tags: [],
      productUrl: 'https://www.aladin.co.kr/',
    },
  });
}

export interface MeetingOptions {
  /** Minutes from now; a meeting is under way by default. */
  readonly startsInMinutes?: number;
  readonly lengthMinutes?: number;
  readonly capacity?: number;
  readonly title?: string;
  readonly cancelled?: boolean;
  readonly clubId?: number;
}

/**
 * A meeting with these people, written straight into the tables so that it may have begun already.
 */
export async function createMeeting(
  stack: TestStack,
  leader: TestPerson,
  members: readonly TestPerson[] = [],
  {
    startsInMinutes = -5,
    lengthMinutes = 60,
    capacity = 500,
    title = '시험 모임',
    cancelled = false,
    clubId,
  }: MeetingOptions = {},
): Promise<number> {
  const book = await createBook(stack);
  const startsAt = new Date(Date.now() + startsInMinutes * 60_000);
  const { id } = await stack.db.meeting.create({
    data: {
      bookId: book.id,
      leaderId: leader.id,
      clubId: clubId ?? null,
      title,
      startsAt,
      endsAt: new Date(startsAt.getTime() + lengthMinutes * 60_000),
      capacity,
      memberCount: members.length + 1,
      cancelledAt: cancelled ? new Date() : null,
      memberships: { createMany: { data: [leader, ...members].map(({ id: userId }) => ({ userId })) } },
      room: { create: {} },
    },
  });
  return id;
}
