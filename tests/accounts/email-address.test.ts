import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEmailAddress, normaliseEmail } from '../../src/accounts/email-address.ts';
import { ForgotInput, LogInInput, SignUpInput } from '../../src/accounts/input.ts';

const long = (length: number) => `${'a'.repeat(64)}@${'b.'.repeat((length - 68) / 2)}xyz`;
const taken: [typed: string, key: string][] = [
  ['reader@example.com', 'reader@example.com'],
  ['  Reader@Example.COM ', 'reader@example.com'],
  ['a&b@x.com', 'a&b@x.com'],
  ["o'brien+books@x.co.kr", "o'brien+books@x.co.kr"],
  ['first..last@docomo.ne.jp', 'first..last@docomo.ne.jp'],
  ['.first.@docomo.ne.jp', '.first.@docomo.ne.jp'],
  ['me@xn--pu6b.xn--3e0b707e', 'me@xn--pu6b.xn--3e0b707e'],
  ['me@한글.한국', 'me@xn--bj0bj06e.xn--3e0b707e'],
  ['me@BÜCHER.example', 'me@xn--bcher-kva.example'],
  ['ｒｅａｄｅｒ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'reader@example.com'],
  ['a@b.photography', 'a@b.photography'],
  ['a@b.xn--vermgensberatung-pwb', 'a@b.xn--vermgensberatung-pwb'],
  ['root@localhost', 'root@localhost'],
  ['a@1.2.3.4', 'a@1.2.3.4'],
  ["!#$%&'*+/=?^_`{|}~-@x.com", "!#$%&'*+/=?^_`{|}~-@x.com"],
  [`a@${'b'.repeat(63)}.com`, `a@${'b'.repeat(63)}.com`],
  [long(254), long(254)],
];
const refused = [
  '',
  'reader',
  '@example.com',
  'reader@',
  'a@b@c.com',
  'a b@x.com',
  'a@x..com',
  'a@-x.com',
  'a@x-.com',
  'a@.com',
  'a@x.com.',
  'a@b_c.com',
  '김@example.com',
  '"a b"@x.com',
  'a@[127.0.0.1]',
  'a@x.com\r\nBcc: b@x.com',
  'a,b@x.com,c@x.com',
  'a\u200b@x.com',
  'a@\u200b',
  `a@${'b'.repeat(64)}.com`,
  long(256),
];
const person = { nickname: '달빛독자', password: 'quiet-evening-42', isFourteen: 'on' };

describe('an e-mail address', () => {
  test.each(taken)('%s is taken as %s', (typed, key) => {
    expect(normaliseEmail(typed)).toBe(key);
    expect(isEmailAddress(key)).toBe(true);
    expect(SignUpInput.parse({ ...person, email: typed }).email).toBe(key);
  });

  test.each(refused)('%j is refused', (typed) => {
    expect(isEmailAddress(normaliseEmail(typed))).toBe(false);
    expect(SignUpInput.safeParse({ ...person, email: typed }).success).toBe(false);
  });

  test('that is normalised twice stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (local, domain) => {
        const once = normaliseEmail(`${local}@${domain}`);
        expect(normaliseEmail(once)).toBe(once);
      }),
    );
  });
});

test.each(['"a b"@x.com', 'a@[127.0.0.1]', '김@example.com', 'first..last@docomo.ne.jp'])(
  'an account that has the address %s logs in and asks for a letter',
  (email) => {
    expect(LogInInput.parse({ email, password: 'x' }).email).toBe(email);
    expect(ForgotInput.parse({ email }).email).toBe(email);
  },
);

test.each(['', 'no address', 'a@', '@b', 'a@b c', 'a@b.c\0', 'a@b.c\nx'])(
  'no letter can be asked for to %j',
  (email) => expect(ForgotInput.safeParse({ email }).success).toBe(false),
);
