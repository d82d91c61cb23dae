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
    // What is tried here is what each packet does, not how many there are.
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

/** A line of the hostile member's, let in to both namespaces. */
async function openLine(): Promise<WebSocket> {
  const line = new WebSocket(`${web.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { Origin: 'http://localhost:3000', Cookie: hostile.cookie },
  });
  // What the server does not take it closes.
  line.on('error', () => undefined);
  const admitted = new Promise<void>((resolve, reject) => {
    const open = new Set<string>();
    line.on('close', () => reject(new Error('the line was closed before it was let in')));
    line.on('message', (data) => {
      const text = String(data);
      if (text.startsWith('0')) {
        line.send(`40/chat,{"meetingId":"${meetingId}"}`);
        line.send('40/alarms,');
      }
      if (text.startsWith('40/')) open.add(text.split(',')[0] ?? '');
      if (open.size === 2) resolve();
    });
  });
  await admitted;
  return line;
}

/** Sends a packet, and settles when the server has gone through it: it answers what comes after, or has closed the line. */
async function throwAt(line: WebSocket, packet: string | Buffer): Promise<'answered' | 'closed'> {
  const answered = new Promise<'answered'>((resolve) => {
    const hear = (data: unknown) => {
      if (!String(data).startsWith('43/chat,4242[')) return;
      line.off('message', hear);
      resolve('answered');
    };
    line.on('message', hear);
  });
  const closed = once(line, 'close').then(() => 'closed' as const);
  line.send(packet);
  line.send('42/chat,4242["history",null]');
  return Promise.race([answered, closed]);
}

const complaints = () => web.lines.filter((line) => /"level":(50|60)/.test(line));
const isServing = async (word: string) => {
  const answer = await friend.send(word);
  expect(answer).toMatchObject({ ok: true, message: { body: word } });
};

const seed = Number(process.env.SEED ?? 1);

test(`no packet brings the process down: 3,000 of nonsense (SEED=${seed})`, async () => {
  const random = seededRandom(seed);
  const theirs = async () => stack.db.message.count({ where: { meetingId, userId: hostile.id } });
  let line = await openLine();
  const ends = { answered: 0, closed: 0 };
  for (let i = 0; i < 3_000; i += 1) {
    const end = await throwAt(line, hostilePacket(random));
    ends[end] += 1;
    if (end === 'closed') line = await openLine();
    if (i % 1_000 === 999) await isServing(`아직 있어요 ${i}`);
  }
  line.close();
  expect(Math.min(ends.answered, ends.closed)).toBeGreaterThan(300);
  expect(complaints()).toEqual([]);
  // Nothing of it was a message: none had both an id and a text.
  expect(await theirs()).toBe(0);
  expect((await fetch(`${web.url}/readyz`)).status).toBe(200);
}, 120_000);

test.for<[string, (line: WebSocket) => void]>([
  ['a frame of more than 16 KB', (line) => line.send(`42/chat,["history","${'a'.repeat(16_384)}"]`)],
  ['a megabyte', (line) => line.send(Buffer.alloc(1_048_576, 'a'))],
  [
    'eleven attachments announced',
    (line) => line.send(`4511-/chat,["message:send",${'{"_placeholder":true,"num":0},'.repeat(10)}0]`),
  ],
  [
    'ten thousand fragments of one frame',
    (line) => {
      for (let i = 0; i < 10_000; i += 1) line.send(i === 0 ? '42/chat,["history","' : 'aa', { fin: false });
    },
  ],
])('%s closes that line and harms nobody else', async ([what, send]) => {
  const line = await openLine();
  const closed = once(line, 'close');
  send(line);
  line.send('4x');
  await closed;
  await isServing(`${what} 다음`);
  expect(complaints()).toEqual([]);
});
