import { afterAll, beforeAll, expect, test } from 'vitest';
import { blockPerson } from '../../src/accounts/blocks/block-person.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let reader: TestPerson;
let blocked: TestPerson;
let other: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  [reader, blocked, other] = [
    await createPerson(stack),
    await createPerson(stack),
    await createPerson(stack),
  ];
  await blockPerson(stack.db, { blockerId: reader.id, blockedId: blocked.id });
});
afterAll(() => stack.close());

async function roomWithMessages(startsInMinutes: number): Promise<number> {
  const meetingId = await createMeeting(stack, other, [reader, blocked], { startsInMinutes });
  const message = (seq: number, userId: number, body: string) => ({
    meetingId,
    seq,
    userId,
    clientId: crypto.randomUUID(),
    body,
  });
  await stack.db.message.createMany({
    data: [
      message(1, blocked.id, '막힌 글'),
      message(2, other.id, '보이는 글'),
      message(3, blocked.id, '지운 글'),
    ],
  });
  await stack.db.message.update({
    where: { meetingId_seq: { meetingId, seq: 3 } },
    data: { body: '', deletedAt: new Date(), revision: 1 },
  });
  return meetingId;
}

const pageOf = async (path: string, person: TestPerson) =>
  (await app.browser().get(path).set('Cookie', person.cookie).expect(200)).text;
/** The numbers of the messages that a page folds. */
const foldedIn = (html: string) =>
  [...html.matchAll(/<li class="bubble [^>]*data-seq="(\d+)"[\s\S]*?<\/li>/g)]
    .filter(([item]) => /<details class="bubble__fold" data-blocked>/.test(item))
    .map(([, seq]) => Number(seq));

test.each([
  ['the log of a meeting that is over', -180, 'chat'],
  ['the room without scripts', -5, 'chat/plain'],
])(
  '%s folds the messages of blocked people, for the reader who blocked them alone',
  async (_, start, page) => {
    const path = `/meetings/${await roomWithMessages(start)}/${page}`;
    const shown = await pageOf(path, reader);
    expect(foldedIn(shown)).toEqual([1]);
    expect(shown).toContain('막힌 글');
    for (const person of [blocked, other]) expect(foldedIn(await pageOf(path, person))).toEqual([]);
  },
);

test('the page of the open room names the people whom its reader blocked, and nobody else’s blocks', async () => {
  const path = `/meetings/${await roomWithMessages(-5)}/chat`;
  const idsIn = (html: string) => /data-blocked-ids="([^"]*)"/.exec(html)?.[1];
  expect(idsIn(await pageOf(path, reader))).toBe(String(blocked.id));
  for (const person of [blocked, other]) expect(idsIn(await pageOf(path, person))).toBe('');
});
