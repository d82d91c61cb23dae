import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkTables, type TableRules } from '../../../scripts/tables/check-tables.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bookmoim-tables-'));
  await add(
    'prisma/schema.prisma',
    'model User {\n  id Int @id\n  @@map("users")\n}\nmodel Room {\n  id Int @id\n  @@map("rooms")\n}\n',
  );
});
afterEach(() => rm(root, { recursive: true }));

async function add(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
}

const rules: TableRules = {
  owners: { users: 'accounts', rooms: 'chat' },
  crossings: [],
  exempt: /^scripts\/bench/,
};
const crossing = { from: 'chat', tables: ['users'], reason: 'a nickname beside each message' } as const;

test('a feature may use its own tables', async () => {
  await add('src/accounts/repository.ts', 'db.user.create({ data });');
  await add('src/chat/repository.ts', 'pool.query(`SELECT FROM rooms`);');
  expect(checkTables(root, rules)).toEqual([]);
});

test.for([
  ['src/chat/a.ts', 'db.user.findMany();', 'src/chat/a.ts reads users, a table of accounts'],
  ['src/chat/a.ts', 'pool.query(`DELETE FROM users`);', 'src/chat/a.ts writes users, a table of accounts'],
  ['src/chat/inner/a.ts', 'db.user.count();', 'src/chat/inner/a.ts reads users, a table of accounts'],
  ['src/chat/a.sql', 'SELECT FROM users', 'src/chat/a.sql reads users, a table of accounts'],
  ['src/app/a.ts', 'db.user.count();', 'src/app/a.ts reads users, a table of accounts'],
  ['src/web.ts', 'db.user.count();', 'src/web.ts reads users, a table of accounts'],
  ['scripts/a.ts', 'db.user.count();', 'scripts/a.ts reads users, a table of accounts'],
] as const)('a query on a table of another feature is found: %s %s', async ([file, text, violation]) => {
  await add(file, text);
  expect(checkTables(root, rules)).toEqual([violation]);
});

test('a declared read is allowed, a write of the same table is not', async () => {
  const declared = { ...rules, crossings: [{ ...crossing, access: 'reads' }] } as const;
  await add('src/chat/a.ts', 'db.user.count();');
  expect(checkTables(root, declared)).toEqual([]);
  await add('src/chat/b.ts', 'db.user.deleteMany();');
  expect(checkTables(root, declared)).toEqual(['src/chat/b.ts writes users, a table of accounts']);
});

test('a declaration that allows more than is done is reported', async () => {
  const declared = { ...rules, crossings: [{ ...crossing, access: 'writes' }] } as const;
  await add('src/chat/a.ts', 'db.user.count();');
  expect(checkTables(root, declared)).toEqual(['declared, but not done: chat writes users']);
});

test('a table without an owner and an owner without a table are reported', () => {
  expect(checkTables(root, { ...rules, owners: { users: 'accounts', halls: 'chat' } })).toEqual([
    'rooms has no owner',
    'halls has an owner and is not in the schema',
  ]);
});

test('a file that cannot be read by the check is reported', async () => {
  await add('src/chat/a.ts', 'db[name].count();');
  expect(checkTables(root, rules)).toEqual([
    'src/chat/a.ts: a delegate of the Prisma client is chosen at run time',
  ]);
});

test('measurements may fill their own database', async () => {
  await add('scripts/bench/people.ts', 'db.user.create();');
  expect(checkTables(root, rules)).toEqual([]);
});
