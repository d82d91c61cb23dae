import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillSkeletons } from '../../src/accounts/fill-skeletons.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
});
afterAll(() => stack.close());

let count = 0;
const signUp = (nickname: string) => {
  count += 1;
  const form = {
    email: `look${count}@example.com`,
    nickname,
    password: '달빛 아래 책갈피 31',
    isFourteen: 'on',
  };
  return app.browser().post('/signup').type('form').send(form);
};

/** An account as the previous version wrote it. */
const old = (nickname: string, nicknameKey: string) =>
  stack.db.user.create({
    data: { email: `${nicknameKey.length}${nickname}@old.example`, nickname, nicknameKey },
  });

test('a nickname that looks like another one is taken, also by two at once', async () => {
  expect((await signUp('Minji')).status).toBe(303);
  const { status, text } = await signUp('rninji');
  expect(status).toBe(422);
  expect(text).toContain('다른 분이 쓰고 있는 별명이에요.');
  const answers = await Promise.all([signUp('Kim1'), signUp('Kiml')]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422]);
});

test('existing nicknames stay unchanged, and the older of two look-alikes gets the skeleton', async () => {
  const elder = await old('Mina', 'mina');
  const younger = await old('rnina', 'rnina');
  const undrawn = await old('\u200b\u200b', '\u200b');
  expect(await fillSkeletons(stack.pool)).toBe(3);
  expect(await fillSkeletons(stack.pool)).toBe(0);
  const rows = await stack.db.user.findMany({
    where: { id: { in: [elder.id, younger.id, undrawn.id] } },
    orderBy: { id: 'asc' },
    select: { nickname: true, nicknameSkeleton: true },
  });
  expect(rows).toEqual([
    { nickname: 'Mina', nicknameSkeleton: 'rnlna' },
    { nickname: 'rnina', nicknameSkeleton: `rnlna ${younger.id}` },
    { nickname: '\u200b\u200b', nicknameSkeleton: ` ${undrawn.id}` },
  ]);
  expect((await signUp('MINA')).status).toBe(422);
  expect((await signUp('rn1na')).status).toBe(422);
});
