import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLine } from '../../src/money/add-line.ts';
import { deleteLine } from '../../src/money/delete-line.ts';
import { editLine } from '../../src/money/edit-line.ts';
import { findSums } from '../../src/money/line-repository.ts';
import { moneyLimits } from '../../src/money/money-limits.ts';
import { balanceOf, type MoneyEntry } from '../../src/money/money-line.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { sampleEntry } from './sample-line.ts';

let stack: TestStack;
let leader: TestPerson;
beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack);
});
afterAll(() => stack.close());

const signed = ({ kind, amount }: Pick<MoneyEntry, 'kind' | 'amount'>) =>
  kind === 'income' ? amount : -amount;

test.each([1, 2, 3])(
  'after random writing, edits and deletions the balance is the sum (seed %i)',
  async (seed) => {
    const random = seededRandom(seed);
    const clubId = await createClub(stack, leader);
    const services = { db: stack.db };
    /** The lines that the record should hold, by their id. */
    const expected = new Map<number, { entry: MoneyEntry; version: number }>();
    const entryOf = (text: string): MoneyEntry => ({
      ...sampleEntry,
      text,
      kind: random() < 0.5 ? 'income' : 'expense',
      amount: 1 + Math.floor(random() * moneyLimits.amount.max),
    });
    let edits = 0;
    for (let step = 0; step < 80; step += 1) {
      const known = [...expected.entries()];
      const [id, line] = known[Math.floor(random() * known.length)] ?? [];
      const dice = random();
      if (id === undefined || line === undefined || dice < 0.4) {
        const entry = entryOf(`${seed}.${step}`);
        expect(await addLine(services, leader.id, { clubId, ...entry })).toEqual({ ok: true });
        const stored = await stack.db.clubMoneyLine.findFirstOrThrow({ where: { clubId, text: entry.text } });
        expected.set(stored.id, { entry, version: 1 });
      } else if (dice < 0.8) {
        // Two parallel edits of one version: the database lets one through.
        const entries = [entryOf(`${seed}.${step}a`), entryOf(`${seed}.${step}b`)];
        const results = await Promise.all(
          entries.map((entry) =>
            editLine(services, leader.id, { clubId, id, version: line.version, ...entry }),
          ),
        );
        const won = results.findIndex(({ ok }) => ok);
        expect(results.filter(({ ok }) => ok)).toHaveLength(1);
        expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'old_version' });
        expected.set(id, { entry: entries[won] as MoneyEntry, version: line.version + 1 });
        edits += 1;
      } else {
        const old = await deleteLine(services, leader.id, { clubId, id, version: line.version + 1 });
        expect(old).toEqual({ ok: false, reason: 'old_version' });
        await deleteLine(services, leader.id, { clubId, id, version: line.version });
        expected.delete(id);
      }
      const sums = await findSums(stack.db, clubId);
      const lines = [...expected.values()];
      expect(balanceOf(sums)).toBe(lines.reduce((sum, { entry }) => sum + signed(entry), 0));
      expect(sums.lines).toBe(lines.length);
    }
    expect(edits).toBeGreaterThan(10);
    // Every version of every line is kept, and the newest one equals the line.
    const lines = await stack.db.clubMoneyLine.findMany({ where: { clubId }, include: { versions: true } });
    for (const { version, amount, versions } of lines) {
      expect(versions.map((one) => one.version).sort((a, b) => a - b)).toEqual(
        Array.from({ length: version }, (_, at) => at + 1),
      );
      expect(versions.find((one) => one.version === version)?.amount).toBe(amount);
    }
  },
);

test('a line is edited until its last version, which is left for the deletion', async () => {
  const clubId = await createClub(stack, leader);
  const services = { db: stack.db };
  await addLine(services, leader.id, { clubId, ...sampleEntry });
  const { id } = await stack.db.clubMoneyLine.findFirstOrThrow({ where: { clubId } });
  const last = moneyLimits.versionsPerLine - 1;
  for (let version = 1; version < last; version += 1)
    expect(
      await editLine(services, leader.id, { clubId, id, version, ...sampleEntry, amount: version }),
    ).toEqual({ ok: true });
  expect(await editLine(services, leader.id, { clubId, id, version: last, ...sampleEntry })).toEqual({
    ok: false,
    reason: 'too_many_versions',
  });
  expect(await deleteLine(services, leader.id, { clubId, id, version: last })).toEqual({ ok: true });
});

test('a deleted account leaves its lines and their history without its name', async () => {
  const clubId = await createClub(stack, leader);
  const { db } = stack;
  const helper = await createPerson(stack);
  await db.clubMembership.create({ data: { clubId, userId: helper.id, role: 'co_leader' } });
  await addLine({ db }, helper.id, { clubId, ...sampleEntry });
  await db.user.delete({ where: { id: helper.id } });
  const line = await db.clubMoneyLine.findFirstOrThrow({ where: { clubId }, include: { versions: true } });
  expect(line).toMatchObject({ changedBy: null, version: 1, versions: [{ changedBy: null, version: 1 }] });
});
