import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { testOrigin } from '../support/app.ts';
import { type ChatServer, enterChat, refusalOf, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, createSession, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let server: ChatServer;
let leader: TestPerson;
let member: TestPerson;
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack, {
    presenceTiming: { leaseMs: 600_000, renewIntervalMs: 600_000, sweepIntervalMs: 100, graceMs: 300 },
    checkTiming: { stateIntervalMs: 600_000, headIntervalMs: 600_000, memberIntervalMs: 600_000 },
    namespaceTimeoutMs: 300,
  });
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
  meetingId = await createMeeting(stack, leader, [member]);
});
afterAll(async () => {
  await server.close();
  await stack.close();
});

const usual = '/socket.io/?EIO=4&transport=websocket';
/** Opens a WebSocket of the member that answers pings and sends nothing else by itself. */
const openWebSocket = (path = usual) => {
  const webSocket = new WebSocket(server.url.replace('http', 'ws') + path, {
    headers: { Origin: testOrigin, Cookie: member.cookie },
  });
  webSocket.on('message', (data) => String(data) === '2' && webSocket.send('3'));
  return webSocket;
};
const countConnections = () => server.sockets.io.engine.clientsCount;
/** Settles with the first message that begins like this. */
const messageWith = (webSocket: WebSocket, beginning: string) =>
  new Promise<string>((resolve) =>
    webSocket.on('message', (data) => String(data).startsWith(beginning) && resolve(String(data))),
  );

test('the handshake decides which room is entered, whatever meeting the address names', async () => {
  const other = await createMeeting(stack, leader);
  const client = await enterChat(server, member, meetingId, { query: { meeting: String(other) } });
  expect(client.lists[0]).toHaveLength(2);
  client.close();
  const refusal = await refusalOf(server, member, other, { query: { meeting: String(meetingId) } });
  expect(refusal).toEqual({ code: 'not_member' });
});

describe('a connection is refused', () => {
  test.each([
    ['of an older protocol', '/socket.io/?EIO=3&transport=websocket'],
    ['without a protocol', '/socket.io/?transport=websocket'],
    ['with long polling', '/socket.io/?EIO=4&transport=polling'],
    ['on another path', '/socket/?EIO=4&transport=websocket'],
  ])('%s', async (_what, path) => {
    const webSocket = openWebSocket(path);
    const received: string[] = [];
    webSocket.on('message', (data) => received.push(String(data)));
    webSocket.on('error', () => undefined);
    await new Promise((resolve) => webSocket.on('close', resolve));
    expect(received.filter((text) => text.startsWith('0'))).toEqual([]);
    await expect.poll(countConnections).toBe(0);
  });

  test('long polling is answered 400 once, and its TCP connection stays open', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const poll = () =>
      new Promise<{ status?: number | undefined; isSameConnection: boolean }>((resolve, reject) => {
        const headers = { Origin: testOrigin, Cookie: member.cookie };
        const asked = get(`${server.url}/socket.io/?EIO=4&transport=polling`, { agent, headers }, (answer) =>
          answer
            .resume()
            .once('end', () => resolve({ status: answer.statusCode, isSameConnection: asked.reusedSocket })),
        ).once('error', reject);
      });
    expect(await poll()).toEqual({ status: 400, isSameConnection: false });
    // The app would answer as well within this time, if it were asked.
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await poll()).toEqual({ status: 400, isSameConnection: true });
    agent.destroy();
  });

  test('with a session that expired or has an old epoch', async () => {
    const old = await createSession(stack, member.id);
    const { sessionId } = old;
    const json = JSON.parse((await stack.redis.get(`sess:${sessionId}`)) ?? '');
    json.passport.user.issuedAt -= 14 * 24 * 3_600_000;
    await stack.redis.set(`sess:${sessionId}`, JSON.stringify(json));
    expect(await refusalOf(server, old, meetingId)).toEqual({ code: 'unauthenticated' });
    json.passport.user.issuedAt += 3_600_000;
    json.passport.user.epoch = 1;
    await stack.redis.set(`sess:${sessionId}`, JSON.stringify(json));
    expect(await refusalOf(server, old, meetingId)).toEqual({ code: 'unauthenticated' });
  });
});

describe('a connection that is in no namespace is closed', () => {
  test('when it never asks for one', async () => {
    await once(openWebSocket(), 'close');
    await expect.poll(countConnections).toBe(0);
  });

  test('when it asks for the default namespace, which admits nobody', async () => {
    const webSocket = openWebSocket();
    const closed = once(webSocket, 'close');
    await messageWith(webSocket, '0');
    const refused = messageWith(webSocket, '44');
    webSocket.send('40');
    expect(await refused).toContain('not_found');
    await closed;
  });

  test('when the room refused it', async () => {
    const webSocket = openWebSocket();
    const closed = once(webSocket, 'close');
    await messageWith(webSocket, '0');
    const refused = messageWith(webSocket, '44/chat');
    webSocket.send('40/chat,{"meetingId":"999999"}');
    expect(await refused).toContain('not_found');
    await closed;
  });

  test('when its last namespace was closed, and not while it is in another', async () => {
    const webSocket = openWebSocket();
    await messageWith(webSocket, '0');
    const entered = Promise.all([messageWith(webSocket, '40/chat'), messageWith(webSocket, '40/alarms')]);
    webSocket.send(`40/chat,{"meetingId":"${meetingId}"}`);
    webSocket.send('40/alarms,');
    await entered;
    const disconnected = messageWith(webSocket, '41/chat');
    server.sockets.io.of('/chat').disconnectSockets();
    await disconnected;
    // Waits for longer than the timeout: an idle connection is opened and closed meanwhile.
    await once(openWebSocket(), 'close');
    expect(webSocket.readyState).toBe(WebSocket.OPEN);
    const closed = once(webSocket, 'close');
    server.sockets.io.of('/alarms').disconnectSockets();
    await closed;
    await expect.poll(countConnections).toBe(0);
  });
});

test('a socket that closes during its handshake is announced as joined and left, and keeps no lease', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const watcher = await enterChat(server, leader, id);
  const webSocket = openWebSocket();
  await messageWith(webSocket, '0');
  const before = countConnections();
  const query = stack.pool.query.bind(stack.pool) as (...args: unknown[]) => Promise<unknown>;
  const spy = vi.spyOn(stack.pool, 'query').mockImplementation((async (...args: unknown[]) => {
    const answer = await query(...args);
    if ((args[0] as { name?: string }).name === 'chat-entries') {
      webSocket.terminate();
      await expect.poll(countConnections, { interval: 5 }).toBe(before - 1);
    }
    return answer;
  }) as never);
  webSocket.send(`40/chat,{"meetingId":"${id}"}`);
  const kinds = () =>
    watcher.system.filter(({ userId }) => userId === String(member.id)).map(({ kind }) => kind);
  await watcher.until(() => kinds().length === 2);
  spy.mockRestore();
  expect(kinds()).toEqual(['joined', 'left']);
  expect(await stack.redis.zcard(`presence:user:${member.id}`)).toBe(0);
  watcher.close();
});
