import type { Pool } from 'pg';
import { describe, expect, test } from 'vitest';
import { differenceOf } from '../../../src/recommendations/matching/fit-reason.ts';
import { matchBooks } from '../../../src/recommendations/matching/match-books.ts';
import { findFittingMeetings } from '../../../src/recommendations/matching/match-meetings.ts';
import { matchMembers } from '../../../src/recommendations/matching/match-members.ts';
import { fitText } from '../../../src/recommendations/matching/match-view.ts';
import type { Interest, OpenMeeting } from '../../../src/recommendations/matching/meeting-match.ts';
import type { MemberAnswers } from '../../../src/recommendations/matching/member-answers-repository.ts';
import { spreadOverBooks } from '../../../src/recommendations/matching/spread-over-books.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { candidatesByGenre } from '../fixture-books.ts';
import { personas } from '../personas.ts';
import { sampleBooks } from '../sample-books.ts';

const interest: Interest = {
  answers: chosenOf('abcdabcdab'),
  genreId: 1,
  recommended: new Set(),
  liked: new Set(),
  disliked: new Set(),
  read: new Set(),
};
const meetings: OpenMeeting[] = sampleBooks.map((book, i) => ({
  id: i + 1,
  startsAt: new Date(Date.UTC(2026, 11, 1, i)),
  freeSeats: 3,
  genre: { id: 1, name: '소설/시/희곡' },
  book,
}));
const answersOf = (meetingId: number, alike: number, members = 5): MemberAnswers => ({
  meetingId,
  members,
  alike: Array(10).fill(alike),
});
const match = (who: Interest, among: readonly OpenMeeting[], companies: readonly MemberAnswers[]) =>
  matchMembers(who, matchBooks(who, among), companies);
const order = (changes: Partial<Interest> = {}, companies: MemberAnswers[] = [], among = meetings) =>
  match({ ...interest, ...changes }, among, companies).map(({ meetingId }) => meetingId);
const matchOf = (id: number, changes: Partial<Interest> = {}, companies: MemberAnswers[] = []) => {
  const found = match({ ...interest, ...changes }, meetings, companies).find(
    ({ meetingId }) => meetingId === id,
  );
  if (!found) throw new Error('not matched');
  return found;
};

describe('the order of meetings', () => {
  test('follows the fit of the book, and the earlier start for equal books', () => {
    const twice = [...meetings, { ...(meetings[4] as OpenMeeting), id: 99, startsAt: new Date(0) }];
    const ids = order({}, [], twice);
    expect(ids.indexOf(99)).toBe(ids.indexOf(5) - 1);
  });

  test('members with similar answers move a meeting up, members with other answers move it down', () => {
    const place = (companies: MemberAnswers[]) => order({}, companies).indexOf(10);
    expect(place([answersOf(10, 5)])).toBeLessThan(place([]));
    expect(place([answersOf(10, 0)])).toBeGreaterThan(place([]));
  });

  test('a liked book comes first, and a disliked book is left out', () => {
    expect(order({ liked: new Set([110]) })[0]).toBe(10);
    expect(order({ disliked: new Set([110]) }).toSorted((one, other) => one - other)).toEqual(
      meetings.map(({ id }) => id).filter((id) => id !== 10),
    );
  });

  test('leaves room for other books when many meetings are about one', () => {
    const about = (bookId: number, ids: number[]) => ids.map((id) => ({ id, bookId }));
    const ordered = [...about(1, [1, 2, 3, 4]), ...about(2, [5, 6]), ...about(1, [7]), ...about(3, [8])];
    const spread = (most: number) =>
      spreadOverBooks(ordered, most, ({ bookId }) => bookId).map(({ id }) => id);
    expect(spread(1)).toEqual([1, 5, 8, 2, 3, 4, 6, 7]);
    expect(spread(3)).toEqual([1, 2, 3, 5, 6, 8, 4, 7]);
  });

  test('has one meeting per book first: the one with the most similar members', async () => {
    const favourite = meetings[9] as OpenMeeting;
    const many = Array.from({ length: 20 }, (_, i) => ({
      ...favourite,
      id: 100 + i,
      startsAt: new Date(i),
    }));
    const pool = { query: async () => ({ rows: [answersOf(102, 5)] }) } as unknown as Pool;
    const taste = { answers: 'abcdabcdab', quizVersion: '1', updatedAt: new Date(0) };
    const reader = { latest: null, taste, interest: { ...interest, liked: new Set([favourite.book.id]) } };
    const found = await findFittingMeetings(pool, reader, [...many, ...meetings]);
    expect(found[0]?.meetingId).toBe(102);
    const books = found.map(({ bookId }) => bookId);
    expect(new Set(books.slice(0, 8)).size).toBe(8);
    expect(books.filter((bookId) => bookId === favourite.book.id)).toHaveLength(3);
  });

  test('does not depend on the order of the input', () => {
    expect(order({}, [], meetings.toReversed())).toEqual(order());
  });

  test('finds the meetings that personas would enjoy: nDCG@4 far above chance', () => {
    const books = [...candidatesByGenre().values()].flatMap((shelf) => shelf.slice(0, 4));
    const random = seededRandom(11);
    const gains = personas.map((persona) => {
      const open: OpenMeeting[] = books.map((book, i) => ({
        id: i + 1,
        startsAt: new Date(Date.UTC(2026, 11, 1, i)),
        freeSeats: 2,
        genre: { id: 1, name: '' },
        book,
      }));
      const companies = open.map(
        ({ id }): MemberAnswers => ({
          ...answersOf(id, 0),
          alike: Array.from({ length: 10 }, () => Math.floor(random() * 4)),
        }),
      );
      const worthOf = ({ id, book }: OpenMeeting) => {
        const tags = book.tags.reduce((sum, tag) => sum + (persona.likes.tags[tag] ?? 0), 0);
        const alike = (companies[id - 1]?.alike ?? []).reduce((sum, count) => sum + count, 0) / 50;
        return tags + 4 * alike;
      };
      const found = match({ ...interest, answers: chosenOf(persona.answers) }, open, companies);
      const gainOf = (ids: readonly number[]) =>
        ids
          .slice(0, 4)
          .reduce((sum, id, i) => sum + worthOf(open[id - 1] as OpenMeeting) / Math.log2(i + 2), 0);
      const ideal = open.toSorted((one, other) => worthOf(other) - worthOf(one)).map(({ id }) => id);
      const chance = open.reduce((sum, one) => sum + worthOf(one), 0) / open.length;
      const atChance = [0, 1, 2, 3].reduce((sum, i) => sum + chance / Math.log2(i + 2), 0);
      return {
        found: gainOf(found.map(({ meetingId }) => meetingId)) / gainOf(ideal),
        chance: atChance / gainOf(ideal),
      };
    });
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(gains.map(({ chance }) => chance))).toBeLessThan(0.41);
    expect(mean(gains.map(({ found }) => found))).toBeGreaterThan(0.6);
  });
});

describe('the reason and the difference', () => {
  const say = (...given: Parameters<typeof matchOf>) => fitText(matchOf(...given), '제목');

  test('a verdict of the reader is the first reason', () => {
    expect(say(1, { liked: new Set([101]) }).reason).toBe('마음에 든다고 하신 책으로 모여요.');
    expect(say(1, { recommended: new Set([101]) }).reason).toBe('지난번에 추천받은 책으로 모여요.');
  });

  test('members come next: the question most answered alike, and the one fewest did', () => {
    const mixed: MemberAnswers = { meetingId: 2, members: 6, alike: [2, 5, 2, 2, 2, 1, 2, 2, 2, 2] };
    expect(say(2, {}, [mixed])).toEqual({
      reason: '퀴즈를 푼 참여자 가운데 절반 이상이 나처럼 ‘잔잔하고 서정적인 분위기’를 골랐어요.',
      difference:
        '‘어느 나라 작가의 글을 즐겨 읽으세요?’에는 퀴즈를 푼 참여자 가운데 나와 다른 답을 고른 분이 더 많아요.',
    });
  });

  test('a fact of the book that an answer asks for comes next', () => {
    expect(say(1).reason).toBe('내가 고른 ‘지친 마음을 달래 줄 위로’에 어울리는, ‘위로’를 건네는 책이에요.');
  });

  test('the difference is a tag opposite to what an answer wishes, else the genre, else none', () => {
    const [meeting] = meetings;
    const said = (tags: string[], genreId: number | null = null) => {
      if (!meeting) throw new Error('no meeting');
      const about = { ...meeting, book: { ...meeting.book, tags } };
      const difference = differenceOf({ ...interest, genreId }, about, undefined);
      return fitText({ ...matchOf(1), difference }, '제목').difference;
    };
    expect(said(['긴 호흡'])).toBe(
      '나는 ‘짧게 끊어 읽는 글’을 골랐는데, 이 모임의 책은 ‘긴 호흡’으로 읽는 책이에요.',
    );
    expect(said(['빠른 전개'], 7)).toBe('지난번에 고른 장르와 달리 소설/시/희곡 책이에요.');
    expect(said(['빠른 전개'])).toBeNull();
    expect(said(['짧은 호흡', '긴 호흡'])).toBeNull();
  });

  test('every match has a reason, and a difference is a sentence', () => {
    for (const each of match(interest, meetings, [answersOf(4, 1), answersOf(5, 4)])) {
      const { reason, difference } = fitText(each, '제목');
      expect(reason).toMatch(/요[.]$/);
      expect(difference ?? '없어요.').toMatch(/요[.]$/);
    }
  });
});
