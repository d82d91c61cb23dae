import { expect, test } from 'vitest';
import { tablesInModule } from '../../../scripts/tables/module-tables.ts';
import { readModels } from '../../../scripts/tables/prisma-schema.ts';

const models = readModels(`
model User {
  id       Int       @id
  meetings Meeting[] @relation("leads")
  @@map("users")
}

model Meeting {
  id       Int   @id
  leader   User  @relation("leads", fields: [leaderId], references: [id])
  leaderId Int   @map("leader_id")
  room     Room?
  @@map("meetings")
}

model Room {
  meetingId Int     @id
  meeting   Meeting @relation(fields: [meetingId], references: [id])
  @@map("rooms")
}
`);
/** Inside the sources `#{` stands for `${`. */
const read = (source: string) => tablesInModule(source.replaceAll('#{', '${'), models);
const found = (source: string) =>
  [...new Set(read(source).map(({ table, access }) => `${access} ${table}`))]
    .filter((use, _i, all) => !(use.startsWith('reads') && all.includes(use.replace('reads', 'writes'))))
    .sort();

test.for([
  ['a call of the client', 'db.user.findMany();', ['reads users']],
  ['a call in a transaction', 'await db.$transaction((tx) => tx.user.create({ data }));', ['writes users']],
  ['a call of a client of any name', 'anything.user.deleteMany({});', ['writes users']],
  ['a call of a client inside an object', 'live.db.user.count();', ['reads users']],
  ['a call by a quoted name', "db['user'].findFirst();", ['reads users']],
  ['a call that may be left out', 'db?.user.findFirst();', ['reads users']],
  ['a delegate with another name', 'const people = db.user; people.findMany();', ['reads users']],
  ['a delegate taken out of the client', 'const { user: people } = db;', ['reads users']],
  ['a delegate taken out of an argument', 'function f({ user }: Database) {}', ['reads users']],
  [
    'a relation that is included',
    'db.room.findMany({ include: { meeting: true } });',
    ['reads meetings', 'reads rooms'],
  ],
  [
    'a relation of a relation',
    'db.room.findMany({ select: { meeting: { select: { leader: { select: { id: true } } } } } });',
    ['reads meetings', 'reads rooms', 'reads users'],
  ],
  [
    'a filter by a relation',
    'db.meeting.count({ where: { AND: [{ leader: { id: 1 } }] } });',
    ['reads meetings', 'reads users'],
  ],
  [
    'a nested write',
    'tx.meeting.create({ data: { room: { create: {} } } });',
    ['writes meetings', 'writes rooms'],
  ],
  [
    'a write that returns a relation',
    'tx.meeting.update({ where, data, include: { leader: true } });',
    ['reads users', 'writes meetings'],
  ],
  [
    'arguments in a constant',
    'const include = { leader: true } as const; db.meeting.findMany({ include });',
    ['reads meetings', 'reads users'],
  ],
  [
    'a spread of a constant',
    'const all = { leader: true }; db.meeting.count({ where: { ...all } });',
    ['reads meetings', 'reads users'],
  ],
  ['a client under another type', '(live as Database).user.count();', ['reads users']],
  ['a tagged template', 'db.$queryRaw<Row[]>`SELECT FROM users`;', ['reads users']],
  ['a part of a statement', 'const from = Prisma.sql`users u`;', ['reads users']],
  ['a template inside a template', 'db.$queryRaw`SELECT #{Prisma.sql`x FROM users`}`;', ['reads users']],
  ['a raw name', "const table = Prisma.raw('users');", ['reads users']],
  ['a bound method', 'const find = db.user.findMany.bind(db.user);', ['reads users']],
  ['a text given to the pool', "pool.query('select 1 from users');", ['reads users']],
  ['a named statement', "pool.query({ name: 'x', text: `UPDATE users SET x = #{id}` });", ['writes users']],
  ['a statement in a constant', 'const statement = `SELECT #{columns} FROM users`;', ['reads users']],
  ['a name that is inserted', "pool.query(`SELECT FROM #{'users'}`);", ['reads users']],
  ['a name in a constant', "const table = 'users'; pool.query(`DELETE FROM #{table}`);", ['writes users']],
  ['texts put together', "pool.query('SELECT * FROM ' + 'users');", ['reads users']],
  [
    'an update from another table',
    'db.$executeRaw`UPDATE rooms r SET x = 1 FROM users u`;',
    ['reads users', 'writes rooms'],
  ],
  [
    'a common table expression',
    'pool.query(`WITH x AS (INSERT INTO rooms SELECT FROM users) SELECT`);',
    ['reads users', 'writes rooms'],
  ],
  ['a property of the same name', 'const { user } = request; page.user.nickname; detail.meeting.title;', []],
  ['a method of something else', 'viewer.user.toString(); clock.meeting.at(1);', []],
  ['a sentence', "log.info('users and rooms'); throw new Error('no meetings');", []],
  ['the name of a statement', "pool.query({ name: 'mine', text: 'SELECT 1' });", []],
] as const)('%s is read', ([, source, expected]) => {
  expect(found(source)).toEqual(expected);
});

test.each(['db[name].findMany();', 'tx[`#{name}`].count();'])(
  'a delegate that is chosen at run time cannot be checked: %s',
  (source) => {
    expect(() => read(source)).toThrow('chosen at run time');
  },
);

test('a schema without models is no schema', () => {
  expect(() => readModels('datasource db {}')).toThrow('no model');
});
