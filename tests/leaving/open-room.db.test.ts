import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { csrfOf, signedUp } from '../support/app.ts';
import { type ChatClient, type ChatServer, enterChat, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, createSession, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let servers: readonly [ChatServer, ChatServer];
const clients: ChatClient[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  // The regular checks come too late to repair a lost broadcast.
  const checkTiming = { stateIntervalMs: 600_000, headIntervalMs: 600_000, memberIntervalMs: 600_000 };
  servers = [await startChatServer(stack, { checkTiming }), await startChatServer(stack, { checkTiming })];
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await stack.close();
});

/** Opens the room of a meeting: of the leaver at one process, of a member at the other. */
async function talk() {
  const { browser, person } = await signedUp(servers[0].app);
  const { email, nickname } = person;
  const { id } = await stack.db.user.findUniqueOrThrow({ where: { email } });
  const leaver: TestPerson = { id, nickname, ...(await createSession(stack, id)) };
  const [leader, member] = [await createPerson(stack), await createPerson(stack)];
  const meetingId = await createMeeting(stack, leader, [leaver, member]);
  const hers = await enterChat(servers[0], leaver, meetingId);
  const others = await enterChat(servers[1], member, meetingId);
  clients.push(hers, others);
  expect(await hers.send('남는 말')).toMatchObject({ ok: true });
  await others.until(() => others.messages.length === 1 && others.lists.at(-1)?.length === 3);
  return { browser, person, leaver, member, meetingId, hers, others };
}

const namesIn = (client: ChatClient) => client.lists.at(-1)?.map(({ nickname }) => nickname) ?? [];

test('open rooms drop a person who leaves the service, and name her no more after a reload', async () => {
  const { browser, leaver, member, meetingId, hers, others } = await talk();
  const { text } = await browser.get('/settings/leave').expect(200);
  const form = { _csrf: csrfOf(text), sure: 'on' };
  await browser.post('/settings/leave').type('form').send(form).expect('Location', '/left');
  await hers.gone;
  const isTold = () => others.system.some(({ kind }) => kind === 'left');
  await others.until(() => isTold() && others.lists.at(-1)?.length === 2);
  expect(namesIn(others)).not.toContain(leaver.nickname);
  expect(others.system.find(({ kind }) => kind === 'left')).toMatchObject({ nickname: '탈퇴한 회원' });
  const reloaded = await enterChat(servers[1], member, meetingId);
  clients.push(reloaded);
  expect(reloaded.histories[0]?.messages).toMatchObject([{ body: '남는 말', nickname: '탈퇴한 회원' }]);
});
