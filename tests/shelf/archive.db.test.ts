import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeClub } from '../../src/clubs/close-club.ts';
import { joinClub } from '../../src/clubs/join-club.ts';
import { leaveClub } from '../../src/clubs/leave-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createClubMeeting, createClubOf } from './sample-shelf.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let reader: TestPerson;
let absent: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  reader = await createPerson(stack, '바다');
  absent = await createPerson(stack, '구름');
  stranger = await createPerson(stack, '나그네');
});
afterAll(() => stack.close());

const as = (person: TestPerson | null) => asPerson(app, person);

async function pastMeeting(plan: Parameters<typeof createClubOf>[3] = {}) {
  const members = [reader, absent];
  const clubId = await createClubOf(stack, leader, members, plan);
  const { id, bookId } = await createClubMeeting(stack, { clubId, leader, members }, { title: '가을 모임' });
  await stack.db.meetingEntrance.createMany({
    data: [leader, reader].map(({ id: userId }) => ({ meetingId: id, userId })),
  });
  return { clubId, id, bookId, path: `/meetings/${id}/archive` };
}

describe('the archive of a club meeting', () => {
  test('holds the book, the members who came, the ratings and the way to the log', async () => {
    const { clubId, id, bookId, path } = await pastMeeting();
    const entry = `/clubs/${clubId}/shelf/${bookId}`;
    await as(absent).post(`${entry}/rating`, { stars: '3.5', review: '못 갔지만 읽었어요' }).expect(303);
    const { text } = await as(absent).get(path).expect(200);
    expect(text).toContain('가을 모임');
    expect(text).toMatch(/다녀간 사람[\s\S]*하늘[\s\S]*바다/);
    expect(/다녀간 사람([\s\S]*?)<\/ul>/.exec(text)?.[1]).not.toContain('구름');
    expect(text).toContain('못 갔지만 읽었어요');
    for (const href of [entry, `/meetings/${id}/chat`, `/clubs/${clubId}`])
      expect(text).toContain(`href="${href}"`);
  });

  test('is read by a member who joined later, and no more by a member who left', async () => {
    const { clubId, id, path } = await pastMeeting();
    const later = await createPerson(stack, '새벽');
    await as(later).get(path).expect(403);
    await joinClub({ db: stack.db }, later.id, { clubId, answer: '' });
    await as(later).get(path).expect(200);
    await as(later).get(`/meetings/${id}/chat`).expect(200);
    expect((await as(later).get(`/meetings/${id}`).expect(200)).text).toContain(`href="${path}"`);
    await leaveClub({ db: stack.db }, reader.id, clubId);
    await as(reader).get(path).expect(403);
    await as(reader).get(`/meetings/${id}/chat`).expect(403);
    expect((await as(reader).get(`/meetings/${id}`).expect(200)).text).not.toContain(`href="${path}"`);
    expect((await as(leader).get(path).expect(200)).text).toContain('바다');
  });

  test('stands on the meeting’s page beside the rating of its book, while the club is open', async () => {
    const { clubId, id, bookId, path } = await pastMeeting();
    const rating = `href="/clubs/${clubId}/shelf/${bookId}#rating"`;
    const page = async () => (await as(reader).get(`/meetings/${id}`).expect(200)).text;
    expect(await page()).toContain(rating);
    await closeClub({ db: stack.db }, leader.id, clubId);
    expect(await page()).toContain(`href="${path}"`);
    expect(await page()).not.toContain(rating);
  });

  test('is 403 to others for a listed club and 404 for an unlisted one', async () => {
    await as(stranger)
      .get((await pastMeeting()).path)
      .expect(403);
    const { path } = await pastMeeting({ visibility: 'unlisted' });
    const { text } = await as(stranger).get(path).expect(404);
    expect(text).not.toContain('가을 모임');
    await as(null).get(path).expect(302);
    await as(reader).get(path).expect(200);
  });

  test('exists only after the end of a meeting that was not cancelled', async () => {
    const clubId = await createClubOf(stack, leader, [reader]);
    for (const options of [
      { startsInMinutes: -10 },
      { startsInMinutes: 60 },
      { startsInMinutes: -300, cancelled: true },
    ]) {
      const { id } = await createClubMeeting(stack, { clubId, leader, members: [reader] }, options);
      await as(reader).get(`/meetings/${id}/archive`).expect(404);
      expect((await as(reader).get(`/meetings/${id}`)).text).not.toContain('/archive');
    }
    await as(reader).get('/meetings/2000000000/archive').expect(404);
    await as(reader).get('/meetings/x/archive').expect(404);
  });

  test('without ratings and without anybody who came shows neither heading nor list', async () => {
    const clubId = await createClubOf(stack, leader, []);
    const { id } = await createClubMeeting(stack, { clubId, leader });
    const { text } = await as(leader).get(`/meetings/${id}/archive`).expect(200);
    expect(text).not.toContain('다녀간 사람');
    expect(text).not.toContain('class="ratings"');
  });
});

describe('the archive of a meeting without a club', () => {
  test('is for its members, and has no ratings', async () => {
    const id = await createMeeting(stack, leader, [reader], { startsInMinutes: -120, lengthMinutes: 90 });
    const path = `/meetings/${id}/archive`;
    const { text } = await as(reader).get(path).expect(200);
    expect(text).not.toContain('별점');
    await as(stranger).get(path).expect(403);
    expect((await as(reader).get(`/meetings/${id}`)).text).toContain(`href="${path}"`);
    for (const person of [stranger, null])
      expect((await as(person).get(`/meetings/${id}`)).text).not.toContain(path);
  });
});

describe('a club’s page', () => {
  const lastRead = (html: string) => /id="last-read"([\s\S]*?)<\/section>/.exec(html)?.[1] ?? '';

  test('shows its members the three books read last, which lead to their archives', async () => {
    const clubId = await createClubOf(stack, leader, [reader]);
    const group = { clubId, leader, members: [reader] };
    const meetings = [];
    for (const days of [1, 2, 3, 4])
      meetings.push(await createClubMeeting(stack, group, { startsInMinutes: -days * 1_440 }));
    const { id: bookId } = await createBook(stack);
    await stack.db.clubEarlierBook.create({ data: { clubId, bookId, readOn: new Date('2020-01-01') } });
    const section = lastRead((await as(reader).get(`/clubs/${clubId}`).expect(200)).text);
    expect([...section.matchAll(/data-book-id="(\d+)"/g)].map(([, id]) => Number(id))).toEqual(
      meetings.slice(0, 3).map((one) => one.bookId),
    );
    expect(section).toContain(`href="/meetings/${meetings[0]?.id}/archive"`);
    expect(section).toContain(`href="/clubs/${clubId}/shelf"`);
    expect(lastRead((await as(stranger).get(`/clubs/${clubId}`).expect(200)).text)).toBe('');
  });

  test('says that nothing was read yet, and leads leaders to the books read before', async () => {
    const clubId = await createClubOf(stack, leader, [reader]);
    const html = (await as(leader).get(`/clubs/${clubId}`).expect(200)).text;
    expect(lastRead(html)).toContain('아직 함께 읽은 책이 없어요');
    expect(html).toContain(`href="/clubs/${clubId}/shelf/new"`);
    expect((await as(reader).get(`/clubs/${clubId}`)).text).not.toContain('/shelf/new');
  });
});
