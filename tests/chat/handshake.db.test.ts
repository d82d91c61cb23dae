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
    presenceTiming: { lease: 600_000, renewEvery: 600_000, sweepEvery: 100, grace: 300 },
    tickTiming: { state: 600_000, beacon: 600_000, recheck: 600_000 },
    patience: 300,
  });
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
  meetingId = await createMeeting(stack, leader, [member]);
});
afterAll(async () => {
  await server.close();
  await stack.close();
});

const usual = '/socket.io/?EIO=4&transport=websocket';
/** A line of the member's that answers pings, and says nothing else by itself. */
const openLine = (path = usual) => {
  const line = new WebSocket(server.url.replace('http', 'ws') + path, {
    headers: { Origin: testOrigin, Cookie: member.cookie },
  });
  line.on('message', (data) => String(data) === '2' && line.send('3'));
  return line;
};
const lines = () => server.sockets.io.engine.clientsCount;
/** What the line says first that begins so. */
const hears = (line: WebSocket, beginning: string) =>
  new Promise<string>((resolve) =>
    line.on('message', (data) => String(data).startsWith(beginning) && resolve(String(data))),
  );

describe('a line is refused', () => {
  test.each([
    ['of an older protocol', '/socket.io/?EIO=3&transport=websocket'],
    ['without a protocol', '/socket.io/?transport=websocket'],
    ['that polls', '/socket.io/?EIO=4&transport=polling'],
    ['on another path', '/socket/?EIO=4&transport=websocket'],
  ])('%s', async (_what, path) => {
    const line = openLine(path);
    const heard: string[] = [];
    line.on('message', (data) => heard.push(String(data)));
    line.on('error', () => undefined);
    await new Promise((resolve) => line.on('close', resolve));
    expect(heard.filter((text) => text.startsWith('0'))).toEqual([]);
    await expect.poll(lines).toBe(0);
  });

  test('for polling that is no upgrade, and is answered once: the connection goes on', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const poll = () =>
      new Promise<{ status?: number | undefined; isSameLine: boolean }>((resolve, reject) => {
        const headers = { Origin: testOrigin, Cookie: member.cookie };
        const asked = get(`${server.url}/socket.io/?EIO=4&transport=polling`, { agent, headers }, (answer) =>
          answer
            .resume()
            .once('end', () => resolve({ status: answer.statusCode, isSameLine: asked.reusedSocket })),
        ).once('error', reject);
      });
    expect(await poll()).toEqual({ status: 400, isSameLine: false });
    // The app would answer as well within this time, if it were asked.
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await poll()).toEqual({ status: 400, isSameLine: true });
    agent.destroy();
  });

  test('of a session that is over, by its time or by the person’s epoch', async () => {
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

describe('a line that is in no namespace is closed', () => {
  test('when it never asks for one', async () => {
    await once(openLine(), 'close');
    await expect.poll(lines).toBe(0);
  });

  test('when it asks for the default one, where nobody may be', async () => {
    const line = openLine();
    const closed = once(line, 'close');
    await hears(line, '0');
    const refused = hears(line, '44');
    line.send('40');
    expect(await refused).toContain('not_found');
    await closed;
  });

  test('when it was refused by the room', async () => {
    const line = openLine();
    const closed = once(line, 'close');
    await hears(line, '0');
    const refused = hears(line, '44/chat');
    line.send('40/chat,{"meetingId":"999999"}');
    expect(await refused).toContain('not_found');
    await closed;
  });

  test('when it was let in and let go, and not while it is in another', async () => {
    const line = openLine();
    await hears(line, '0');
    const entered = Promise.all([hears(line, '40/chat'), hears(line, '40/alarms')]);
    line.send(`40/chat,{"meetingId":"${meetingId}"}`);
    line.send('40/alarms,');
    await entered;
    const letGo = hears(line, '41/chat');
    server.sockets.io.of('/chat').disconnectSockets();
    await letGo;
    // Longer than the patience: one that waits for nothing comes and goes meanwhile.
    await once(openLine(), 'close');
    expect(line.readyState).toBe(WebSocket.OPEN);
    const closed = once(line, 'close');
    server.sockets.io.of('/alarms').disconnectSockets();
    await closed;
    await expect.poll(lines).toBe(0);
  });
});

test('who is gone before she is let in came and went, and holds nothing', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const watcher = await enterChat(server, leader, id);
  const line = openLine();
  await hears(line, '0');
  const before = lines();
  const query = stack.pool.query.bind(stack.pool) as (...args: unknown[]) => Promise<unknown>;
  const spy = vi.spyOn(stack.pool, 'query').mockImplementation((async (...args: unknown[]) => {
    const answer = await query(...args);
    if ((args[0] as { name?: string }).name === 'chat-entries') {
      line.terminate();
      await expect.poll(lines, { interval: 5 }).toBe(before - 1);
    }
    return answer;
  }) as never);
  line.send(`40/chat,{"meetingId":"${id}"}`);
  const kinds = () =>
    watcher.system.filter(({ userId }) => userId === String(member.id)).map(({ kind }) => kind);
  await watcher.until(() => kinds().length === 2);
  spy.mockRestore();
  expect(kinds()).toEqual(['joined', 'left']);
  expect(await stack.redis.zcard(`presence:user:${member.id}`)).toBe(0);
  watcher.close();
});
