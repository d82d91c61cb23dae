import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { windowsTalk } from '../moving-in/move-club.ts';
import { createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let leader: TestPerson;
const tenMegabytes = 10 * 1024 * 1024;

beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack, '하늘');
});
afterAll(() => stack.close());

/** Each test has a process of its own, so that no memory of another test counts as rest. */
beforeEach(async () => {
  web = await startProcess('web', stack, {
    SESSION_SECRET: testSecret,
    APP_ORIGIN: 'http://localhost:3000',
    // As `npm run web` starts it.
    NODE_OPTIONS: '--max-semi-space-size=8',
  });
});
afterEach(() => web.stop(5_000));

const headers = () => ({ cookie: leader.cookie, origin: 'http://localhost:3000' });

/** Sends a talk. @returns the status */
async function send(path: string, talk: Buffer): Promise<number> {
  const form = new FormData();
  form.set('_csrf', 'test-token');
  form.set('export', new Blob([new Uint8Array(talk)]), 'talk.txt');
  return post(path, form);
}

/** Confirms the preview that waits. @returns the status */
async function confirm(path: string): Promise<number> {
  const clubId = Number(path.split('/').at(-1));
  const draft = await stack.db.clubMoveDraft.findFirstOrThrow({ where: { clubId } });
  return post(path, new URLSearchParams({ _csrf: 'test-token', confirm: String(draft.id) }));
}

async function post(path: string, body: FormData | URLSearchParams): Promise<number> {
  const answer = await fetch(`${web.url}${path}/moving-in`, {
    method: 'POST',
    body,
    headers: headers(),
    redirect: 'manual',
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** The most memory of the process since the last `forgetPeak`, in megabytes. */
const peakMegabytes = (): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${web.pid}/status`, 'utf8'))?.[1]) / 1_024;
const forgetPeak = () => writeFileSync(`/proc/${web.pid}/clear_refs`, '5');

const line = '[하늘] [오전 9:12] 이번 달 책은 정말 좋았어요… 다음에도 함께 읽어요! 😀';

test('5,000 messages are stored within 10 s of sending the file', { timeout: 60_000 }, async () => {
  const path = `/clubs/${await createClub(stack, leader)}`;
  const talk = Buffer.from(windowsTalk(...Array.from({ length: 5_000 }, (_, n) => `${line} ${n}`)));
  const start = performance.now();
  expect([await send(path, talk), await confirm(path)]).toEqual([303, 303]);
  const took = performance.now() - start;
  expect(await stack.db.clubPastLine.count()).toBe(5_000);
  console.info(`5,000 messages in ${Math.round(took)} ms`);
  expect(took).toBeLessThan(10_000);
});

const many = Array.from({ length: 50_000 }, (_, n) => `${line} ${n}`);

/** The largest files, and the answers to them. */
const largest = {
  '50,000 messages': { talk: Buffer.from(windowsTalk(...many)), status: 303 },
  '100,000 messages': { talk: Buffer.from(windowsTalk(...many, ...many)), status: 422 },
  '10 MB in one message': {
    talk: Buffer.from(`${windowsTalk('[하늘] [오전 9:12] ')}${'a'.repeat(tenMegabytes - 400)}`),
    status: 303,
  },
  '10 MB of one line': { talk: Buffer.alloc(tenMegabytes, 'a'), status: 422 },
  '10 MB of zeros': { talk: Buffer.alloc(tenMegabytes), status: 422 },
};

/** Moves a small talk in, which loads the code, and returns the memory of the process at rest. */
async function restMegabytes(): Promise<number> {
  const path = `/clubs/${await createClub(stack, leader)}`;
  expect([await send(path, Buffer.from(windowsTalk(line))), await confirm(path)]).toEqual([303, 303]);
  forgetPeak();
  return peakMegabytes();
}

test.runIf(process.platform === 'linux')(
  'previews of files of 10 MB take less than 150 MB of memory above rest',
  { timeout: 120_000 },
  async () => {
    const path = `/clubs/${await createClub(stack, leader)}`;
    const rest = await restMegabytes();
    for (const [what, { talk, status }] of Object.entries(largest)) {
      expect(await send(path, talk)).toBe(status);
      const above = peakMegabytes() - rest;
      console.info(`${what}: ${Math.round(above)} MB above ${Math.round(rest)} MB`);
      expect(above).toBeLessThan(150);
    }
  },
);

/** The most messages that a file may hold, in the most bytes. */
const fullest = Buffer.from(
  windowsTalk(...Array.from({ length: 50_000 }, (_, n) => `${line} ${'가'.repeat(34)} ${n}`)),
);

test.runIf(process.platform === 'linux')(
  'a preview and import of 50,000 messages in 10 MB take less than 200 MB of memory above rest',
  { timeout: 180_000 },
  async () => {
    const path = `/clubs/${await createClub(stack, leader)}`;
    const rest = await restMegabytes();
    const before = await stack.db.clubPastLine.count();
    expect([await send(path, fullest), await confirm(path)]).toEqual([303, 303]);
    const above = peakMegabytes() - rest;
    console.info(`import of ${fullest.length} bytes: ${Math.round(above)} MB above ${Math.round(rest)} MB`);
    expect((await stack.db.clubPastLine.count()) - before).toBe(50_000);
    // It was 97 to 136 MB, also beside busy processes: it depends on when garbage is collected.
    expect(above).toBeLessThan(200);
  },
);
