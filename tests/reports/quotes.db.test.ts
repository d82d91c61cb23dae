import { afterAll, beforeAll, expect, test } from 'vitest';
import { asPerson } from '../meetings/plan-form.ts';
import { type ChatServer, chatClients, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createOperator } from './sample-reports.ts';

let stack: TestStack;
let server: ChatServer;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack);
});
afterAll(async () => {
  await server.close();
  await stack.close();
});

const enter = chatClients(() => server);
const sentWith = (body: string, text: string) => ({
  clientId: crypto.randomUUID(),
  body,
  quote: { text, page: 3 },
});

test('operators read quoted sentences; a message that they hide comes back as it was, and is found', async () => {
  const [operator, author, reader] = [
    await createOperator(stack),
    await createPerson(stack),
    await createPerson(stack),
  ];
  const meetingId = await createMeeting(stack, author, [reader]);
  const [writer, member] = [await enter(author, meetingId), await enter(reader, meetingId)];
  await writer.ask('message:send', sentWith('좋아요', '너는 나쁜 사람이야'));
  await writer.ask('message:send', sentWith('이것도요', '옆에 있는 욕설'));
  const search = () => member.ask('history:search', { q: '나쁜 사람' });
  expect(await search()).toMatchObject({ messages: [{ seq: 1 }] });
  const target = { kind: 'message', id: String(meetingId), seq: '1' };
  const form = await asPerson(server.app, reader).get(`/report?${new URLSearchParams(target)}`);
  expect(form.text).toContain('너는 나쁜 사람이야');
  await asPerson(server.app, reader)
    .post('/reports', { ...target, reason: 'abuse' })
    .expect(303);
  const { id } = await stack.db.report.findFirstOrThrow();
  const page = await asPerson(server.app, operator).get(`/admin/reports/${id}`).expect(200);
  expect(page.text).toContain('너는 나쁜 사람이야');
  expect(page.text).toContain('옆에 있는 욕설');

  await asPerson(server.app, operator)
    .post(`/admin/reports/${id}/decide`, { decision: 'hidden', explanation: '약관에 어긋나요' })
    .expect(303);
  expect(await search()).toMatchObject({ messages: [] });
  await asPerson(server.app, operator).post(`/admin/reports/${id}/undo`).expect(303);
  const quote = { text: '너는 나쁜 사람이야', page: 3 };
  expect(await search()).toMatchObject({ messages: [{ seq: 1, body: '좋아요', quote }] });
});
