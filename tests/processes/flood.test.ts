import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { planForm } from '../meetings/plan-form.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { startTalk } from '../support/talk.ts';

// The load that one person or one address can put on a real web process.
const origin = 'http://localhost:3000';
const settings = { APP_ORIGIN: origin, SESSION_SECRET: testSecret, LOG_LEVEL: 'error' };
let stack: TestStack;
let web: TestProcess;
const sockets: WebSocket[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  web = await startProcess('web', stack, settings);
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});
afterAll(async () => {
  await web?.stop(5_000);
  await stack?.close();
});

const post = (person: TestPerson, path: string, fields: Record<string, string>) =>
  fetch(`${web.url}${path}`, {
    method: 'POST',
    headers: { Cookie: person.cookie, Origin: origin },
    body: new URLSearchParams({ ...fields, _csrf: 'test-token' }),
    redirect: 'manual',
  });

/** Milliseconds until a page is loaded. */
async function timeOf(path: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(`${web.url}${path}`);
  await answer.text();
  expect(answer.status).toBe(200);
  return performance.now() - begun;
}

test('of 60 meetings that one account opens 30 are stored, and each later form comes back as typed', async () => {
  const person = await createPerson(stack);
  const book = await createBook(stack);
  const statuses: number[] = [];
  const times: number[] = [];
  let refused = '';
  for (let i = 0; i < 60; i += 1) {
    const answer = await post(person, '/meetings', planForm(book.id, { title: `모임 ${i}` }));
    statuses.push(answer.status);
    if (answer.status === 429) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      refused ||= await answer.text();
    } else await answer.body?.cancel();
    if (i % 10 === 9) times.push(await timeOf('/meetings'), await timeOf('/readyz'));
  }
  expect(statuses.filter((status) => status === 303)).toHaveLength(30);
  expect(statuses.filter((status) => status === 429)).toHaveLength(30);
  expect(await stack.db.meeting.count({ where: { leaderId: person.id } })).toBe(30);
  expect(refused).toContain('짧은 시간에 너무 많이 시도했어요');
  expect(refused).toContain('value="모임 30"');
  expect(Math.max(...times)).toBeLessThan(1_000);
}, 60_000);

test('joining and leaving in a loop ends with 429', async () => {
  const [leader, person] = await Promise.all([createPerson(stack), createPerson(stack)]);
  const id = await createMeeting(stack, leader);
  const statuses: number[] = [];
  for (let i = 0; i < 130; i += 1) {
    const answer = await post(person, `/meetings/${id}/${i % 2 === 0 ? 'join' : 'leave'}`, {});
    await answer.body?.cancel();
    statuses.push(answer.status);
  }
  expect(statuses.filter((status) => status === 303)).toHaveLength(120);
  expect(statuses.slice(120)).toEqual(Array(10).fill(429));
}, 60_000);

test('of 40 share pictures in a row from one address the last ten are refused, in plain text', async () => {
  const book = await createBook(stack, { title: '같은 그림' });
  const answers: Response[] = [];
  for (let i = 0; i < 40; i += 1) answers.push(await fetch(`${web.url}/share/books/${book.id}.png`));
  expect(answers.map(({ status }) => status)).toEqual([...Array(30).fill(200), ...Array(10).fill(429)]);
  const last = answers.at(-1);
  expect(last?.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  await Promise.all(answers.map((answer) => answer.body?.cancel()));
}, 60_000);

/** The status of a handshake: 101 when it succeeded. */
async function handshake(url: string): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { Origin: origin },
  });
  sockets.push(socket);
  const refused = once(socket, 'unexpected-response').then(([, answer]) => {
    answer.resume();
    return answer.statusCode as number;
  });
  socket.on('error', () => undefined);
  return Promise.race([refused, once(socket, 'open').then(() => 101)]);
}

test('of 220 sockets from one address 200 are accepted, the others get 429 before the upgrade, and pages are fast', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 220; i += 1) statuses.push(await handshake(web.url));
  expect(statuses.filter((status) => status === 101)).toHaveLength(200);
  expect(statuses.slice(200)).toEqual(Array(20).fill(429));
  expect(await timeOf('/meetings')).toBeLessThan(1_000);
}, 60_000);

test('readers behind one address all reconnect after a restart, although a window allows fewer handshakes', async () => {
  const port = await findFreePort(0);
  // The window of the limit is as short as the readers' timeouts.
  const start = () =>
    startProcess('web', stack, { ...settings, PORT: String(port), RATE_LIMITS: 'socket-handshake=12/2' });
  let own = await start();
  const talk = await startTalk(stack, { urls: [own.url], origin, people: 30, haste: 10 });
  try {
    await talk.entered();
    const { gone, pid } = own;
    process.kill(pid, 'SIGKILL');
    await gone;
    own = await start();
    await talk.entered();
    expect(talk.readers.flatMap(({ faults }) => faults)).toEqual([]);
    const metrics = await (await fetch(`${own.url}/metrics`)).text();
    expect(metrics).toMatch(/socket_refusals_total\{limit="handshakes",process="web"\} \d+/);
  } finally {
    talk.close();
    await own.stop(5_000);
  }
}, 90_000);
