import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSerialisationFailure } from '../../src/platform/db.ts';
import { afterCommit, inTransaction, retryOnConflict } from '../../src/platform/transaction.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

const noJitter = () => 0;
const raise = (state: string) =>
  stack.db.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'as asked' USING ERRCODE = '${state}'; END $$`);
const failureOf = (state: string): Promise<unknown> => raise(state).catch((error: unknown) => error);

describe('work that PostgreSQL gave up', () => {
  test.each(['40001', '40P01'])('with %s is done again', async (state) => {
    let attempts = 0;
    const result = await retryOnConflict(async () => {
      attempts += 1;
      if (attempts < 3) await raise(state);
      return 'done';
    }, noJitter);
    expect([result, attempts]).toEqual(['done', 3]);
  });

  test('three times is not tried a fourth time', async () => {
    let attempts = 0;
    const work = () => {
      attempts += 1;
      return raise('40001');
    };
    await expect(retryOnConflict(work, noJitter)).rejects.toSatisfy(isSerialisationFailure);
    expect(attempts).toBe(3);
  });

  test.each(['23505', '57014', 'P0001'])('for another reason (%s) is not done again', async (state) => {
    let attempts = 0;
    const failure = await failureOf(state);
    const work = () => {
      attempts += 1;
      return Promise.reject(failure);
    };
    await expect(retryOnConflict(work, noJitter)).rejects.toBe(failure);
    expect(attempts).toBe(1);
  });
});

test('two transactions that wait for each other both get through', async () => {
  const [one, two] = [await createPerson(stack), await createPerson(stack)];
  const both = Promise.withResolvers<void>();
  let waiting = 0;
  const swap = (first: number, second: number) =>
    inTransaction(stack.db, async (tx) => {
      await tx.user.update({ where: { id: first }, data: { sessionEpoch: { increment: 1 } } });
      waiting += 1;
      if (waiting >= 2) both.resolve();
      await both.promise;
      await tx.user.update({ where: { id: second }, data: { sessionEpoch: { increment: 1 } } });
    });
  await Promise.all([swap(one.id, two.id), swap(two.id, one.id)]);
  const epochs = await stack.db.user.findMany({ select: { sessionEpoch: true } });
  expect(epochs).toEqual([{ sessionEpoch: 2 }, { sessionEpoch: 2 }]);
  expect(waiting).toBe(3);
});

describe('an effect after the commit', () => {
  test('runs once, although the transaction was done again', async () => {
    const seen: string[] = [];
    let attempts = 0;
    await inTransaction(
      stack.db,
      async (tx) => {
        attempts += 1;
        afterCommit(tx, () => seen.push(`attempt ${attempts}`));
        if (attempts === 1) await raise('40001');
        seen.push('work');
      },
      noJitter,
    );
    expect(seen).toEqual(['work', 'attempt 2']);
  });

  test('does not run when the transaction rolls back', async () => {
    const seen: string[] = [];
    const work = inTransaction(stack.db, async (tx) => {
      afterCommit(tx, () => seen.push('effect'));
      throw new Error('as asked');
    });
    await expect(work).rejects.toThrow('as asked');
    expect(seen).toEqual([]);
  });

  test('is refused outside such a transaction', () => {
    expect(() => afterCommit(stack.db, () => undefined)).toThrow('needs a transaction');
  });
});
