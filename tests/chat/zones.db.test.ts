import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const run = promisify(execFile);
const probe = fileURLToPath(new URL('zone-probe.ts', import.meta.url));
/** Minutes behind UTC in July. */
const zones = { UTC: 0, 'Asia/Seoul': -540, 'America/New_York': 240 };
/** The last minute of a leap day in Seoul and the one after: one day in UTC and in New York. */
const midnight = ['2024-02-29T23:59:00+09:00', '2024-03-01T00:00:00+09:00'].map((text) => new Date(text));

let stack: TestStack;
let leader: TestPerson;
let openId: number;
let overId: number;
beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack);
  openId = await createMeeting(stack, leader);
  overId = await createMeeting(stack, leader);
  const startsAt = new Date('2024-02-29T23:00:00+09:00');
  const endsAt = new Date('2024-03-01T01:00:00+09:00');
  await stack.db.meeting.update({ where: { id: overId }, data: { startsAt, endsAt } });
  await stack.db.message.createMany({
    data: midnight.map((sentAt, i) => ({
      meetingId: overId,
      seq: i + 1,
      userId: leader.id,
      clientId: crypto.randomUUID(),
      body: '자정 무렵',
      sentAt,
    })),
  });
});
afterAll(() => stack.close());

test.each(Object.entries(zones))(
  'a process in %s stores and prints the same times, around midnight in Seoul too, in every zone of the database',
  async (processZone, processOffset) => {
    const databaseZones = Object.keys(zones);
    const { stdout } = await run(
      process.execPath,
      [probe, stack.ownerUrl, String(leader.id), String(openId), String(overId), ...databaseZones],
      { env: { ...process.env, TZ: processZone } },
    );
    expect(JSON.parse(stdout)).toEqual(
      databaseZones.map((databaseZone) => ({
        databaseZone,
        processOffset,
        sessionZone: 'UTC',
        open: 'open',
        over: 'closed',
        isReadAsSaid: true,
        sentMinutesAgo: 0,
        printed: [
          ['2024-02-29T14:59:00.000Z', '2024년 2월 29일(목)', '오후 11:59'],
          ['2024-02-29T15:00:00.000Z', '2024년 3월 1일(금)', '밤 12시'],
        ],
        inBrowser: [
          ['2024년 2월 29일(목)', '오후 11:59'],
          ['2024년 3월 1일(금)', '밤 12시'],
        ],
      })),
    );
  },
);
