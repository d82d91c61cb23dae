import supertest from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answersOf } from '../quiz/answers-of.ts';
import { type SeededCatalogue, seedCatalogue } from '../recommendations/seed-catalogue.ts';
import { createTestApp, type TestApp, testOrigin } from '../support/app.ts';
import { FakeOpenAI } from '../support/fake-openai.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let catalogue: SeededCatalogue;
let fake: FakeOpenAI;
let app: TestApp;
let reader: TestPerson;
let leader: TestPerson;

beforeAll(async () => {
  [stack, fake] = await Promise.all([openTestStack(), FakeOpenAI.start()]);
  catalogue = await seedCatalogue(stack);
  app = createTestApp(stack, { env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: fake.url } });
});
afterAll(async () => {
  await fake.stop();
  await stack.close();
});
beforeEach(async () => {
  await stack.db.membership.deleteMany();
  await stack.db.meeting.deleteMany();
  [reader, leader] = await Promise.all([createPerson(stack), createPerson(stack)]);
  fake.forget();
});

const home = (as: TestPerson | null = reader) => {
  const request = supertest(app.app).get('/');
  return (as ? request.set('Cookie', as.cookie) : request).expect(200).then(({ text }) => text);
};

const takeQuiz = async (person = reader, letters = 'abcdabcdab') => {
  await supertest(app.app)
    .post('/quiz')
    .type('form')
    .set('Origin', testOrigin)
    .set('Cookie', person.cookie)
    .send({ _csrf: 'test-token', genre: String(catalogue.full.id), ...answersOf(letters) })
    .expect(303);
};

/** Creates a person with a stored taste, without the cost of a recommendation. */
const tasteOf = async (person: TestPerson, answers: string) =>
  stack.db.tasteProfile.upsert({
    where: { userId: person.id },
    create: { userId: person.id, answers, quizVersion: 'taste-1' },
    update: { answers },
  });

interface Wish {
  readonly title: string;
  /** Index in the catalogue's top twenty. */
  readonly book?: number;
  /** Minutes from now. */
  readonly startsInMinutes?: number;
  readonly minutes?: number;
  readonly capacity?: number;
  readonly members?: readonly TestPerson[];
  readonly by?: TestPerson;
  readonly cancelled?: boolean;
}

async function open({
  title,
  book = 0,
  startsInMinutes = 60,
  minutes = 60,
  capacity = 10,
  members = [],
  by,
  cancelled,
}: Wish) {
  const lead = by ?? leader;
  const startsAt = new Date(Date.now() + startsInMinutes * 60_000);
  const people = [lead, ...members];
  const { id } = await stack.db.meeting.create({
    data: {
      title,
      bookId: catalogue.topIds[book] ?? 0,
      leaderId: lead.id,
      startsAt,
      endsAt: new Date(startsAt.getTime() + minutes * 60_000),
      capacity,
      memberCount: people.length,
      cancelledAt: cancelled ? new Date() : null,
      memberships: { createMany: { data: people.map(({ id: userId }) => ({ userId })) } },
    },
  });
  return id;
}

/** Returns the titles of the meetings under a heading. */
function meetingsUnder(html: string, id: string): string[] {
  const [, section = ''] = html.split(`aria-labelledby="${id}"`);
  const [own = ''] = section.split('</section>');
  return [...own.matchAll(/class="meeting-card__title[^"]*"><a[^>]*>([^<]+)</g)].map(
    ([, title]) => title ?? '',
  );
}

describe('a visitor', () => {
  test('sees an introduction, bestsellers and meetings with free seats', async () => {
    await open({ title: '열린 모임' });
    await open({ title: '꽉 찬 모임', capacity: 2, members: [reader] });
    await open({ title: '진행 중인 모임', startsInMinutes: -5 });
    const html = await home(null);
    expect(html).toContain('정해진 시간에 모여');
    expect(html).toContain('장르별 베스트셀러');
    expect(meetingsUnder(html, 'welcome-meetings')).toEqual(['진행 중인 모임', '열린 모임']);
    expect(html).not.toContain('나와 어울리는 모임');
  });

  test('is led to the quiz, and not to the sign-up, by the first button', async () => {
    const html = await home(null);
    expect(/class="button button--large" href="([^"]+)"/.exec(html)?.[1]).toBe('/quiz');
  });

  test('sees each meeting once: the first three beside the welcome, the others below', async () => {
    for (const [i, title] of ['첫째', '둘째', '셋째', '넷째'].entries())
      await open({ title, startsInMinutes: 30 + i });
    await open({ title: '지금', startsInMinutes: -5 });
    const html = await home(null);
    expect(meetingsUnder(html, 'welcome-meetings')).toEqual(['지금', '첫째', '둘째']);
    expect(meetingsUnder(html, 'open-meetings')).toEqual(['셋째', '넷째']);
    expect(meetingsUnder(html, 'live-meetings')).toEqual([]);
  });
});

describe('a reader', () => {
  test('sees her last picks after logging in again, and no model is asked', async () => {
    await takeQuiz();
    fake.forget();
    const html = await home();
    expect(html).toContain('지난번에 추천받은 책');
    expect(html.match(/data-recommendation-id="\d+"/g)).toHaveLength(1);
    expect(fake.requests).toHaveLength(0);
  });

  test('is offered only meetings that she can join: upcoming, not full, not cancelled, not her own, not joined yet', async () => {
    await takeQuiz();
    await open({ title: '갈 수 있는 모임', book: 3 });
    await open({ title: '꽉 찬 모임', capacity: 2, members: [await createPerson(stack)] });
    await open({ title: '취소된 모임', cancelled: true });
    await open({ title: '내가 여는 모임', by: reader });
    await open({ title: '이미 든 모임', members: [reader] });
    await open({ title: '진행 중인 모임', startsInMinutes: -5 });
    await open({ title: '지난 모임', startsInMinutes: -300 });
    const html = await home();
    expect(meetingsUnder(html, 'open-meetings')).toEqual(['갈 수 있는 모임']);
    const own = [...meetingsUnder(html, 'now-meeting'), ...meetingsUnder(html, 'own-meetings')];
    expect(own.toSorted()).toEqual(['내가 여는 모임', '이미 든 모임']);
    expect(meetingsUnder(html, 'live-meetings')).toEqual(['진행 중인 모임']);
    expect(html).not.toContain('취소된 모임');
    expect(html).not.toContain('지난 모임');
  });

  test('sees with each meeting one reason, and a difference where there is one', async () => {
    await takeQuiz();
    for (const book of [1, 4, 7, 10, 13, 16]) await open({ title: `모임 ${book}`, book });
    const html = await home();
    expect(meetingsUnder(html, 'open-meetings')).toHaveLength(4);
    expect(html.match(/<dt>까닭<\/dt><dd>[^<]{10,}<\/dd>/g)).toHaveLength(4);
    const differences = html.match(/<dt>다른 점<\/dt><dd>[^<]*<\/dd>/g) ?? [];
    expect(differences.length).toBeLessThan(4);
    for (const difference of differences) expect(difference).toMatch(/요\.<\/dd>$/);
  });

  test('is offered no meeting about a book that she did not like', async () => {
    await takeQuiz();
    await stack.db.bookVerdict.create({
      data: { userId: reader.id, bookId: catalogue.topIds[3] ?? 0, taste: 'dislike' },
    });
    await open({ title: '싫어한 책의 모임', book: 3 });
    expect(meetingsUnder(await home(), 'open-meetings')).toEqual([]);
    await open({ title: '다른 책의 모임', book: 4 });
    expect(meetingsUnder(await home(), 'open-meetings')).toEqual(['다른 책의 모임']);
  });

  test('a meeting about a book that she liked is found behind a hundred earlier ones', async () => {
    await takeQuiz();
    const { id, picks } = await stack.db.recommendation.findFirstOrThrow({
      where: { userId: reader.id },
      include: { picks: true },
    });
    const picked = picks.map((pick) => pick.bookId);
    const [bookId = 0] = picked;
    await supertest(app.app)
      .post(`/recommendations/${id}/books/${bookId}/verdict`)
      .type('form')
      .set('Origin', testOrigin)
      .set('Cookie', reader.cookie)
      .send({ _csrf: 'test-token', verdict: 'like' })
      .expect(303);
    const others = catalogue.topIds.findIndex((top) => !picked.includes(top));
    for (let i = 0; i < 60; i += 1) await open({ title: `앞선 모임 ${i}`, book: others });
    await open({
      title: '좋아한 책의 모임',
      book: catalogue.topIds.indexOf(bookId),
      startsInMinutes: 60 * 24 * 30,
    });
    const html = await home();
    expect(meetingsUnder(html, 'open-meetings')[0]).toBe('좋아한 책의 모임');
    expect(html).toContain('마음에 든다고 하신 책으로 모여요');
  });

  test('without a quiz sees the next open meetings, without a note on how well they fit', async () => {
    await open({ title: '나중 모임', startsInMinutes: 120 });
    await open({ title: '먼저 모임' });
    const html = await home();
    expect(meetingsUnder(html, 'open-meetings')).toEqual(['먼저 모임', '나중 모임']);
    expect(html).not.toContain('<dt>까닭</dt>');
  });

  test('sees her own next meetings, the one in progress on top, then by start', async () => {
    await open({ title: '다음 주', startsInMinutes: 7 * 24 * 60, members: [reader] });
    await open({ title: '내일', startsInMinutes: 24 * 60, by: reader });
    await open({ title: '지금', startsInMinutes: -10, members: [reader] });
    const html = await home();
    expect(meetingsUnder(html, 'now-meeting')).toEqual(['지금']);
    expect(meetingsUnder(html, 'own-meetings')).toEqual(['내일', '다음 주']);
    expect(meetingsUnder(html, 'live-meetings')).toEqual([]);
    expect(await home(leader)).toContain('지금');
  });

  test('her own meetings in progress take no places of other meetings in progress', async () => {
    await open({ title: '남들의 모임', startsInMinutes: -30 });
    for (const title of ['하나', '둘', '셋']) await open({ title, startsInMinutes: -10, members: [reader] });
    const html = await home();
    expect(meetingsUnder(html, 'live-meetings')).toEqual(['남들의 모임']);
    expect(meetingsUnder(html, 'now-meeting')).toEqual(['하나']);
    expect(meetingsUnder(html, 'own-meetings')).toEqual(['둘', '셋']);
  });

  test.each([
    ['runs', -5, '지금 모임이 열려 있어요', true],
    ['starts in nine minutes', 9, '곧 모임이 시작돼요', true],
    ['starts in eleven minutes', 11, '다음 모임이에요', false],
    ['starts tomorrow', 24 * 60, '다음 모임이에요', false],
  ])(
    'her meeting that %s stands above her recommendation, with one way in from ten minutes before',
    async (_, startsInMinutes, heading, canEnter) => {
      await takeQuiz();
      const id = await open({ title: '내 모임', startsInMinutes, members: [reader] });
      const html = await home();
      expect(html.indexOf('id="now-meeting"')).toBeGreaterThan(0);
      expect(html.indexOf('id="now-meeting"')).toBeLessThan(html.indexOf('id="latest"'));
      expect(html).toContain(heading);
      expect(html.split(`href="/meetings/${id}/chat"`)).toHaveLength(canEnter ? 2 : 1);
    },
  );

  test('without a quiz sees meetings in progress above the invitation to the quiz', async () => {
    await open({ title: '진행 중인 모임', startsInMinutes: -5 });
    const html = await home();
    expect(html.indexOf('id="live-meetings"')).toBeGreaterThan(0);
    expect(html.indexOf('id="live-meetings"')).toBeLessThan(html.indexOf('id="quiz-invitation"'));
    expect(html).not.toContain('아직 추천받은 책이 없어요');
  });
});

describe('the members’ tastes', () => {
  const section = (html: string) => html.split('aria-labelledby="open-meetings"')[1]?.split('</section>')[0];

  test('two members who swap their answers leave the match unchanged, to the letter', async () => {
    await takeQuiz();
    const members = await Promise.all(Array.from({ length: 5 }, () => createPerson(stack)));
    const tastes = ['abcdabcdab', 'abcdabcdab', 'eeeeeeeeee', 'bcdabcdabc', 'abcaaaaaaa'];
    const set = (order: readonly number[]) =>
      Promise.all(members.map((member, i) => tasteOf(member, tastes[order[i] ?? 0] ?? '')));
    await set([0, 1, 2, 3, 4]);
    await open({ title: '모임 하나', book: 5, members });
    await open({ title: '모임 둘', book: 9, members: members.slice(0, 3) });
    await open({ title: '모임 셋', book: 12 });
    const before = section(await home());
    expect(before).toContain('참여자');
    // The first with the third, who share both meetings; the fourth with the fifth, who share one.
    await set([2, 1, 0, 4, 3]);
    expect(section(await home())).toBe(before);
    // A changed sum changes the sentence.
    await Promise.all(members.map((member) => tasteOf(member, 'eeeeeeeeee')));
    expect(section(await home())).not.toBe(before);
  });

  test('are ignored for fewer than five members, whose sum would reveal single answers', async () => {
    await takeQuiz();
    const members = await Promise.all(Array.from({ length: 4 }, () => createPerson(stack)));
    await open({ title: '넷의 모임', book: 5, members });
    const before = section(await home());
    await Promise.all(members.map((member) => tasteOf(member, 'abcdabcdab')));
    expect(section(await home())).toBe(before);
    expect(before).not.toContain('퀴즈를 푼 참여자');
  });

  test('move a meeting up when a member is like the reader', async () => {
    await takeQuiz();
    const [like, unlike] = await Promise.all(
      ['abcdabcdab', 'eedceddcda'].map((taste) =>
        Promise.all(
          Array.from({ length: 5 }, async () => {
            const person = await createPerson(stack);
            await tasteOf(person, taste);
            return person;
          }),
        ),
      ),
    );
    await open({ title: '다른 사람들', book: 5, members: unlike ?? [], startsInMinutes: 30 });
    await open({ title: '비슷한 사람들', book: 5, members: like ?? [], startsInMinutes: 90 });
    expect(meetingsUnder(await home(), 'open-meetings')).toEqual(['비슷한 사람들', '다른 사람들']);
  });
});
