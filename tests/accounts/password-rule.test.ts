import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { koreanOfLatinKeys } from '../../src/accounts/korean-keys.ts';
import { passwordProblem } from '../../src/accounts/password-rule.ts';

const person = { email: 'mirae.kim@example.com', nickname: '달빛독자' };
const check = (password: string) => passwordProblem(password, person);

describe('a password', () => {
  test.each([
    'correct horse battery',
    'quiet-evening-42',
    'a-brand-new-evening',
    'blue.lamp.river',
    'books-and-tea-7',
    'new-horse-window',
    'Hanok2!window',
    'x9-Kq#2m',
    'k8#vQz!p',
    'tj7Lw9xq',
    '여덟글자비밀번호',
    '만두국밥한그릇둘',
    '달빛독자 아니고 햇살산책',
    '가을밤에 읽는 시집',
    '비 오는 날 헌책방',
    '고양이와 걷는 골목길',
    '안녕하세요 오늘도 걷는 사람',
    'rkdmfqkadp dlfrsms tlwlq',
    'qldhsmsskf gjscorqkd qlf',
    '739201846251',
    `a9${'b7'.repeat(63)}`,
  ])('%s is fine', (password) => expect(check(password)).toBeNull());

  test('of seven characters is too short, of eight is not', () => {
    expect(check('x9-Kq#2')).toContain('8자 이상');
    expect(check('x9-Kq#2m')).toBeNull();
  });

  test('of 129 characters is too long, however few bytes', () => {
    expect(check(`a9${'b7'.repeat(63)}c`)).toContain('128자');
  });

  test.each([
    'password1',
    'PASSWORD1',
    'P@ssw0rd123',
    'qwertyuiop',
    'letmein123',
    '1q2w3e4r!',
    '1q2w3e4r5t',
    'q1w2e3r4',
    '1qaz2wsx',
    '1q2w3e4r'.repeat(4),
    'letmein'.repeat(3),
    'qwer1234!',
    'asdf1234',
    'asdfghjkl;',
    '123qweasd',
    'abcd1234!',
    'a1234567',
    'asdasd123',
    '!qaz@wsx',
    '!QAZ2wsx',
    'Letmein!@#',
    'drowssap1',
    'zaq12wsx',
    'football7!',
    'iloveyou2',
    'monkey123',
    'superman1',
    'dragon2026',
    'korea1234',
    'admin1234!',
    'hunter2hunter2',
    'ㅔㅁㄴㄴ잭ㅇ123',
    'ㅂㅈㄷㄱ1234',
    '안녕하세요123',
    '사랑해요1234!',
    '사랑해사랑해사랑',
    '대한민국화이팅!!',
    '가나다라마바사아',
    'dkssudgktpdydkssudgktpdy',
    'tkfkdgody1234!',
    'eogksalsrnrghkdlxld!',
  ])('%s is easy to guess', (password) => expect(check(password)).toContain('널리 쓰이는'));

  test.each(['1234567890', '19901231!', '1990.12.31', '010-1234-56', '01098765432'])(
    '%s is only figures',
    (password) => expect(check(password)).toMatch(/숫자로만|널리 쓰이는/),
  );

  test.each([
    ['dkssudqkqwh', '안녕밥조'],
    ['Dkssudqkqwh', '안녕밥조'],
    ['alsghk1234!', '민화1234!'],
    ['wlqdprkwk12', '집에가자12'],
  ])('%s is %s on a Korean keyboard, which is too short', (password, korean) => {
    expect(koreanOfLatinKeys(password)).toBe(korean);
    expect(check(password)).toContain('한글로 8자 이상');
    expect(check(password)).not.toContain(korean);
  });

  test('that is a common word on a Korean keyboard is refused: dkssudgktpdy', () => {
    expect(check('dkssudgktpdy')).not.toBeNull();
  });

  test.each([
    'mirae.kim',
    'mirae.kim@example.com',
    '달빛독자달빛독자',
    '달빛독자123!',
    'bookmoim2026',
    'ekfqlcehrwk1234',
    'corahdla2026',
  ])('%s comes from a name and is refused', (password) => expect(check(password)).toContain('딴 비밀번호'));

  test.each(['        ', 'aaaaaaaa', 'abababab', 'aaaa1111'])(
    '"%s" repeats itself and is refused',
    (password) => {
      expect(check(password)).toContain('되풀이');
    },
  );

  test('of any characters is judged without an error', () => {
    const keys = fc.string({
      unit: fc.constantFrom(...'qwertyuiopasdfghjklzxcvbnmQWERTOP 1!ㅏㄱ가힣'),
      minLength: 8,
    });
    fc.assert(
      fc.property(fc.oneof(keys, fc.string({ unit: 'binary', minLength: 8 })), (typed) => {
        const problem = check(typed);
        expect(problem === null || problem.length > 0).toBe(true);
      }),
    );
  });

  test.each(['12/22111/1//212/', '4@({[<36&#!1/|0$5+7%2', 'aA1!', '@$!|01345', 'p@ssw0rd', 'ㅂㅈ가1'])(
    'of %j repeated is judged without trying all readings, at the limit and fifty times as long',
    (part) => {
      const from = performance.now();
      for (const length of [128, 128 * 50]) check(part.repeat(length).slice(0, length));
      // Trying all readings takes far longer on any machine.
      expect(performance.now() - from).toBeLessThan(2_000);
    },
  );
});
