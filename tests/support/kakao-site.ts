import type { Agent } from 'supertest';
import { signedUp, type TestApp } from './app.ts';
import type { FakeKakao } from './fake-kakao.ts';

type Fields = Readonly<Record<string, string>>;

/** Presses a button that goes to Kakao, and returns the address there. */
export async function leave(browser: Agent, path: string, fields: Fields = {}): Promise<string> {
  const page = await browser.post(path).type('form').send(fields).expect(200);
  return (page.headers.refresh as string).replace(/^0; url=/, '');
}

/** Goes to Kakao and back. @returns the path and query that Kakao leads back to */
export async function comeBack(fake: FakeKakao, browser: Agent, path: string, fields: Fields = {}) {
  const { pathname, search } = new URL(await fake.visit(await leave(browser, path, fields)));
  return pathname + search;
}

/** Goes to Kakao and back into the site. @returns the site's answer */
export const byKakao = async (fake: FakeKakao, browser: Agent, path = '/login/kakao', fields: Fields = {}) =>
  browser.get(await comeBack(fake, browser, path, fields));

/** Makes an account without a password for the fake's present account. */
export async function newByKakao(app: TestApp, fake: FakeKakao, nickname: string, fields: Fields = {}) {
  const browser = app.browser();
  await byKakao(fake, browser);
  await browser
    .post('/sign-up/kakao')
    .type('form')
    .send({ nickname, isFourteen: 'on', ...fields })
    .expect(303);
  return browser;
}

/** A person with a password whose account is linked to the fake's present account. */
export async function linked(app: TestApp, fake: FakeKakao, fields: Parameters<typeof signedUp>[1] = {}) {
  const person = await signedUp(app, fields);
  const answer = await byKakao(fake, person.browser, '/settings/kakao/link', { _csrf: person.csrf });
  if (answer.headers.location !== '/settings/kakao?done=linked') throw new Error('not linked');
  return person;
}
