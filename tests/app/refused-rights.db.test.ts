import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, signedUp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
});
afterAll(() => stack.close());

const refusals = () =>
  app.logs
    .filter(({ event }) => event === 'request-refused')
    .map(({ reason, accountId, outcome, requestId }) => ({ reason, accountId, outcome, requestId }));

test('the security log says who asked for what she may not do, and who for the operators’ pages', async () => {
  const { browser, person, csrf } = await signedUp(app);
  const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
  const meetingId = await createMeeting(stack, await createPerson(stack), [], { startsInMinutes: 60 });
  const edit = await browser.get(`/meetings/${meetingId}/edit`).expect(403);
  const admin = await browser.get('/admin').expect(404);
  const queues = await browser.get('/admin/queues').expect(404);
  await browser.get('/no-such-page').expect(404);
  await browser.get('/administrator').expect(404);
  await app.browser().get('/admin').expect(404);
  const common = { accountId: id, outcome: 'refused' };
  const idOf = (answer: { headers: Record<string, string> }) => answer.headers['x-request-id'];
  expect(refusals()).toEqual([
    { ...common, reason: 'no-right', requestId: idOf(edit) },
    { ...common, reason: 'no-operator', requestId: idOf(admin) },
    { ...common, reason: 'no-operator', requestId: idOf(queues) },
  ]);
  await browser.post('/logout').type('form').send({ _csrf: csrf }).expect(303);
});
