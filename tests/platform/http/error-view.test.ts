import { expect, test } from 'vitest';
import { AppError, forbidden, notFound, unauthenticated, unavailable } from '../../../src/platform/errors.ts';
import { errorPage } from '../../../src/platform/http/error-view.ts';

const asked = { method: 'GET', originalUrl: '/books?page=2', id: 'request-7', from: '/meetings/3/edit' };
const posted = { ...asked, method: 'POST', originalUrl: '/meetings/3' };
const linksOf = (...given: Parameters<typeof errorPage>) =>
  errorPage(...given).actions.map(({ href, label }) => `${label} ${href}`);

test.each([unavailable(), new AppError(500, 'internal', '저희 쪽 문제예요.')])(
  'a page that fails offers itself again first',
  (error) => {
    expect(linksOf(asked, error)).toEqual(['다시 시도하기 /books?page=2', '홈으로 가기 /']);
  },
);

test('a form that fails leads back to its page, where the text still is', () => {
  const { actions, scripts, message } = errorPage(posted, unavailable());
  expect(actions[0]).toEqual({ href: '/meetings/3/edit', label: '다시 시도하기', goesBack: true });
  expect(scripts).toEqual(['/js/go-back.js']);
  expect(message).toContain('뒤로 가면 적은 내용이 남아 있어요');
  expect(linksOf({ ...posted, from: undefined }, unavailable())).toEqual(['홈으로 가기 /']);
});

test('an error with a heading and a link of its own shows them', () => {
  const action = { href: '/meetings/3', label: '모임 보러 가기' };
  const error = forbidden('모임에 참여하면 들어갈 수 있어요.', { heading: '참여자만 볼 수 있어요', action });
  const page = errorPage(asked, error);
  expect([page.title, page.heading]).toEqual(['참여자만 볼 수 있어요', '참여자만 볼 수 있어요']);
  expect(linksOf(asked, error)).toEqual(['모임 보러 가기 /meetings/3', '홈으로 가기 /']);
});

test('a log-in is offered to a person whose session is gone, and leads back', () => {
  expect(linksOf(asked, unauthenticated())[0]).toBe('로그인하기 /login?next=%2Fbooks%3Fpage%3D2');
  expect(linksOf(posted, unauthenticated())[0]).toBe('로그인하기 /login?next=%2F');
});

test('a missing page leads home', () => {
  expect(linksOf(asked, notFound())).toEqual(['홈으로 가기 /']);
});
