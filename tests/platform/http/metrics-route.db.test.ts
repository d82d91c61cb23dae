import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp } from '../../support/app.ts';
import { enterChat, startChatServer } from '../../support/chat.ts';
import { createMeeting } from '../../support/meetings.ts';
import { createPerson } from '../../support/people.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

const token = 'only-the-tests-know-this-token';
let stack: TestStack;

beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

describe('the numbers of a process', () => {
  test('can be read on the machine itself, and not through a proxy on it', async () => {
    const browser = createTestApp(stack).browser();
    expect((await browser.get('/metrics').expect(200)).text).toContain('nodejs_eventloop_lag_seconds');
    await browser.get('/metrics').set('X-Forwarded-For', '203.0.113.7').expect(404);
  });

  test('can be read with the token, if one is set', async () => {
    const browser = createTestApp(stack, { env: { METRICS_TOKEN: token } }).browser();
    await browser.get('/metrics').expect(404);
    await browser.get('/metrics').set('Authorization', `Bearer ${token}x`).expect(404);
    const { text } = await browser.get('/metrics').set('Authorization', `Bearer ${token}`).expect(200);
    expect(text).toContain('process_cpu_seconds_total');
  });

  test('name requests by their route, so that no id and no stray address becomes a number of its own', async () => {
    const browser = createTestApp(stack).browser();
    await browser.get('/meetings/123456').expect(404);
    await browser.get('/nothing/here/at/all').expect(404);
    const { text } = await browser.get('/metrics').expect(200);
    expect(text).toMatch(/http_request_duration_seconds_count\{.*route="\/meetings\/:id",status="404"/);
    expect(text).toContain('route="none"');
    expect(text).not.toMatch(/meetings\/123456|nothing\/here/);
  });

  test('count sockets and messages by what was answered', async () => {
    const server = await startChatServer(stack);
    const leader = await createPerson(stack);
    const client = await enterChat(server, leader, await createMeeting(stack, leader));
    await client.send('하나');
    await client.send(' ');
    const text = await server.app.live.metrics.metrics();
    expect(text).toMatch(/socket_event_duration_seconds_count\{.*event="message:send",outcome="ok"\} 1/);
    expect(text).toMatch(/socket_event_duration_seconds_count\{.*event="message:send",outcome="invalid"\} 1/);
    expect(text).toMatch(/sockets_chat_open\{process="web"\} 1/);
    client.close();
    await server.close();
  });
});
