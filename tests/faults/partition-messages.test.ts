import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillLog } from '../../scripts/bench/long-log.ts';
import { makeMessagesWhole } from '../../scripts/bench/whole-messages.ts';
import { type Running, start } from '../../scripts/stack/processes.ts';
import { readTalks, writeTalk } from '../chat/partitions/talk-model.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import type { TestProcess } from '../support/process.ts';
import { type Ground, siteOrigin, startGround, startPart } from '../support/site.ts';
import { startTalk } from '../support/talk.ts';

// A site whose table of messages has no partitions and a million rows.
const log = { meetings: 200, perMeeting: 5_000 };
const killedAfterMs = [3_000, 7_000, 12_000];
let ground: Ground;
const webs: TestProcess[] = [];
const figures: Record<string, string | number> = {};

beforeAll(async () => {
  ground = await startGround();
  await makeMessagesWhole(ground.owner);
  await fillLog(ground.owner, log, () => undefined);
  webs.push(await startPart('web', ground), await startPart('web', ground));
});
afterAll(async () => {
  console.table(figures);
  await Promise.all(webs.map((one) => one.stop(15_000)));
  await ground?.close();
});

function runCommand(lines: string[]): Running {
  return start({
    command: process.execPath,
    args: ['scripts/partition-messages.ts'],
    env: { ...bareEnvironment, DATABASE_URL: ground.databaseUrl, DIRECT_DATABASE_URL: ground.ownerUrl },
    onLine: (line) => lines.push(line),
  });
}

test('a million messages move into partitions while a site talks, through three kill -9, and none is lost or doubled', async () => {
  const talk = await startTalk(ground, { urls: webs.map(({ url }) => url), origin: siteOrigin, people: 10 });
  await talk.entered();
  const stopTalking = talk.begin(15);
  const writing = await writeTalk(ground.pool, 100, 20);
  const startedAt = performance.now();
  for (const afterMs of killedAfterMs) {
    const command = runCommand([]);
    await pause(afterMs);
    process.kill(command.pid, 'SIGKILL');
    await command.gone;
  }
  const lines: string[] = [];
  const last = runCommand(lines);
  await last.gone;
  figures['the move took (s)'] = Math.round((performance.now() - startedAt) / 1_000);
  expect(lines.at(-1)).toBe('The messages are in partitions.');
  expect(lines).toContain('Going on with a copy that was begun before.');
  const { rows: model, writes, slowestMs } = await writing.end();
  stopTalking();
  const { sent } = await talk.settle();
  figures['messages sent through sockets meanwhile'] = sent;
  figures['other writes meanwhile'] = writes;
  figures['slowest of those writes (ms)'] = Math.round(slowestMs);
  const { rows } = await ground.owner.query<{ meeting: number; count: number; last: number }>(
    'SELECT meeting_id AS meeting, count(*)::int AS count, max(seq) AS last FROM messages GROUP BY 1 ORDER BY 1',
  );
  for (const { meeting, count, last: head } of rows) expect(count, String(meeting)).toBe(head);
  expect(rows).toHaveLength(log.meetings + 1);
  expect(await readTalks(ground.pool, [100])).toEqual(model);
  const { rows: kinds } = await ground.owner.query(
    `SELECT relkind FROM pg_class WHERE oid = 'public.messages'::regclass`,
  );
  expect(kinds).toEqual([{ relkind: 'p' }]);
  expect(slowestMs).toBeLessThan(3_000);
  talk.close();
}, 400_000);
