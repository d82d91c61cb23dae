import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { announceToAccount } from '../../src/alarms/index.ts';
import { leaveServices } from '../../src/app/leaving.ts';
import { makeDueExport } from '../../src/data-export/make-export.ts';
import { leave } from '../../src/leaving/leave.ts';
import { noAnnouncer } from '../../src/meetings/index.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
});
afterAll(() => stack.close());

const inboxNews = { changed: () => {} };
const leaveAs = (userId: number) =>
  leave(leaveServices(app.live, { announcer: noAnnouncer, inboxNews }), userId, {
    closedClubs: new Set(),
    cancelledMeetings: new Set(),
    heirs: new Map(),
  });

const make = (pool: pg.Pool = stack.pool) =>
  makeDueExport({ db: stack.db, pool, announce: announceToAccount(inboxNews) });

async function asker() {
  const { id } = await createPerson(stack);
  await stack.db.dataExport.create({ data: { userId: id } });
  return id;
}

const leftOf = async (userId: number) => ({
  exports: await stack.db.dataExport.count({ where: { userId } }),
  pieces: await stack.db.dataExportPiece.count(),
  notifications: await stack.db.notification.count({ where: { userId } }),
});

test('a ready export is deleted the moment its person leaves', async () => {
  const id = await asker();
  expect(await make()).toMatchObject({ userId: id });
  expect((await leftOf(id)).pieces).toBeGreaterThan(0);
  await leaveAs(id);
  expect(await leftOf(id)).toMatchObject({ exports: 0, pieces: 0 });
});

test.each(['before the first piece', 'after the last piece'])(
  'an export that is being made when its person leaves is dropped, %s',
  async (moment) => {
    const id = await asker();
    const query = async (...query: Parameters<pg.Pool['query']>) => {
      const isPiece = String(query[0]).includes('INSERT INTO data_export_pieces');
      if (isPiece && moment === 'before the first piece') await leaveAs(id);
      const result = await (stack.pool.query as (...all: unknown[]) => Promise<unknown>)(...query);
      if (isPiece && moment === 'after the last piece') await leaveAs(id);
      return result;
    };
    const pool = { query, connect: () => stack.pool.connect() } as unknown as pg.Pool;
    expect(await make(pool)).toBeNull();
    expect(await leftOf(id)).toEqual({ exports: 0, pieces: 0, notifications: 0 });
  },
);

test('an export that a request stored after its person left is not made', async () => {
  const id = await asker();
  await leaveAs(id);
  await stack.pool.query('INSERT INTO data_exports (user_id) VALUES ($1)', [id]);
  expect(await make()).toBeNull();
  expect(await leftOf(id)).toEqual({ exports: 1, pieces: 0, notifications: 0 });
});
