import type { Filled, FormPage } from './form-page.ts';
import { freeFailures } from './free-failures.ts';
import type { SeatOffer } from './seat-offers.ts';

export interface LogInPage extends FormPage {
  /** Whether this site sends letters. */
  readonly sendsLetters: boolean;
  /** Whether the form's message offers a letter with a link to set a password. */
  readonly offersLetter: boolean;
  readonly seat: SeatOffer | null;
  /** Whether the form offers the log-in by Kakao. */
  readonly offersKakao: boolean;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'accounts/login': LogInPage;
  }
}

export const logInPage = ({
  values = {},
  errors = {},
  sendsLetters,
  offersLetter = false,
  offersKakao,
  seat = null,
}: Filled &
  Pick<LogInPage, 'sendsLetters' | 'offersKakao'> &
  Partial<Pick<LogInPage, 'offersLetter' | 'seat'>>): LogInPage => ({
  title: '로그인',
  scripts: ['/js/account-form.js', '/js/use-passkey.js'],
  values,
  errors,
  sendsLetters,
  offersKakao,
  offersLetter: sendsLetters && offersLetter,
  seat,
});

/** Failures after which the form says how many attempts are left. */
const warnedFailures = 3;

/**
 * The message for a wrong log-in, by the number of consecutive failures. From the third on it says
 * how many attempts are left and offers a letter.
 */
export function wrongLogIn(failures: number): Pick<LogInPage, 'errors' | 'offersLetter'> {
  const start = '이메일이나 비밀번호가 맞지 않아요.';
  const left = freeFailures - failures;
  const advice =
    left <= 0
      ? '여러 번 틀려서 잠시 뒤에 다시 시도할 수 있어요.'
      : failures < warnedFailures
        ? '다시 확인해 주세요.'
        : `${left}번 더 틀리면 잠시 동안 로그인할 수 없어요.`;
  return { errors: { form: `${start} ${advice}` }, offersLetter: failures >= warnedFailures };
}
