import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOperator } from '../reports/sample-reports.ts';
import { fillEveryPage } from '../support/every-page.ts';
import { overflowingText } from '../support/overflowing-text.js';
import { type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { smallTargets } from '../support/small-targets.js';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { strayLegends } from '../support/stray-legends.js';
import { type Display, openDisplay } from './display.ts';
import { hasRingAfterArrowKey } from './engine-faults.ts';
import { type Engine, type EnginePage, engineWindows } from './engine-page.ts';
import { openFirefox } from './firefox.ts';
import { openWebKit } from './webkit.ts';

// Opens every page in the engines of Safari and Firefox, as a reader who is also an operator.

let stack: TestStack;
let web: TestProcess;
let display: Display;
let engines: Readonly<Record<Engine['name'], Engine>>;
let reader: TestPerson;
let paths: readonly string[];

beforeAll(async () => {
  stack = await openTestStack();
  [display, web] = await Promise.all([
    openDisplay(),
    startProcess('web', stack, { SESSION_SECRET: testSecret, NODE_ENV: 'development' }),
  ]);
  engines = { webkit: openWebKit(display), firefox: openFirefox() };
  reader = await createOperator(stack, '함께 천천히 읽는 이웃');
  // The board of the queues is a page of a library.
  paths = (await fillEveryPage(stack, reader)).filter((path) => !path.startsWith('/admin/queues'));
});
afterAll(async () => {
  for (const engine of Object.values(engines)) await engine.stop();
  await web.stop(5_000);
  await display.stop();
  await stack.close();
});

const squareBars = `[...document.querySelectorAll('progress')]
  .filter((bar) => bar.checkVisibility())
  .filter((bar) => !['::-webkit-progress-value', '::-moz-progress-bar']
    .some((part) => parseFloat(getComputedStyle(bar, part).borderTopRightRadius) > 1))
  .map((bar) => bar.className + ': the filled part has a square end')`;

/** Evaluates to the faults of the page's layout. */
const layoutFaults = `[
  ...(document.documentElement.scrollWidth > innerWidth ? ['scrolls sideways'] : []),
  ...(${strayLegends})(document.body),
  ...(${overflowingText})(document.body),
  ...(${smallTargets})(document.body),
  ...${squareBars},
]`;

/** Evaluates to the names of the groups that have at least two radios in view. */
const radioGroups = `(() => {
  const names = [...document.querySelectorAll('[type=radio]:not(:disabled)')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map(({ name }) => name);
  return [...new Set(names)].filter((name) => names.filter((one) => one === name).length > 1);
})()`;

async function findFaults(page: EnginePage): Promise<string[]> {
  const faults = await page.evaluate<string[]>(layoutFaults);
  for (const name of await page.evaluate<string[]>(radioGroups))
    if (!(await hasRingAfterArrowKey(page, name))) faults.push(`no focus ring in ${name}`);
  return faults;
}

test.each(engineWindows)('every page fits and shows its focus in $name at $width px', async (window) => {
  const page = await engines[window.name].open(window.size);
  await page.goto(`${web.url}/healthz`);
  await page.evaluate(`document.cookie = ${JSON.stringify(`${reader.cookie}; path=/`)}`);
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(web.url + path);
    found.push(...(await findFaults(page)).map((fault) => `${path}: ${fault}`));
  }
  await page.close();
  expect(found).toEqual([]);
});
