import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seedCatalogue } from '../recommendations/seed-catalogue.ts';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { FakeOpenAI } from '../support/fake-openai.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let fake: FakeOpenAI;
let web: TestProcess;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let problems: string[];
let readers = 0;

beforeAll(async () => {
  [stack, fake] = await Promise.all([openTestStack(), FakeOpenAI.start()]);
  await seedCatalogue(stack);
  const settings = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: fake.url };
  [web, browser] = await Promise.all([startProcess('web', stack, settings), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await fake.stop();
  await stack.close();
});

/**
 * Opens a phone-sized page of a new reader who has just signed up by keyboard and sees the quiz.
 */
async function signUp(options: { javaScriptEnabled?: boolean } = {}) {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  page = await context.newPage();
  problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  readers += 1;
  await page.goto(`${web.url}/signup`);
  await page.focus('#field-email');
  await page.keyboard.type(`quiz${readers}@example.com`);
  await page.keyboard.press('Tab');
  await page.keyboard.type(`퀴즈독자${readers}`);
  await page.keyboard.press('Tab');
  await page.keyboard.type('quiet-evening-42');
  await tabTo('[name=isFourteen]');
  await page.keyboard.press('Space');
  await Promise.all([page.waitForURL('**/quiz'), page.keyboard.press('Enter')]);
}

/** Presses Tab until an element that matches has the focus. */
async function tabTo(selector: string) {
  for (let i = 0; i < 30; i += 1) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}`);
}

const shownQuestion = async () =>
  (await page.locator('[data-step]:not([hidden]) .question__number').allTextContents()).join();
const storedDraft = () => page.evaluate("JSON.parse(Object.values({ ...sessionStorage })[0] ?? 'null')");

/**
 * Checks the page's own console errors first: axe tries inline styles, which the content security
 * policy blocks with console errors.
 */
async function expectAccessible() {
  expect(problems).toEqual([]);
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  problems = [];
}

describe('with JavaScript', () => {
  beforeEach(async () => {
    fake.forget();
    fake.play('ok');
    await signUp();
    return () => context.close();
  });

  test('a reader answers by keyboard alone and reads the result', async () => {
    await tabTo('input[name=genre]');
    await page.keyboard.press('Space');
    await expectAccessible();
    await page.keyboard.press('Enter');
    for (let number = 1; number <= 10; number += 1) {
      expect(await shownQuestion()).toContain(String(number));
      await page.keyboard.press('Tab');
      await page.keyboard.press(number % 2 ? 'Space' : 'ArrowDown');
      if (number === 5) await expectAccessible();
      if (number === 10)
        await Promise.all([page.waitForURL('**/recommendations/*'), page.keyboard.press('Enter')]);
      else await page.keyboard.press('Enter');
    }
    expect(await page.locator('article[data-book-id]').count()).toBe(3);
    expect(await page.locator('.badge').first().textContent()).toBe('AI 생성');
    await expectAccessible();
    expect(fake.requests[0]?.answers).toHaveLength(10);
    expect(await storedDraft()).toBeNull();
  });

  test('the buttons do the same: next with Tab and Enter, back with what was chosen', async () => {
    await tabTo('input[name=genre]');
    await page.keyboard.press('Space');
    await tabTo('[data-next]');
    await page.keyboard.press('Enter');
    await tabTo('input[name=q1]');
    await page.keyboard.press('ArrowDown');
    await tabTo('[data-back]');
    await page.keyboard.press('Enter');
    expect(await page.locator('input[name=genre]:checked').count()).toBe(1);
    await tabTo('[data-next]');
    await page.keyboard.press('Enter');
    expect(await page.locator('input[name=q1]:checked').inputValue()).toBe('b');
  });

  test('a tap on an option goes on to the next question', async () => {
    await page.locator('[data-step]:not([hidden]) .option__label').first().click();
    await expect.poll(shownQuestion).toContain('1');
    await page.locator('[data-step]:not([hidden]) .option__label').nth(2).click();
    await expect.poll(shownQuestion).toContain('2');
    expect(await page.locator('input[name=q1]:checked').inputValue()).toBe('c');
  });

  test('Back leads one question back and Forward on again, and from the first question out of the quiz', async () => {
    const choose = () => page.locator('[data-step]:not([hidden]) .option__label').first().click();
    for (const shown of ['1', '2', '3']) {
      await choose();
      await expect.poll(shownQuestion).toContain(shown);
    }
    await page.goBack();
    expect(await shownQuestion()).toContain('2');
    await page.goForward();
    expect(await shownQuestion()).toContain('3');
    await page.locator('[data-back]').click();
    await expect.poll(shownQuestion).toContain('2');
    await page.reload();
    expect(await shownQuestion()).toContain('2');
    await page.goBack();
    expect(await shownQuestion()).toContain('1');
    await page.goBack();
    expect(await shownQuestion()).toBe('');
    expect(page.url()).toBe(`${web.url}/quiz`);
    await page.goBack();
    expect(page.url()).not.toContain('/quiz');
  });

  test('after a refused sign-up, Back from the quiz does not show the old form with its error', async () => {
    const other = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const tab = await other.newPage();
    readers += 1;
    await tab.goto(`${web.url}/signup`);
    const fill = async (password: string) => {
      await tab.fill('#field-email', `quiz${readers}@example.com`);
      await tab.fill('#field-nickname', `퀴즈독자${readers}`);
      await tab.fill('#field-password', password);
      await tab.check('[name=isFourteen]');
      await tab.locator('main form button').click();
    };
    await fill('short');
    await tab.locator('.field__error').first().waitFor();
    await fill('quiet-evening-42');
    await tab.waitForURL('**/quiz');
    await tab.goBack();
    await expect.poll(() => tab.locator('.field__error').count()).toBe(0);
    expect(tab.url()).not.toContain('/signup');
    await other.close();
  });

  test('the introduction stands on the first step only, and the question is focused on each', async () => {
    const intro = page.locator('.quiz__intro').first();
    expect(await intro.isVisible()).toBe(true);
    await page.locator('[data-step]:not([hidden]) .option__label').first().click();
    await expect.poll(shownQuestion).toContain('1');
    expect(await intro.isVisible()).toBe(false);
    await expect.poll(() => page.evaluate('document.activeElement?.tagName')).toBe('LEGEND');
  });

  test('a question left open is not passed, and says so', async () => {
    await page.locator('[data-next]').click();
    expect(await page.locator('#genre-error').isVisible()).toBe(true);
    expect(await page.locator('input[name=genre]:focus').count()).toBe(1);
    await page.keyboard.press('Space');
    expect(await page.locator('#genre-error').isVisible()).toBe(false);
  });

  test('after a reload the reader is where she was, with her answers', async () => {
    await page.locator('[data-step]:not([hidden]) .option__label').first().click();
    for (let number = 1; number < 7; number += 1) {
      await expect.poll(shownQuestion).toContain(String(number));
      await page.locator('[data-step]:not([hidden]) .option__label').nth(1).click();
    }
    await expect.poll(shownQuestion).toContain('7');
    await page.reload();
    expect(await shownQuestion()).toContain('7');
    expect(await page.locator('input:checked').count()).toBe(7);
    expect(await page.locator('input[name=q3]:checked').inputValue()).toBe('b');
  });

  test('while the answer is made the page says so, and a second click sends nothing', async () => {
    fake.play('hang');
    await page.locator('[data-step]:not([hidden]) .option__label').first().click();
    for (let number = 1; number <= 10; number += 1) {
      await expect.poll(shownQuestion).toContain(String(number));
      await page.locator('[data-step]:not([hidden]) .option__label').first().click();
    }
    // The page notes for itself what it shows: a question from here may be answered by the page
    // that comes next.
    await page.evaluate(`{
      const button = document.querySelector('[data-finish]');
      const panel = document.querySelector('[data-waiting]');
      const note = () => {
        const { top } = panel.getBoundingClientRect();
        const isInView = panel.checkVisibility() && top >= 0 && top < innerHeight - 80;
        sessionStorage.setItem('shown', isInView ? panel.textContent : 'nothing');
        button.click();
      };
      button.addEventListener('click', () => setTimeout(note, 300), { once: true });
    }`);
    const posts: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
    const startedAt = performance.now();
    await page.locator('[data-finish]').click({ noWaitAfter: true });
    await page.waitForURL('**/recommendations/*');
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(await page.evaluate(`sessionStorage.getItem('shown')`)).toContain('10초');
    expect(posts).toEqual([`${web.url}/quiz`]);
    expect(await page.locator('.badge').first().textContent()).toBe('AI 없이 고른 추천');
    // Without a reply of the first two passes no others are asked.
    expect(fake.requests).toHaveLength(2);
  });
});

describe('on a slow line, before the script has come', () => {
  let held: Route[];
  const shown = () => page.locator('[data-step]:visible').count();

  beforeEach(async () => {
    await signUp();
    held = [];
    await page.route('**/js/quiz.js*', (route) => void held.push(route));
    await page.goto(`${web.url}/quiz`, { waitUntil: 'commit' });
    // Nothing is painted before the styles have arrived.
    const paints = () => page.evaluate("performance.getEntriesByType('paint').length");
    await expect.poll(paints).toBeGreaterThan(0);
    return () => context.close();
  });

  test('one question is shown at a time, and each answer leads to the next until the form is sent', async () => {
    expect(await shown()).toBe(1);
    expect(await page.locator('[data-progress]').isVisible()).toBe(true);
    await page.locator('label[for^=genre]').first().click();
    for (let number = 1; number <= 10; number += 1) {
      expect(await shown()).toBe(1);
      expect(await page.locator('[data-finish]').isVisible()).toBe(false);
      expect(await page.locator('[data-step]:visible .question__number').textContent()).toContain(
        String(number),
      );
      await page.locator(`label[for=q${number}-a]`).click();
    }
    await Promise.all([page.waitForURL('**/recommendations/*'), page.locator('[data-finish]').click()]);
  });

  test('the script takes over where the reader is', async () => {
    await page.locator('label[for^=genre]').first().click();
    await page.locator('label[for=q1-b]').click();
    for (const route of held) await route.continue();
    await page.locator('.quiz__form--stepwise').waitFor();
    expect(await shownQuestion()).toContain('2');
    expect(await page.locator('input[name=q1]:checked').inputValue()).toBe('b');
  });
});

describe('without JavaScript', () => {
  beforeEach(async () => {
    fake.forget();
    fake.play('ok');
    await signUp({ javaScriptEnabled: false });
    return () => context.close();
  });

  test('the quiz is one form that works', async () => {
    expect(await page.locator('fieldset:visible').count()).toBe(11);
    await page.locator('label[for^=genre]').first().click();
    for (let number = 1; number <= 10; number += 1) await page.locator(`label[for=q${number}-a]`).click();
    await Promise.all([page.waitForURL('**/recommendations/*'), page.locator('[data-finish]').click()]);
    expect(await page.locator('article[data-book-id]').count()).toBe(3);
  });
});
