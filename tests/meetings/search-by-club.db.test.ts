import { afterAll, beforeAll, expect, test } from 'vitest';
import { refreshSearchKeys } from '../../src/app/refresh-search-keys.ts';
import { listGenres } from '../../src/books/index.ts';
import { updateClub } from '../../src/clubs/club-repository.ts';
import { MeetingListInput } from '../../src/meetings/input.ts';
import { listMeetings } from '../../src/meetings/list-meetings.ts';
import { createReadAsVisitor } from '../../src/meetings/meeting-list-repository.ts';
import { openClubMeeting } from '../../src/meetings/open-club-meeting.ts';
import type { SearchPool } from '../../src/platform/search/index.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createBook } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestSearches } from '../support/searches.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { hour, later } from './sample-meeting.ts';

let stack: TestStack;
let searches: SearchPool;
let leader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  searches = openTestSearches(stack);
  leader = await createPerson(stack);
});
afterAll(async () => {
  await searches.close();
  await stack.close();
});

const found = async (q: string, askerId: number | null = null) =>
  (
    await listMeetings(
      {
        db: stack.db,
        pool: stack.pool,
        searches,
        knownGenres: () => listGenres(stack.db),
        readAsVisitor: createReadAsVisitor(stack.pool),
      },
      MeetingListInput.parse({ q }),
      askerId,
    )
  ).meetings.map(({ title }) => title);

/** Opens a meeting of a new club. @returns the club's id */
async function openMeetingOf(name: string, title: string, visibility: 'listed' | 'unlisted' = 'listed') {
  const clubId = await createClub(stack, leader, { name, visibility });
  const { id: bookId } = await createBook(stack);
  const startsAt = new Date(Date.now() + 48 * hour);
  const times = { startsAt, endsAt: later(startsAt, 2 * hour) };
  const plan = { bookId, title, description: '', capacity: 30, ...times };
  const result = await openClubMeeting({ db: stack.db }, leader.id, { clubId, plan });
  if (!result.ok) throw new Error('the meeting was not opened');
  return clubId;
}

test('a search finds the meetings of a club by its name as soon as they are opened', async () => {
  await openMeetingOf('파도 독서단', '첫 번째 밤');
  expect(await found('파도독서')).toEqual(['첫 번째 밤']);
  expect(await found('ㅍㄷㄷㅅㄷ')).toEqual(['첫 번째 밤']);
  expect(await found('파도 밤')).toEqual(['첫 번째 밤']);
  expect(await found('번째 밤')).toEqual(['첫 번째 밤']);
});

test('a renamed club is found by its new name after the next refresh, and no more by the old one', async () => {
  const clubId = await openMeetingOf('옛이름 모꼬지', '두 번째 밤');
  const club = await stack.db.club.findUniqueOrThrow({ where: { id: clubId } });
  const { description, entryQuestion, capacity } = club;
  const plan = { name: '새이름 모꼬지', description, entryQuestion, capacity };
  await updateClub(stack.db, clubId, { ...plan, visibility: 'listed', entry: 'open', answerHash: undefined });
  await refreshSearchKeys(stack.db);
  expect(await found('새이름')).toEqual(['두 번째 밤']);
  expect(await found('옛이름')).toEqual([]);
});

test('the name of an unlisted club finds its meetings for members only', async () => {
  await openMeetingOf('숨은골짜기', '세 번째 밤', 'unlisted');
  expect(await found('숨은골짜기', leader.id)).toEqual(['세 번째 밤']);
  for (const askerId of [null, (await createPerson(stack)).id])
    expect(await found('숨은골짜기', askerId)).toEqual([]);
});
