import { describe, expect, test } from 'vitest';
import { passwordProblem } from '../../src/accounts/password-rule.ts';

const person = { email: 'mirae.kim@example.com', nickname: '달빛독자' };
const check = (password: string) => passwordProblem(password, person);

describe('a password', () => {
  test.each([
    'correct horse battery',
    '여덟글자비밀번호',
    'x9-Kq#2m',
    '달빛독자 아니고 햇살산책',
    `a9${'b7'.repeat(63)}`,
  ])('%s is fine', (password) => expect(check(password)).toBeNull());

  test('of seven characters is too short, of eight is not', () => {
    expect(check('x9-Kq#2')).toContain('8자 이상');
    expect(check('x9-Kq#2m')).toBeNull();
  });

  test('of 129 characters is too long, however few bytes', () => {
    expect(check(`a9${'b7'.repeat(63)}c`)).toContain('128자');
  });

  test.each(['password1', 'PASSWORD1', '1234567890', 'qwertyuiop'])('%s is too common', (password) => {
    expect(check(password)).toContain('널리 쓰이는');
  });

  test.each(['mirae.kim', 'mirae.kim@example.com', '달빛독자달빛독자', '달빛독자123!', 'bookmoim2026'])(
    '%s comes from a name and is refused',
    (password) => expect(check(password)).toContain('딴 비밀번호'),
  );

  test.each(['        ', 'aaaaaaaa', 'abababab'])('"%s" repeats itself and is refused', (password) => {
    expect(check(password)).toContain('되풀이');
  });
});
