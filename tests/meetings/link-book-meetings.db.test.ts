import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkBookMeetings } from '../../src/meetings/link-book-meetings.ts';
import { createClub } from '../clubs/sample-club.ts';
import { type SeededCatalogue, seedCatalogue } from '../recommendations/seed-catalogue.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let catalogue: SeededCatalogue;
let leader: TestPerson;
let leaderId: number;

beforeAll(async () => {
  stack = await openTestStack();
  catalogue = await seedCatalogue(stack);
  leader = await createPerson(stack);
  leaderId = leader.id;
});
afterAll(() => stack.close());

const open = (bookId: number, startsInMinutes: number, cancelledAt: Date | null = null) => {
  const startsAt = new Date(Date.now() + startsInMinutes * 60_000);
  const endsAt = new Date(startsAt.getTime() + 60 * 60_000);
  return stack.db.meeting.create({
    data: { title: '모임', bookId, leaderId, startsAt, endsAt, capacity: 5, cancelledAt },
  });
};

test('a book leads to its meetings: those to come, else those that run; past and cancelled ones do not count', async () => {
  const [upcoming = 0, live = 0, both = 0, past = 0, cancelled = 0, none = 0] = catalogue.topIds;
  await open(upcoming, 60);
  await open(live, -10);
  await open(both, -10);
  await open(both, 600);
  await open(past, -120);
  await open(cancelled, 60, new Date());
  const links = await linkBookMeetings(stack.db, [upcoming, live, both, past, cancelled, none], null);
  expect(Object.fromEntries(links)).toEqual({
    [upcoming]: { href: `/meetings?book=${upcoming}`, clubs: [] },
    [live]: { href: `/meetings?when=live&book=${live}`, clubs: [] },
    [both]: { href: `/meetings?book=${both}`, clubs: [] },
  });
  expect(await linkBookMeetings(stack.db, [], null)).toEqual(new Map());
});

describe('clubs that read a book', () => {
  let bookId: number;
  beforeAll(async () => {
    bookId = catalogue.topIds[6] ?? 0;
    const clubs = await Promise.all(
      (['listed', 'listed', 'listed', 'unlisted', 'listed', 'listed'] as const).map((visibility, i) =>
        createClub(stack, leader, { name: `북클럽 ${i}`, visibility }),
      ),
    );
    for (const [i, clubId] of clubs.entries()) {
      const { id } = await open(bookId, 60 * (i + 1));
      await stack.db.meeting.update({ where: { id }, data: { clubId } });
    }
    const closed = clubs[5] ?? 0;
    await stack.db.club.update({ where: { id: closed }, data: { closedAt: new Date() } });
    const { id } = await open(bookId, 30);
    await stack.db.meeting.update({
      where: { id },
      data: { clubId: clubs[4] ?? 0, cancelledAt: new Date() },
    });
  });

  const namesFor = async (askerId: number | null) =>
    (await linkBookMeetings(stack.db, [bookId], askerId)).get(bookId)?.clubs.map(({ name }) => name);
  const memberOf = async (name: string) => {
    const { id: clubId } = await stack.db.club.findFirstOrThrow({ where: { name } });
    const { id: userId } = await createPerson(stack);
    await stack.db.clubMembership.create({ data: { clubId, userId } });
    return userId;
  };

  test('are three that everybody may know, those that meet soonest first', async () => {
    const three = ['북클럽 0', '북클럽 1', '북클럽 2'];
    expect(await namesFor(null)).toEqual(three);
    expect(await namesFor((await createPerson(stack)).id)).toEqual(three);
  });

  test('begin with the reader’s own, and an unlisted one is named to its members only', async () => {
    expect(await namesFor(await memberOf('북클럽 3'))).toEqual(['북클럽 3', '북클럽 0', '북클럽 1']);
    expect(await namesFor(await memberOf('북클럽 4'))).toEqual(['북클럽 4', '북클럽 0', '북클럽 1']);
  });
});
