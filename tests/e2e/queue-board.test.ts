import { Queue } from 'bullmq';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantAdmin } from '../../src/accounts/index.ts';
import { queueName } from '../../src/alarms/index.ts';
import { openBrowser } from '../support/browser.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([startProcess('web', stack), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

async function openAsOperator(): Promise<{ page: Page; problems: string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 1_280, height: 800 } })).newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on(
    'request',
    (request) => new URL(request.url()).origin === web.url || problems.push(`asked ${request.url()}`),
  );
  await page.goto(`${web.url}/signup`);
  await page.fill('[name=email]', 'operator@example.com');
  await page.fill('[name=nickname]', '살피는이');
  await page.fill('[name=password]', 'quiet-evening-42');
  await page.check('[name=isFourteen]');
  await Promise.all([page.waitForURL(`${web.url}/quiz`), page.keyboard.press('Enter')]);
  expect(await grantAdmin(stack.db, 'operator@example.com', true)).toBe(true);
  return { page, problems };
}

test('an operator reads why a job failed, under the same strict policy as everywhere', async () => {
  const queue = new Queue(queueName, { connection: stack.redis });
  const job = await queue.add('alarm-scan', {});
  const id = String(job.id);
  await stack.redis
    .multi()
    .lrem(`bull:${queueName}:wait`, 0, id)
    .zadd(`bull:${queueName}:failed`, Date.now(), id)
    .hset(
      `bull:${queueName}:${id}`,
      'finishedOn',
      Date.now(),
      'failedReason',
      'job stalled more than allowable',
    )
    .exec();
  const { page, problems } = await openAsOperator();
  await page.goto(`${web.url}/admin`);
  await page.getByRole('link', { name: '작업 대기열 보기' }).click();
  await page.getByText('job stalled more than allowable').first().waitFor();
  await page.goto(`${web.url}/admin/queues`);
  await page.getByText(queueName).first().waitFor();
  await page.goto(`${web.url}/admin/queues/queue/${queueName}/${id}`);
  await page.getByText('alarm-scan').first().waitFor();
  expect(problems).toEqual([]);
  await queue.close();
});
