import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

/** A person with a phone of 360 px, whose taps and seconds are counted. */
export interface Walker {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Taps since the last step began. */
  readonly taps: number;
  /** Taps and seconds of each step: "club opened: 5 taps, 1.5 s". */
  readonly report: readonly string[];
  /** Opens a page, where a step begins; without an address the step begins where she is. */
  begin(url?: string): Promise<void>;
  /** Taps a link, a button or a fold. */
  tap(target: Locator): Promise<void>;
  /** Ends a step and writes it into the report. */
  end(step: string): void;
  /** The Cookie header of this browser. */
  cookie(): Promise<string>;
}

export async function openWalker(browser: Browser): Promise<Walker> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
  });
  const page = await context.newPage();
  const report: string[] = [];
  let taps = 0;
  let since = performance.now();
  return {
    context,
    page,
    report,
    get taps() {
      return taps;
    },
    begin: async (url) => {
      taps = 0;
      since = performance.now();
      if (url !== undefined) await page.goto(url);
    },
    tap: (target) => {
      taps += 1;
      return target.click();
    },
    end: (step) => {
      report.push(`${step}: ${taps} taps, ${((performance.now() - since) / 1_000).toFixed(1)} s`);
    },
    cookie: async () => (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; '),
  };
}

/** Fills in and sends the sign-up form that is open. */
export async function signUp(
  { page, tap }: Walker,
  { nickname, email }: { readonly nickname: string; readonly email: string },
): Promise<void> {
  await page.fill('[name=email]', email);
  await page.fill('[name=nickname]', nickname);
  await page.fill('[name=password]', 'quiet-evening-42');
  await tap(page.locator('[name=isFourteen]'));
  await tap(page.locator('form[action="/signup"] button'));
}
