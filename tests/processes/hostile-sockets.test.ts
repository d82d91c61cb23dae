import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type ChatClient, enterChat } from '../support/chat.ts';
import { hostilePacket } from '../support/hostile-packets.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let meetingId: number;
let hostile: TestPerson;
let friend: ChatClient;

beforeAll(async () => {
  stack = await openTestStack();
  web = await startProcess('web', stack, {
    APP_ORIGIN: 'http://localhost:3000',
    SESSION_SECRET: testSecret,
    LOG_LEVEL: 'info',
    // This file tests what each packet does, not how many packets are allowed.
    RATE_LIMITS: 'socket-handshake=100000/60,socket-packets=100000/5',
  });
  const [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
  hostile = member;
  meetingId = await createMeeting(stack, leader, [member]);
  friend = await enterChat(web, leader, meetingId, { headers: { Origin: 'http://localhost:3000' } });
});
afterAll(async () => {
  friend?.close();
  await web?.stop(5_000);
  await stack?.close();
});

/** Opens a socket of the hostile member that both namespaces have admitted. */
async function openSocket(): Promise<WebSocket> {
  const socket = new WebSocket(`${web.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { Origin: 'http://localhost:3000', Cookie: hostile.cookie },
  });
  // The server closes a socket that sends a packet it refuses.
  socket.on('error', () => undefined);
  const admitted = new Promise<void>((resolve, reject) => {
    const open = new Set<string>();
    socket.on('close', () => reject(new Error('the socket was closed before it was admitted')));
    socket.on('message', (data) => {
      const text = String(data);
      if (text.startsWith('0')) {
        socket.send(`40/chat,{"meetingId":"${meetingId}"}`);
        socket.send('40/alarms,');
      }
      if (text.startsWith('40/')) open.add(text.split(',')[0] ?? '');
      if (open.size === 2) resolve();
    });
  });
  await admitted;
  return socket;
}

/**
 * Sends a packet and waits until the server has processed it: it answers the next event, or it has
 * closed the socket.
 */
async function sendHostile(socket: WebSocket, packet: string | Buffer): Promise<'answered' | 'closed'> {
  const answered = new Promise<'answered'>((resolve) => {
    const hear = (data: unknown) => {
      if (!String(data).startsWith('43/chat,4242[')) return;
      socket.off('message', hear);
      resolve('answered');
    };
    socket.on('message', hear);
  });
  const closed = once(socket, 'close').then(() => 'closed' as const);
  socket.send(packet);
  socket.send('42/chat,4242["history",null]');
  return Promise.race([answered, closed]);
}

const errorLines = () => web.lines.filter((line) => /"level":(50|60)/.test(line));
const isServing = async (word: string) => {
  const answer = await friend.send(word);
  expect(answer).toMatchObject({ ok: true, message: { body: word } });
};

const seed = Number(process.env.SEED ?? 1);

test(`the process survives 1,000 random packets (SEED=${seed})`, async () => {
  const random = seededRandom(seed);
  const countStored = async () => stack.db.message.count({ where: { meetingId, userId: hostile.id } });
  let socket = await openSocket();
  const ends = { answered: 0, closed: 0 };
  for (let i = 0; i < 1_000; i += 1) {
    const end = await sendHostile(socket, hostilePacket(random));
    ends[end] += 1;
    if (end === 'closed') socket = await openSocket();
    if (i % 1_000 === 999) await isServing(`아직 있어요 ${i}`);
  }
  socket.close();
  expect(Math.min(ends.answered, ends.closed)).toBeGreaterThan(100);
  expect(errorLines()).toEqual([]);
  // No packet had both an id and a text, so no message was stored.
  expect(await countStored()).toBe(0);
  expect((await fetch(`${web.url}/readyz`)).status).toBe(200);
}, 120_000);

test.for<[string, (socket: WebSocket) => void]>([
  ['a frame of more than 16 KB', (socket) => socket.send(`42/chat,["history","${'a'.repeat(16_384)}"]`)],
  ['a megabyte', (socket) => socket.send(Buffer.alloc(1_048_576, 'a'))],
  [
    'eleven attachments announced',
    (socket) => socket.send(`4511-/chat,["message:send",${'{"_placeholder":true,"num":0},'.repeat(10)}0]`),
  ],
  [
    'ten thousand fragments of one frame',
    (socket) => {
      for (let i = 0; i < 10_000; i += 1)
        socket.send(i === 0 ? '42/chat,["history","' : 'aa', { fin: false });
    },
  ],
])('%s closes that socket and affects nobody else', async ([name, send]) => {
  const socket = await openSocket();
  const closed = once(socket, 'close');
  send(socket);
  socket.send('4x');
  await closed;
  await isServing(`${name} 다음`);
  expect(errorLines()).toEqual([]);
});
