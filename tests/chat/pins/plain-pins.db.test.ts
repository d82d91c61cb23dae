import { afterAll, beforeAll, expect, test } from 'vitest';
import { asPerson } from '../../meetings/plan-form.ts';
import { type ChatServer, startChatServer } from '../../support/chat.ts';
import { createMeeting } from '../../support/meetings.ts';
import { createPerson, type TestPerson } from '../../support/people.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let server: ChatServer;
let leader: TestPerson;
let member: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack);
  [leader, member, stranger] = await Promise.all([
    createPerson(stack),
    createPerson(stack),
    createPerson(stack),
  ]);
});
afterAll(async () => {
  await server.close();
  await stack.close();
});

const write = (id: number, body: string) =>
  server.sockets.sendMessage(id, { userId: member.id, clientId: crypto.randomUUID(), body });
const page = async (person: TestPerson, path: string) =>
  (await asPerson(server.app, person).get(path).expect(200)).text;
const pin = (person: TestPerson, id: number, seq: number, value: string) =>
  asPerson(server.app, person).post(`/meetings/${id}/chat/messages/${seq}/pin`, { pin: value });
/** Returns the strip above the log; null for none. */
const stripOf = (html: string) => /<section class="pin"[\s\S]*?<\/section>/.exec(html)?.[0] ?? null;

test('a leader pins a message without scripts, and the page leads to it until she takes it off', async () => {
  const id = await createMeeting(stack, leader, [member]);
  for (const body of ['<b>규칙</b>부터 읽어요', '둘']) await write(id, body);
  expect(stripOf(await page(leader, `/meetings/${id}/chat/plain`))).toBeNull();
  const answer = await pin(leader, id, 1, 'on').expect(303);
  expect(answer.headers.location).toBe(`/meetings/${id}/chat/plain`);
  const strip = stripOf(await page(member, `/meetings/${id}/chat/plain`));
  expect(strip).toContain('고정한 메시지');
  expect(strip).toContain('&lt;b&gt;규칙&lt;/b&gt;부터 읽어요');
  expect(strip).toContain(`href="/meetings/${id}/chat/plain?after=0"`);
  expect(strip).not.toContain('고정 풀기');
  const hers = await page(leader, `/meetings/${id}/chat/plain`);
  expect(stripOf(hers)).toContain('고정 풀기');
  // The pinned message itself has no second button.
  expect(hers.match(/messages\/1\/pin/g)).toHaveLength(1);
  expect(hers.match(/messages\/2\/pin/g)).toHaveLength(1);
  await pin(leader, id, 1, 'off').expect(303);
  expect(stripOf(await page(leader, `/meetings/${id}/chat/plain`))).toBeNull();
});

test('the form refuses as the socket does, with a page that says why', async () => {
  const id = await createMeeting(stack, leader, [member]);
  await write(id, '말');
  expect((await pin(member, id, 1, 'on').expect(403)).text).toContain('리더만 고정할 수 있어요');
  await pin(stranger, id, 1, 'on').expect(404);
  await pin(leader, id, 9, 'on').expect(404);
  await pin(leader, id, 1, 'maybe').expect(422);
  const over = await createMeeting(stack, leader, [member], { startsInMinutes: -90 });
  await pin(leader, over, 1, 'on').expect(409);
});

test('the log after the end shows the pinned message, and a reader who blocked its author nothing', async () => {
  const id = await createMeeting(stack, leader, [member]);
  await write(id, '다음 책은 데미안');
  await pin(leader, id, 1, 'on').expect(303);
  await stack.db.meeting.update({
    where: { id },
    data: { startsAt: new Date(Date.now() - 7_200_000), endsAt: new Date(Date.now() - 60_000) },
  });
  const strip = stripOf(await page(leader, `/meetings/${id}/chat`));
  expect(strip).toContain('다음 책은 데미안');
  expect(strip).not.toContain('고정 풀기');
  await stack.db.userBlock.create({ data: { blockerId: leader.id, blockedId: member.id } });
  expect(stripOf(await page(leader, `/meetings/${id}/chat`))).toBeNull();
  await stack.db.userBlock.deleteMany({ where: { blockerId: leader.id } });
});
