import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { testOrigin } from '../support/app.ts';
import { type ChatServer, enterChat, refusalOf, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
const servers: ChatServer[] = [];

beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await stack.close();
});

async function serve(env: Record<string, string>): Promise<ChatServer> {
  const server = await startChatServer(stack, { env: { TRUST_PROXY: '1', ...env } });
  servers.push(server);
  return server;
}

const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });

test('an account that connects from ever new addresses is disconnected, and others are not', async () => {
  const server = await serve({ RATE_LIMITS: 'socket-handshake=3/60' });
  const [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
  const id = await createMeeting(stack, leader, [member]);
  for (let i = 1; i <= 3; i += 1) (await enterChat(server, member, id, from(`198.51.100.${i}`))).close();
  const cutOff = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { Origin: testOrigin, Cookie: member.cookie, 'X-Forwarded-For': '198.51.100.4' },
  });
  cutOff.on('error', () => undefined);
  cutOff.once('message', () => cutOff.send(`40/chat,{"meetingId":"${id}"}`));
  await once(cutOff, 'close');
  (await enterChat(server, leader, id, from('198.51.100.5'))).close();
});

test('an account that enters and leaves a room endlessly over one connection is disconnected', async () => {
  const server = await serve({ RATE_LIMITS: 'socket-handshake=10/60' });
  const leader = await createPerson(stack);
  const id = await createMeeting(stack, leader);
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { Origin: testOrigin, Cookie: leader.cookie },
  });
  let entered = 0;
  socket.on('error', () => undefined);
  socket.on('message', (data) => {
    const text = String(data);
    if (text.startsWith('40/chat,')) {
      entered += 1;
      socket.send('41/chat,');
    }
    // Enters again after the server has handled the previous events.
    if (text.startsWith('0') || text.startsWith('40/chat,')) socket.ping();
  });
  socket.on('pong', () => socket.send(`40/chat,{"meetingId":"${id}"}`));
  await once(socket, 'close');
  expect(entered).toBe(10);
});

/**
 * Opens a WebSocket as a page of that origin does.
 * @returns the status of the handshake's response
 */
async function handshake(server: ChatServer, origin: string): Promise<number> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { Origin: origin },
  });
  socket.on('error', () => undefined);
  const refused = once(socket, 'unexpected-response').then(([, answer]) => {
    answer.resume();
    return answer.statusCode as number;
  });
  const status = await Promise.race([refused, once(socket, 'open').then(() => 101)]);
  socket.terminate();
  return status;
}

test('a foreign page cannot use up the handshakes of the address that it is read at', async () => {
  const server = await serve({ RATE_LIMITS: 'socket-handshake=2/60' });
  for (let i = 0; i < 5; i += 1) expect(await handshake(server, 'https://evil.example')).toBe(400);
  expect(await handshake(server, testOrigin)).toBe(101);
  expect(await handshake(server, testOrigin)).toBe(101);
  expect(await handshake(server, testOrigin)).toBe(429);
});

test('BENCH=1 lifts the limits of sockets', async () => {
  const server = await serve({ RATE_LIMITS: 'socket-handshake=1/60,socket-packets=1/60', BENCH: '1' });
  const leader = await createPerson(stack);
  const id = await createMeeting(stack, leader);
  for (let i = 0; i < 3; i += 1) {
    const client = await enterChat(server, leader, id);
    expect(await client.ask('history', {})).toMatchObject({ ok: true });
    client.close();
  }
  expect(await refusalOf(server, null, id)).toEqual({ code: 'unauthenticated' });
});
