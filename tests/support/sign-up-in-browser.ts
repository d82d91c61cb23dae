import type { BrowserContext } from 'playwright-core';

let people = 0;

/** Signs a new person up in a browser, without its pages. */
export async function signUpInBrowser(
  context: BrowserContext,
  url: string,
): Promise<{ email: string; password: string }> {
  people += 1;
  const person = { email: `browser${people}@example.com`, password: 'quiet-evening-42' };
  const answer = await context.request.post(`${url}/signup`, {
    form: { ...person, nickname: `새로온독자${people}`, isFourteen: 'on' },
    headers: { Origin: url },
    maxRedirects: 0,
  });
  if (answer.status() !== 303) throw new Error(`the sign-up was answered ${answer.status()}`);
  return person;
}
