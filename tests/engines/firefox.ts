import { type Browser, launch, type Page } from 'puppeteer-core';
import { needProgram } from '../support/debian-package.ts';
import type { Engine, EnginePage } from './engine-page.ts';

/** Starts Firefox ESR, driven over WebDriver BiDi. Each window is a browser of its own. */
export function openFirefox(): Engine {
  needProgram('firefox-esr', 'firefox-esr');
  const browsers: Browser[] = [];
  return {
    name: 'firefox',
    open: async ({ width, height }) => {
      const browser = await launch({
        browser: 'firefox',
        executablePath: '/usr/bin/firefox-esr',
        headless: true,
        defaultViewport: null,
        // 1 is the light theme, whatever the system prefers.
        extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': 1 },
      });
      browsers.push(browser);
      // The first page never gets the focus.
      const page = await browser.newPage();
      await page.setViewport({ width, height });
      return { ...drive(page), close: () => browser.close() };
    },
    stop: async () => {
      for (const browser of browsers) await browser.close();
    },
  };
}

const drive = (page: Page): EnginePage => ({
  goto: async (url) => void (await page.goto(url, { waitUntil: 'load' })),
  evaluate: (expression) => page.evaluate(expression) as never,
  click: async (selector) => {
    await page.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }));
    await page.click(selector);
  },
  type: (text) => page.keyboard.type(text),
  press: (key) => page.keyboard.press(key),
  back: async () => void (await page.goBack()),
  screenshot: () => page.screenshot(),
});
