import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { type ChatServer, chatClients, startChatServer } from '../support/chat.ts';
import { lobbyClients } from '../support/lobby.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

// Rows change here without any announcement, as if Redis had lost it.
let stack: TestStack;
let server: ChatServer;
let leader: TestPerson;
let member: TestPerson;
let clubId: number;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack, {
    checkTiming: { stateIntervalMs: 100, headIntervalMs: 600_000, memberIntervalMs: 100 },
  });
});
beforeEach(async () => {
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
  clubId = await createClub(stack, leader);
  await stack.db.clubMembership.create({ data: { clubId, userId: member.id } });
});
afterAll(async () => {
  await server.close();
  await stack.close();
});
const enter = chatClients(() => server);
const enterLobby = lobbyClients();

const leaveClub = () => stack.db.clubMembership.deleteMany({ where: { clubId, userId: member.id } });

test('the check of a room closes the socket of a person who is not in the club any more', async () => {
  const meetingId = await createMeeting(stack, leader, [member], { clubId });
  const client = await enter(member, meetingId);
  await leaveClub();
  await client.gone;
  expect(client.system.at(-1)?.kind).toBe('removed');
});

test('the check of a waiting room closes the socket of a person who is not in the club any more', async () => {
  const meetingId = await createMeeting(stack, leader, [member], { clubId, startsInMinutes: 5 });
  const client = await enterLobby(server, member, meetingId);
  await leaveClub();
  expect(await client.gone).toBe('io server disconnect');
});

test('the check of a room sends its people after the leader changed', async () => {
  const meetingId = await createMeeting(stack, leader, [member], { clubId });
  const client = await enter(member, meetingId);
  await stack.db.meeting.update({ where: { id: meetingId }, data: { leaderId: member.id } });
  await client.until(() => client.lists.at(-1)?.find((one) => one.isLeader)?.userId === String(member.id));
});

test('a seat without the club stores no message and is in no list of people', async () => {
  const meetingId = await createMeeting(stack, leader, [member], { clubId });
  const other = await enter(leader, meetingId);
  await leaveClub();
  const draft = { userId: member.id, clientId: crypto.randomUUID(), body: '아직 들리나요' };
  expect(await server.sockets.sendMessage(meetingId, draft)).toEqual({ ok: false, code: 'not_member' });
  expect(await stack.db.message.count({ where: { meetingId } })).toBe(0);
  other.close();
  const again = await enter(leader, meetingId);
  expect(again.lists.at(-1)?.map(({ userId }) => userId)).toEqual([String(leader.id)]);
});
