import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seoulWallTime } from '../../src/platform/korean-date.ts';
import { createBook } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { day } from './sample-meeting.ts';

const run = promisify(execFile);
const probe = fileURLToPath(new URL('zone-probe.ts', import.meta.url));
/** Minutes that each is behind UTC in July. */
const zones = { UTC: 0, 'Asia/Seoul': -540, 'America/New_York': 240 };

let stack: TestStack;
let bookId: number;
let leaderId: number;
beforeAll(async () => {
  stack = await openTestStack();
  bookId = (await createBook(stack)).id;
  leaderId = (await createPerson(stack)).id;
});
afterAll(() => stack.close());

// Five past midnight in Seoul on the first of a month: another day in UTC, and in New York another
// month.
const nextMonth = (() => {
  const [year = 0, month = 0] = seoulWallTime(new Date(Date.now() + 32 * day))
    .split('-')
    .map(Number);
  return `${year}-${String(month).padStart(2, '0')}-01`;
})();

test.each(Object.entries(zones))(
  'a meeting at 00:05 in Seoul is the same in a process in %s, whatever the zone of the database',
  async (processZone, processOffset) => {
    const times = [`${nextMonth}T00:05`, `${nextMonth}T01:30`];
    const databaseZones = Object.keys(zones);
    const { stdout } = await run(
      process.execPath,
      [probe, stack.ownerUrl, String(bookId), String(leaderId), ...times, ...databaseZones],
      { env: { ...process.env, TZ: processZone } },
    );
    const instant = new Date(`${nextMonth}T00:05:00+09:00`);
    expect(JSON.parse(stdout)).toEqual(
      databaseZones.map((databaseZone) => ({
        databaseZone,
        processOffset,
        storedSeconds: instant.getTime() / 1_000,
        edited: [],
        period: expect.stringMatching(/월 1일\(.\) 밤 12:05~오전 1:30$/),
        typedAgain: times,
        calendar: `DTSTART:${instant.toISOString().replace(/[-:]|\.\d+/g, '')}`,
        clockSkewMinutes: 0,
        isListed: true,
      })),
    );
  },
);
