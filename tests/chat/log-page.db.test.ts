import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let stranger: TestPerson;
let meetings: Record<'soon' | 'open' | 'over' | 'cancelled' | 'silent', number>;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  [leader, member, stranger] = await Promise.all([
    createPerson(stack),
    createPerson(stack),
    createPerson(stack),
  ]);
  const meeting = (options: object) => createMeeting(stack, leader, [member], options);
  meetings = {
    soon: await meeting({ startsInMinutes: 30 }),
    open: await meeting({}),
    over: await meeting({ startsInMinutes: -90 }),
    cancelled: await meeting({ cancelled: true }),
    silent: await meeting({ startsInMinutes: -90 }),
  };
  await stack.db.message.createMany({
    data: Array.from({ length: 250 }, (_, i) => ({
      meetingId: meetings.over,
      seq: i + 1,
      userId: leader.id,
      clientId: crypto.randomUUID(),
      body: `글 ${i + 1}`,
    })),
  });
});
afterAll(() => stack.close());

const get = (path: string, person: TestPerson | null) => {
  const asked = app.browser().get(path);
  return person ? asked.set('Cookie', person.cookie) : asked;
};
const stateIn = (html: string) => /id="room" data-state="(\w+)"/.exec(html)?.[1];

test('a visitor is sent to log in, a stranger gets 403, and a meeting that does not exist 404', async () => {
  for (const id of Object.values(meetings)) {
    const path = `/meetings/${id}/chat`;
    const { headers } = await get(path, null).expect(302);
    expect(headers.location).toBe(`/login?next=${encodeURIComponent(path)}`);
    const { text } = await get(path, stranger).expect(403);
    expect(text).toMatch(
      /<h1>참여자만 볼 수 있어요<\/h1>[\s\S]*<a class="button" href="\/meetings\/\d+">모임 보러 가기/,
    );
    expect(text).not.toContain('글 250');
  }
  for (const id of ['999999', '0', 'x', '99999999999']) await get(`/meetings/${id}/chat`, member).expect(404);
});

test.each([
  ['soon', 'not_open_yet'],
  ['open', 'open'],
  ['over', 'closed'],
  ['silent', 'closed'],
  ['cancelled', 'cancelled'],
] as const)(
  'leader and member see the room of a meeting that is %s in the state %s',
  async (which, state) => {
    for (const person of [leader, member]) {
      const { text } = await get(`/meetings/${meetings[which]}/chat`, person).expect(200);
      expect(stateIn(text)).toBe(state);
      expect(text.includes('이야기 기록 보기')).toBe(state === 'closed');
      expect(text.includes('아무 이야기도 오가지 않았어요')).toBe(
        which === 'silent' || which === 'cancelled',
      );
    }
  },
);

/** Returns the first and last number on the page, and the targets of its links. */
async function pageAt(query: string) {
  const { text } = await get(`/meetings/${meetings.over}/chat${query}`, member).expect(200);
  const seqs = [...text.matchAll(/data-seq="(\d+)"/g)].map(([, seq]) => Number(seq));
  const link = (rel: string) =>
    new RegExp(`href="/meetings/\\d+/chat(\\?[^"]*)" rel="${rel}"`).exec(text)?.[1];
  expect(text).not.toContain('아무 이야기도');
  return [seqs[0], seqs.at(-1), link('prev'), link('next')];
}

test('the links of the log lead from its end to its beginning and back', async () => {
  expect(await pageAt('')).toEqual([151, 250, '?before=151', undefined]);
  expect(await pageAt('?before=151')).toEqual([51, 150, '?before=51', '?after=150']);
  expect(await pageAt('?before=51')).toEqual([1, 50, undefined, '?after=50']);
  expect(await pageAt('?after=50')).toEqual([51, 150, '?before=51', '?after=150']);
  expect(await pageAt('?after=150')).toEqual([151, 250, '?before=151', undefined]);
});

test.each(['?after=250', '?after=999', '?before=1', '?before=0', '?before=x', '?after=-1', '?before='])(
  'with the position %s the log shows its end',
  async (query) => expect(await pageAt(query)).toEqual([151, 250, '?before=151', undefined]),
);
