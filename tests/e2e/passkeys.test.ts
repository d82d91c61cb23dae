import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { signUpInBrowser } from '../support/sign-up-in-browser.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

// Passkeys in a browser with a virtual authenticator.
let stack: TestStack;
let web: TestProcess;
let browser: Browser;
const contexts: BrowserContext[] = [];
const problems: string[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([startProcess('web', stack), openBrowser()]);
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  expect(problems.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

async function openPhone(javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled });
  contexts.push(context);
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  return page;
}

const signUp = (page: Page) => signUpInBrowser(page.context(), web.url);

/** Keeps the browser from offering passkeys where it fills in an address. */
const withoutAutofill = (page: Page) =>
  page.addInitScript(() =>
    Reflect.deleteProperty(Reflect.get(globalThis, 'PublicKeyCredential'), 'isConditionalMediationAvailable'),
  );

/** Gives the page's browser an authenticator whose user always agrees. */
async function addAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto(`${web.url}/settings/passkeys`);
  await page.getByRole('link', { name: '패스키 추가하기' }).click();
  await page.getByLabel('이름').fill(name);
  await page.getByRole('button', { name: '추가하기' }).click();
  await page.waitForURL('**/settings/passkeys?done=added');
}

/** Makes every proof older than ten minutes. */
async function ageProofs(): Promise<void> {
  for (const key of await stack.redis.keys('sess:*')) {
    const session = JSON.parse((await stack.redis.get(key)) ?? '{}');
    const provenAt = session.provenAt - 11 * 60_000;
    await stack.redis.set(key, JSON.stringify({ ...session, provenAt }), 'KEEPTTL');
  }
}

test('a person adds a passkey, logs in with it, proves herself with it and removes it', async () => {
  const page = await openPhone();
  await withoutAutofill(page);
  await signUp(page);
  await addAuthenticator(page);
  await addPasskey(page, '내 휴대전화');
  await expect.poll(() => page.locator('main').textContent()).toContain('패스키를 추가했어요');

  await page.context().clearCookies();
  await page.goto(`${web.url}/login?next=/settings/passkeys`);
  await page.getByLabel('로그인 유지').check();
  await page.getByRole('button', { name: '패스키로 로그인' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/settings/passkeys');
  const session = (await page.context().cookies()).find(({ name }) => name === 'sid');
  expect(session?.expires).toBeGreaterThan(Date.now() / 1_000 + 59 * 24 * 3_600);
  expect(await page.locator('.passkeys').textContent()).toContain('마지막으로 썼어요');

  await ageProofs();
  await page.getByRole('link', { name: '내 휴대전화' }).click();
  await page.getByText('이 패스키 지우기').click();
  await page.getByRole('button', { name: '이 패스키를 지울게요' }).click();
  await page.waitForURL('**/settings/proof?back=*');
  await page.getByRole('button', { name: '패스키로 확인하기' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/settings/passkeys');
  await page.getByRole('link', { name: '내 휴대전화' }).click();
  await page.getByText('이 패스키 지우기').click();
  await page.getByRole('button', { name: '이 패스키를 지울게요' }).click();
  await page.waitForURL('**/settings/passkeys?done=removed');
  expect(await page.locator('main').textContent()).toContain('아직 추가한 패스키가 없어요');
});

test('the browser offers the passkey where it fills in the address', async () => {
  const page = await openPhone();
  await signUp(page);
  await addAuthenticator(page);
  await addPasskey(page, '내 휴대전화');
  await page.context().clearCookies();
  // The virtual authenticator picks its passkey at once, as a person does in the list.
  await page.goto(`${web.url}/login?next=/settings/passkeys`);
  await page.waitForURL(({ pathname }) => pathname === '/settings/passkeys');
  expect(await page.locator('.passkeys').textContent()).toContain('내 휴대전화');
});

test('the page says that this device has a passkey already, and stays usable', async () => {
  const page = await openPhone();
  await signUp(page);
  await addAuthenticator(page);
  await addPasskey(page, '첫째');
  await page.goto(`${web.url}/settings/passkeys/new`);
  await page.getByRole('button', { name: '추가하기' }).click();
  await expect
    .poll(() => page.locator('[data-problem]').textContent())
    .toBe('이 기기에는 이미 이 계정의 패스키가 있어요.');
  expect(await page.getByRole('button', { name: '추가하기' }).isEnabled()).toBe(true);
});

test('without JavaScript the log-in shows no passkey button, and the settings say why', async () => {
  const page = await openPhone(false);
  await page.goto(`${web.url}/login`);
  expect(await page.getByRole('button', { name: '패스키로 로그인' }).count()).toBe(0);
  await signUp(page);
  await page.goto(`${web.url}/settings/passkeys/new`);
  expect(await page.locator('#passkey-state').textContent()).toContain('자바스크립트가 필요해요');
  expect(await page.getByRole('button', { name: '추가하기' }).count()).toBe(0);
});
