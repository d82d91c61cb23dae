import { afterAll, beforeAll, expect, test } from 'vitest';
import { asPerson } from '../meetings/plan-form.ts';
import { type ChatServer, chatClients, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createOperator } from './sample-reports.ts';

let stack: TestStack;
let servers: readonly [ChatServer, ChatServer];

beforeAll(async () => {
  stack = await openTestStack();
  // The regular checks come too late to repair a lost broadcast.
  const checkTiming = { stateIntervalMs: 600_000, headIntervalMs: 600_000, memberIntervalMs: 600_000 };
  servers = [await startChatServer(stack, { checkTiming }), await startChatServer(stack, { checkTiming })];
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await stack.close();
});

const enter = chatClients(() => servers[0]);
const enterOther = chatClients(() => servers[1]);

test('open rooms of both processes learn that an operator hid a message and that she undid it', async () => {
  const [operator, author, reader] = [
    await createOperator(stack),
    await createPerson(stack),
    await createPerson(stack),
  ];
  const meetingId = await createMeeting(stack, author, [reader]);
  const clients = [await enter(author, meetingId), await enterOther(reader, meetingId)] as const;
  await clients[0].send('가려졌다 돌아올 말');
  await clients[1].until(() => clients[1].messages.length === 1);
  const { app } = servers[0];
  await asPerson(app, reader)
    .post('/reports', { kind: 'message', id: String(meetingId), seq: '1', reason: 'abuse' })
    .expect(303);
  const { id } = await stack.db.report.findFirstOrThrow();
  await asPerson(app, operator)
    .post(`/admin/reports/${id}/decide`, { decision: 'hidden', explanation: '약관에 어긋나요' })
    .expect(303);
  const hidden = { seq: 1, revision: 1, deleted: true, hidden: true };
  await Promise.all(clients.map((client) => client.until(() => client.changes.length > 0)));
  expect(clients.map(({ changes }) => changes)).toEqual([[hidden], [hidden]]);

  await asPerson(app, operator).post(`/admin/reports/${id}/undo`).expect(303);
  const shown = { seq: 1, revision: 2 };
  await Promise.all(clients.map((client) => client.until(() => client.changes.length > 1)));
  expect(clients.map(({ changes }) => changes)).toEqual([
    [hidden, shown],
    [hidden, shown],
  ]);
  expect(await clients[1].ask('history', { afterRevision: 1 })).toMatchObject({
    ok: true,
    revision: 2,
    messages: [{ seq: 1, body: '가려졌다 돌아올 말' }],
  });
});
