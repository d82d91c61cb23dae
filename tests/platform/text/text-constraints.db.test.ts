import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textLimits } from '../../../src/platform/text/text-limits.ts';
import { createMeeting } from '../../support/meetings.ts';
import { createPerson } from '../../support/people.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  meetingId = await createMeeting(stack, await createPerson(stack));
});
afterAll(() => stack.close());

const user = (fields: object) => () =>
  stack.db.user.create({
    data: { email: `${randomUUID()}@example.com`, nickname: '독자', nicknameKey: randomUUID(), ...fields },
  });
const meeting = (data: object) => () => stack.db.meeting.update({ where: { id: meetingId }, data });

test.each([
  ['users_nickname_bounds', user({ nickname: '가'.repeat(textLimits.nickname.codePoints + 1) })],
  ['users_nickname_bounds', user({ nickname: '' })],
  ['users_nickname_key_bounds', user({ nicknameKey: '가'.repeat(867) })],
  ['users_email_bounds', user({ email: `${'a'.repeat(250)}@x.kr` })],
  ['meetings_title_bounds', meeting({ title: '가'.repeat(textLimits.meetingTitle.codePoints + 1) })],
  ['meetings_description_length', meeting({ description: '가'.repeat(2_001) })],
])('the database refuses what is beyond %s', async (constraint, write) => {
  await expect(write()).rejects.toThrow(constraint);
});

test('the database takes texts of full length', async () => {
  await user({ nickname: '가'.repeat(textLimits.nickname.codePoints) })();
  await meeting({
    title: '가'.repeat(textLimits.meetingTitle.codePoints),
    description: '가'.repeat(2_000),
  })();
  expect((await stack.db.meeting.findUniqueOrThrow({ where: { id: meetingId } })).title).toHaveLength(420);
});

test('the migration cuts longer texts from before, so that their rows can still change, and tells nobody', async () => {
  const folder = new URL('../../../prisma/migrations/20261128060101_text_bounds/', import.meta.url);
  const migration = readFileSync(new URL('migration.sql', folder), 'utf8');
  const client = await stack.owner.connect();
  try {
    await client.query('BEGIN');
    await client.query(`ALTER TABLE users DROP CONSTRAINT users_nickname_bounds,
      DROP CONSTRAINT users_nickname_key_bounds, DROP CONSTRAINT users_email_bounds`);
    await client.query('ALTER TABLE meetings DROP CONSTRAINT meetings_title_bounds');
    await client.query('UPDATE meetings SET title = $1', ['가'.repeat(1_198)]);
    await client.query('UPDATE users SET nickname = $1', ['ᄀ'.repeat(6_900)]);
    const { rows: before } = await client.query('SELECT count(*) FROM meeting_changes');
    await client.query(migration);
    await client.query('UPDATE meetings SET member_count = member_count');
    await client.query('UPDATE users SET session_epoch = session_epoch + 1');
    const { rows } = await client.query(`SELECT (SELECT max(char_length(title)) FROM meetings) AS title,
      (SELECT max(char_length(nickname)) FROM users) AS nickname`);
    expect(rows).toEqual([{ title: 420, nickname: 80 }]);
    expect((await client.query('SELECT count(*) FROM meeting_changes')).rows).toEqual(before);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});
