import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { quizVersion, storeTasteProfile } from '../../src/quiz/index.ts';
import { quizQuestions } from '../../src/quiz/quiz-questions.ts';
import { createVotingClub } from '../book-votes/sample-votes.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { seedCatalogue } from '../recommendations/seed-catalogue.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { type FakeMode, FakeOpenAI, fakeDialects, fakeModes } from '../support/fake-openai.ts';
import { hostileSentences } from '../support/hostile-comments.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let fake: FakeOpenAI;
let leader: TestPerson;
let members: TestPerson[];
let clubId: number;
/** Three of the five answered nearly alike. */
const profiles = ['aaaaaaaaaa', 'aaaaaaaaab', 'aaaaaaaabb', 'ddddddddcc', 'cdcdcdcdcd'];

beforeAll(async () => {
  [stack, fake] = await Promise.all([openTestStack(), FakeOpenAI.start()]);
  await seedCatalogue(stack);
  leader = await createPerson(stack);
  members = await Promise.all([1, 2, 3, 4].map(() => createPerson(stack)));
  clubId = await createVotingClub(stack, leader, members);
});
afterAll(async () => {
  await fake.stop();
  await stack.close();
});
beforeEach(async () => {
  await forgetUse();
  await stack.db.clubBookWords.deleteMany();
  await answer(profiles);
  fake.forget();
  fake.play('ok');
});

/** Deletes what Redis counts; the sessions stay. */
async function forgetUse() {
  const counted = (await stack.redis.keys('*')).filter((key) => !key.startsWith('sess:'));
  if (counted.length > 0) await stack.redis.del(counted);
}
const people = () => [leader, ...members];
const answer = async (letters: readonly string[]) => {
  for (const [at, answers] of letters.entries())
    await storeTasteProfile(stack.db, people()[at]?.id ?? 0, {
      answers,
      quizVersion,
      updatedAt: new Date(),
    });
};
const withModel = (env: Record<string, string> = {}, isThrottled = false): TestApp =>
  createTestApp(stack, {
    isThrottled,
    env: {
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: fake.url,
      OPENAI_MODEL: 'gpt-4o-mini',
      ...env,
    },
  });
const page = async (app: TestApp, person = leader) => {
  const { text } = await asPerson(app, person).get(`/clubs/${clubId}/next-book`).expect(200);
  return text.slice(text.indexOf('<main'), text.indexOf('</main>'));
};
const idsIn = (main: string) => [...main.matchAll(/data-book-id="(\d+)"/g)].map(([, id]) => id);
const wordsIn = (main: string) =>
  [...main.matchAll(/data-words="model">([^<]*)</g)].map(([, words]) => words);
const withoutToken = (main: string) => main.replace(/name="_csrf" value="[^"]*"/g, '');
const withoutModel = () => page(createTestApp(stack, { isThrottled: false }));

test('with a model its words stand under the books that the code chose', async () => {
  const plain = await withoutModel();
  const main = await page(withModel());
  expect(idsIn(main)).toEqual(idsIn(plain));
  expect(wordsIn(main).length).toBeGreaterThan(0);
  expect(main).toContain('AI가 쓴 소개');
  expect(plain).not.toContain('AI가 쓴 소개');
  for (const words of wordsIn(main)) expect(words).not.toMatch(/고르신|고르셨|원하시|내가/);
  const row = await stack.db.clubBookWords.findUniqueOrThrow({ where: { clubId } });
  expect(row).toMatchObject({ model: 'gpt-4o-mini', promptVersion: 'group-words-1', calls: 1 });
  expect(row.costMicroUsd).toBeGreaterThan(0);
});

test('the prompt holds only answers that at least half of the members gave', async () => {
  await page(withModel());
  const [request] = fake.requests;
  expect(request?.isWriting).toBe(true);
  expect(request?.books.map(({ title }) => title)).toHaveLength(request?.ids.length ?? 0);
  const shared = quizQuestions.slice(0, 8).map(({ options }) => options[0]?.code);
  expect(request?.answers.map(({ code }) => code).sort()).toEqual(shared.sort());
  const sent = JSON.stringify(request?.body);
  for (const { nickname } of people()) expect(sent).not.toContain(nickname);
});

test('with fewer than five profiles no answer is shared, and no call is made', async () => {
  await stack.db.tasteProfile.deleteMany({ where: { userId: members[3]?.id ?? 0 } });
  expect(wordsIn(await page(withModel()))).toEqual([]);
  expect(fake.requests).toHaveLength(0);
});

test('members who swap profiles get the same page, and no second call', async () => {
  const app = withModel();
  const before = withoutToken(await page(app));
  await answer([...profiles.slice(1), profiles[0] ?? '']);
  expect(withoutToken(await page(app))).toBe(before);
  expect(fake.requests).toHaveLength(1);
});

test('another taste or another prompt version asks again', async () => {
  const app = withModel();
  await page(app);
  await answer(profiles.map((letters) => letters.replaceAll('a', 'b')));
  await page(app);
  expect(fake.requests).toHaveLength(2);
  await stack.db.clubBookWords.update({ where: { clubId }, data: { key: 'of an older prompt' } });
  await page(app);
  expect(fake.requests).toHaveLength(3);
});

test('two members who open it at once share one call', async () => {
  const [one, other] = [withModel(), withModel()];
  const mains = await Promise.all([page(one), page(other, members[0]), page(one, members[1])]);
  expect(new Set(mains.map((main) => wordsIn(main).join())).size).toBe(1);
  expect(wordsIn(mains[0] ?? '').length).toBeGreaterThan(0);
  expect(fake.requests).toHaveLength(1);
});

const slow: readonly FakeMode[] = ['hang', 'drip'];

describe('in every mode of the fake the page shows the three books, and no false word', () => {
  test.each(fakeModes.filter((mode) => !slow.includes(mode) && !fakeDialects.includes(mode)))(
    '%s',
    async (mode) => {
      const plain = await withoutModel();
      fake.play(mode);
      const main = await page(withModel());
      expect(idsIn(main)).toEqual(idsIn(plain));
      for (const words of wordsIn(main)) {
        for (const sentence of hostileSentences['what a fake mode says'])
          expect(words).not.toContain(sentence.slice(0, 20));
        expect(words).not.toMatch(/고르신|고르셨|원하시|내가/);
      }
      expect(fake.requests.length).toBeGreaterThan(0);
    },
  );
  test.each(fakeDialects)('%s', async (mode) => {
    fake.play(mode);
    expect(idsIn(await page(withModel()))).toHaveLength(3);
  });
  test.each(['server-error', 'refusal', 'unauthorized', 'html-200', 'claims-nothing'] as const)(
    '%s leaves the page as it is without a model, and is not asked again at once',
    async (mode) => {
      const plain = withoutToken(await withoutModel());
      fake.play(mode);
      const app = withModel();
      expect(withoutToken(await page(app))).toBe(plain);
      const { length } = fake.requests;
      expect(withoutToken(await page(app))).toBe(plain);
      expect(fake.requests).toHaveLength(length);
    },
  );
});

test('over the day’s budget the page is as without a model', async () => {
  const plain = withoutToken(await withoutModel());
  expect(withoutToken(await page(withModel({ RECOMMENDATION_DAILY_CALLS: '1' })))).toBe(plain);
  expect(fake.requests).toHaveLength(0);
});

test('the day’s budget is never passed, however often the taste changes', async () => {
  fake.play('claims-nothing');
  const app = withModel({ RECOMMENDATION_DAILY_CALLS: '10' });
  for (const letter of ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd']) {
    await answer(profiles.map((letters) => letters.replaceAll('a', letter)));
    await page(app);
  }
  // Three of ten calls are kept for first recommendations.
  expect(fake.requests.length).toBeGreaterThan(0);
  expect(fake.requests.length).toBeLessThanOrEqual(7);
});

test('one person has the model asked a limited number of times', async () => {
  const app = withModel({ RATE_LIMITS: 'next-book-words=1/3600' }, true);
  await page(app);
  await stack.db.clubBookWords.deleteMany();
  expect(wordsIn(await page(app))).toEqual([]);
  expect(wordsIn(await page(app, members[0])).length).toBeGreaterThan(0);
  expect(fake.requests).toHaveLength(2);
});
