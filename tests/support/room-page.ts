import type { Browser, Page } from 'playwright-core';
import { cookieFor, type TestPerson } from './people.ts';

/** Opens the room of a meeting on a person's phone, and waits for its connection. */
export async function enterRoom(
  browser: Browser,
  url: string,
  { person, meetingId }: { person: TestPerson; meetingId: number },
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addCookies([cookieFor(person, url)]);
  const page = await context.newPage();
  await page.goto(`${url}/meetings/${meetingId}/chat`);
  await page.locator('#connection[data-state="open"]').waitFor({ state: 'attached' });
  return page;
}
