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

test('operators read what a reported reply answers, however far away, and its reactions', async () => {
  const [operator, author, reader] = [
    await createOperator(stack),
    await createPerson(stack),
    await createPerson(stack),
  ];
  const meetingId = await createMeeting(stack, author, [reader]);
  const [writer, member] = [await enter(author, meetingId), await enter(reader, meetingId)];
  await member.send('오래된 <b>질문</b>');
  await stack.pool.query(
    `WITH stored AS (
       INSERT INTO messages (meeting_id, seq, user_id, client_id, body)
       SELECT $1, n, $2, gen_random_uuid(), '글 ' || n FROM generate_series(2, 20) n)
     UPDATE rooms SET last_seq = 20 WHERE meeting_id = $1`,
    [meetingId, author.id],
  );
  const reply = { clientId: crypto.randomUUID(), body: '나쁜 답', replyTo: 1 };
  await writer.ask('message:send', reply);
  await member.ask('message:react', { seq: 21, emoji: '😢', on: true });
  await asPerson(server.app, reader)
    .post('/reports', { kind: 'message', id: String(meetingId), seq: '21', reason: 'abuse' })
    .expect(303);
  const { id } = await stack.db.report.findFirstOrThrow({ where: { meetingId } });
  const { text } = await asPerson(server.app, operator).get(`/admin/reports/${id}`).expect(200);
  expect(text).toContain(`답장: ${reader.nickname}: 오래된 &lt;b&gt;질문&lt;/b&gt;`);
  expect(text).toContain('반응: 😢 1');
});
