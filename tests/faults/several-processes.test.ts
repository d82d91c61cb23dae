import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChatClient, enterChat } from '../support/chat.ts';
import { joinDuringTalk } from '../support/first-join.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import type { TestProcess } from '../support/process.ts';
import { type Ground, siteOrigin, startGround, startPart } from '../support/site.ts';
import { startTalk } from '../support/talk.ts';

const joins = 10_000;
const roomCount = 100;

let ground: Ground;
let webs: [TestProcess, TestProcess];
let leader: TestPerson;
let member: TestPerson;
const figures: Record<string, string> = {};

beforeAll(async () => {
  ground = await startGround();
  const settings = { BENCH: '1' };
  webs = [await startPart('web', ground, settings), await startPart('web', ground, settings)];
  [leader, member] = [await createPerson(ground), await createPerson(ground)];
});
afterAll(async () => {
  console.table(figures);
  await Promise.all((webs ?? []).map((web) => web.stop(15_000)));
  await ground?.close();
});

test('of 10,000 first joins against a sender on another process none has a gap after 1 s', async () => {
  const [near, far] = webs;
  const delays: number[] = [];
  const failures: string[] = [];
  const joinManyTimes = async (author: ChatClient, meetingId: number) => {
    const say = async () => {
      const answer = await author.send('안녕하세요');
      if (!answer.message) throw new Error(answer.code);
      return answer.message.seq;
    };
    for (let i = 0; i < joins / roomCount && failures.length === 0; i += 1) {
      const { socket, missing } = await joinDuringTalk(far, { person: member, meetingId, say });
      const enteredAt = performance.now();
      await expect.poll(missing, { timeout: 1_000, interval: 10 }).toEqual([]);
      delays.push(performance.now() - enteredAt);
      socket.disconnect();
    }
  };
  const rooms: { author: ChatClient; meetingId: number }[] = [];
  while (rooms.length < roomCount) {
    const meetingId = await createMeeting(ground, leader, [member]);
    const author = await enterChat(near, leader, meetingId, { headers: { Origin: siteOrigin } });
    rooms.push({ author, meetingId });
  }
  // After a failure the other rooms end too, before the next test begins.
  await Promise.all(
    rooms.map(({ author, meetingId }) =>
      joinManyTimes(author, meetingId).catch((error) => void failures.push(String(error))),
    ),
  );
  for (const { author } of rooms) author.close();
  expect(failures).toEqual([]);
  expect(delays).toHaveLength(joins);
  figures['first joins'] = `${joins}, 0 gaps, complete after ${Math.round(Math.max(...delays))} ms at most`;
}, 900_000);

test('a process that Redis cuts because it reads too slowly misses nothing', async () => {
  const talk = await startTalk(ground, { urls: webs.map(({ url }) => url), origin: siteOrigin, people: 8 });
  await talk.entered();
  const subscribers = async () => {
    const list = String(await ground.redis.client('LIST', 'TYPE', 'PUBSUB'));
    return [...list.matchAll(/^id=(\d+)/gm)].map(([, id]) => id);
  };
  const before = await subscribers();
  const isCut = async () => {
    const now = await subscribers();
    return before.some((id) => !now.includes(id));
  };
  // More than the first 16 KB of an answer that waits is too much.
  await ground.redis.config('SET', 'client-output-buffer-limit', 'pubsub 1 0 0');
  while (!(await isCut()))
    for (const reader of talk.readers) for (let i = 0; i < 4; i += 1) reader.send('긴 글 '.repeat(500));
  await ground.redis.config('SET', 'client-output-buffer-limit', 'pubsub 33554432 8388608 60');
  const { sent } = await talk.settle();
  expect(sent).toBeGreaterThan(0);
  figures['a subscriber that was cut'] = `${sent} acked, 0 lost, 0 doubled`;
  talk.close();
});
