import { expect, test } from 'vitest';
import { deviceLifetimeMs } from '../../src/accounts/known-device.ts';
import { clubLimits } from '../../src/clubs/club-limits.ts';
import { cookiesOf } from '../../src/legal/cookie-words.ts';
import { personalData } from '../../src/legal/data/index.ts';
import { moveLimits } from '../../src/moving-in/move-limits.ts';
import { keptFormLimits } from '../../src/platform/http/kept-forms/kept-form.ts';
import { idleSeconds, longestSessionSeconds } from '../../src/platform/http/session-lifetime.ts';
import { defaultLimits } from '../../src/platform/rate-limits/limit-table.ts';
import { visitorLifetimeMs } from '../../src/recommendations/policy.ts';

const hourSeconds = 60 * 60;
const daySeconds = 24 * hourSeconds;
const dayMs = daySeconds * 1_000;

/** All that the privacy policy says of one purpose. */
const wordsOf = (id: string) => JSON.stringify(personalData.find((item) => item.id === id));
const lifetimeOf = (name: string) => cookiesOf('http://localhost').find((one) => one.name === name)?.lifetime;

test('the lifetimes of cookies in the privacy policy are those of the code', () => {
  expect(lifetimeOf('sid')).toContain(`${idleSeconds.kept / daySeconds}일`);
  expect(lifetimeOf('device')).toBe(`${deviceLifetimeMs / dayMs}일`);
  expect(lifetimeOf('visitor')).toBe(`${visitorLifetimeMs / dayMs}일`);
  expect(lifetimeOf('kept')).toBe(`${keptFormLimits.lifetimeMs / 60_000}분`);
});

test('the retention in the privacy policy is that of the code', () => {
  expect(idleSeconds.plain).toBe(daySeconds);
  expect(longestSessionSeconds).toBe(365 * daySeconds);
  expect(wordsOf('sessions')).toContain(
    `하루 동안 쓰지 않으면 끝나고, 써도 두 주를 넘지 않아요. ‘로그인 유지’를 고르면 ${idleSeconds.kept / daySeconds}일과 1년이에요.`,
  );
  expect(Math.max(...Object.values(defaultLimits).map(({ seconds }) => seconds))).toBe(daySeconds);
  expect(wordsOf('sessions')).toContain('요청 횟수는 길어도 하루');
  expect(wordsOf('recommendations')).toContain(`${visitorLifetimeMs / dayMs}일 뒤에 지워요`);
  expect(wordsOf('clubs')).toContain(`${clubLimits.invites.keptDays}일이 지난 뒤`);
  expect(moveLimits).toMatchObject({ draftMinutes: 60, undoHours: 24 });
  expect(wordsOf('moving-in')).toMatch(/미리보기는 한 시간 뒤에[^"]*"[\s\S]*하루 안에 되돌릴 수 있어요/);
});
