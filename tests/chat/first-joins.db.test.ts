import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChatServer, startChatServer } from '../support/chat.ts';
import { joinDuringTalk } from '../support/first-join.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { startSlowLine } from '../support/slow-line.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const roomCount = 40;
const rounds = 5;

let stack: TestStack;
let near: ChatServer;
/** Its broadcasts come and go 30 ms late. */
let far: ChatServer;
let line: Awaited<ReturnType<typeof startSlowLine>>;
let leader: TestPerson;
let member: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  const address = new URL(stack.redisUrl);
  line = await startSlowLine(Number(address.port), 30);
  address.port = String(line.port);
  // The regular heads would repair what a first member missed.
  const checkTiming = { stateIntervalMs: 600_000, headIntervalMs: 600_000, memberIntervalMs: 600_000 };
  near = await startChatServer(stack, { checkTiming, env: { BENCH: '1' } });
  far = await startChatServer(stack, { checkTiming, env: { BENCH: '1', REDIS_URL: address.href } });
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
});
afterAll(async () => {
  await Promise.all([near, far].map((server) => server.close()));
  line.close();
  await stack.close();
});

test('the first member of a room on a process misses nothing that another process stores meanwhile', async () => {
  const meetingIds: number[] = [];
  while (meetingIds.length < roomCount) meetingIds.push(await createMeeting(stack, leader, [member]));
  const { rooms } = far.sockets.io.of('/chat').adapter;
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(meetingIds.map((meetingId) => joinAndLeave(meetingId)));
    await expect.poll(() => rooms.size).toBe(0);
  }
});

async function joinAndLeave(meetingId: number): Promise<void> {
  const say = async () => {
    const draft = { userId: leader.id, clientId: crypto.randomUUID(), body: '안녕하세요' };
    const answer = await near.sockets.sendMessage(meetingId, draft);
    if (!answer.ok) throw new Error(answer.code);
    return answer.message.seq;
  };
  const { socket, missing } = await joinDuringTalk(far, { person: member, meetingId, say });
  await expect.poll(missing).toEqual([]);
  socket.disconnect();
}
