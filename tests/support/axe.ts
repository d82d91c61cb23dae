import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * Runs axe on a page with all its rules, or with the named ones.
 * @returns a line for each broken rule: its name, its impact and the elements that break it
 */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate('typeof globalThis.axe?.run === "function"'))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (options) => (globalThis as unknown as { axe: typeof axe }).axe.run(options),
    // Of what passes, or needs an eye, axe then describes one element a rule instead of all.
    { resultTypes: ['violations'], ...(rules && { runOnly: [...rules] }) } satisfies axe.RunOptions,
  );
  return violations.map(
    ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ html }) => html).join(' ')}`,
  );
}
