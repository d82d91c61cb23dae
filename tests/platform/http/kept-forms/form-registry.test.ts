import { expect, test } from 'vitest';
import { registeredForms } from '../../../../src/app/kept-forms.ts';
import { findForm } from '../../../../src/platform/http/kept-forms/form-registry.ts';
import { keepableFields } from '../../../../src/platform/http/kept-forms/kept-form.ts';
import { postRoutes } from '../../../support/page-routes.ts';

const pageOf = (path: string, fields = {}) => {
  const found = findForm(registeredForms, path);
  return found?.form.page(found.params, fields);
};

test.each([
  ['/meetings', { bookId: '3' }, '/meetings/new?bookId=3'],
  ['/meetings/', { bookId: '3' }, '/meetings/new?bookId=3'],
  ['/meetings', { bookId: '3&next=//evil' }, '/meetings/new'],
  ['/meetings/7', { bookId: '3' }, '/meetings/7/edit?bookId=3'],
  ['/meetings/7/join', {}, '/meetings/7'],
  ['/meetings/7/members/9/remove', {}, '/meetings/7?removing=9'],
  ['/recommendations/5/books/6/verdict', {}, '/recommendations/5'],
  ['/quiz', {}, '/quiz'],
  ['/settings', {}, '/settings'],
  ['/settings/blocks', { user: '9' }, '/settings/blocks/new?user=9'],
  ['/settings/blocks', { user: '9&back=//evil' }, '/settings/blocks'],
])('the form posted to %s with %j is on %s', (path, fields, page) => {
  expect(pageOf(path, fields)).toBe(page);
});

test.each([
  '/login',
  '/signup',
  '/password/new',
  '/password/forgot',
  '/logout',
  '/push/subscriptions',
  '/meetings/7%2F..',
  '/meetings/../admin',
  '/meetings/7/chat',
  '//evil.example',
])('nothing is kept of what is posted to %s', (path) => {
  expect(findForm(registeredForms, path)).toBeNull();
});

test('every POST of a logged-in person is registered, or named here with a reason', () => {
  const unregistered = postRoutes().filter(
    (path) => !findForm(registeredForms, path.replaceAll(/:\w+/g, '7')),
  );
  expect(unregistered.toSorted()).toEqual([...notKept].toSorted());
});

/**
 * Forms of visitors and passwords, the log-out, the end of letters, what scripts post as JSON, and
 * an invitation, whose path is a secret.
 */
const notKept = new Set([
  ...['/login/kakao', '/sign-up/kakao'],
  ...['/login', '/signup', '/logout', '/password/forgot', '/password/new', '/account/confirm'],
  '/account/email/back',
  '/i/:token',
  '/alarms/letters/end',
  ...['', '/delete', '/renew'].map((verb) => `/push/subscriptions${verb}`),
  ...['/login/passkey', '/login/passkey/options', '/settings/proof/passkey/options'],
  '/settings/passkeys/options',
]);

test('secrets, lists and empty forms are not kept', () => {
  const secrets = {
    _csrf: 't',
    password: 'p',
    newPassword: 'p',
    passphrase: 'p',
    accessToken: 't',
    code: '1',
    entryAnswer: '파란 대문',
  };
  expect(keepableFields({ title: '제목', wish: ['a', 'b'], ...secrets })).toEqual({ title: '제목' });
  expect(keepableFields({ title: '', ...secrets })).toBeNull();
  expect(keepableFields(undefined)).toBeNull();
});

test('64 KB are kept and one more byte is not, counted as they are stored', () => {
  const frame = Buffer.byteLength(JSON.stringify({ description: '' }));
  const text = 'a'.repeat(64 * 1_024 - frame);
  expect(keepableFields({ description: text })).not.toBeNull();
  expect(keepableFields({ description: `${text}a` })).toBeNull();
});
