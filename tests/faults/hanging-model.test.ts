import { expect, onTestFinished, test } from 'vitest';
import { answersOf } from '../quiz/answers-of.ts';
import { seedCatalogue } from '../recommendations/seed-catalogue.ts';
import { FakeOpenAI } from '../support/fake-openai.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { siteOrigin, startGround, startPart } from '../support/site.ts';

const many = 20;
const slowestMs = 300;

test('pages are answered within 300 ms while 20 drafts and 20 recommendations wait for a model that hangs', async () => {
  const ground = await startGround();
  onTestFinished(() => ground.close());
  const fake = await FakeOpenAI.start({ mode: 'hang' });
  onTestFinished(() => fake.stop());
  const { full } = await seedCatalogue(ground);
  const settings = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: fake.url };
  const web = await startPart('web', ground, { ...settings, NODE_ENV: 'test' });
  onTestFinished(() => web.stop(5_000).then(() => undefined));
  const leaders = await Promise.all(Array.from({ length: many }, () => createPerson(ground)));
  const plan = { startsInMinutes: 600 };
  const meetings = await Promise.all(leaders.map((leader) => createMeeting(ground, leader, [], plan)));
  const reader = await createPerson(ground);
  const room = await createMeeting(ground, reader);

  let answered = 0;
  const post = async (person: TestPerson, path: string, fields: Record<string, string> = {}) => {
    const { status } = await fetch(web.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: siteOrigin, Cookie: person.cookie },
      body: new URLSearchParams({ _csrf: 'test-token', ...fields }),
    });
    answered += 1;
    return status;
  };
  const slowestPage = async () => {
    let slowest = 0;
    for (const path of ['/meetings', '/books', `/meetings/${room}/chat`]) {
      const startedAt = performance.now();
      const answer = await fetch(web.url + path, { headers: { Cookie: reader.cookie } });
      await answer.text();
      expect(answer.status).toBe(200);
      slowest = Math.max(slowest, performance.now() - startedAt);
    }
    return Math.round(slowest);
  };
  // The first pages compile their views.
  await slowestPage();

  const quiz = { genre: String(full.id), ...answersOf('abcdabcdab') };
  const recommendations = leaders.map((leader) => post(leader, '/quiz', quiz));
  const drafts = leaders.map((leader, at) => post(leader, `/meetings/${meetings[at]}/questions/draft`));
  const drafting = () => fake.requests.filter(({ meeting }) => meeting).length;
  await expect.poll(drafting, { timeout: 10_000 }).toBe(many);
  // A process asks the model for a bounded number of recommendations at a time; the others are told
  // to come back.
  const times = [await slowestPage(), await slowestPage(), await slowestPage()];
  const hanging = 2 * many - answered;
  console.log(`slowest pages while ${hanging} requests hang: ${times.join(', ')} ms`);
  expect(hanging).toBeGreaterThan(many);
  expect(Math.max(...times)).toBeLessThanOrEqual(slowestMs);
  expect(new Set(await Promise.all(drafts))).toEqual(new Set([303]));
  for (const status of await Promise.all(recommendations)) expect([303, 503]).toContain(status);
});
