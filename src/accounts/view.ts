import type { Page } from '../platform/http/render.ts';
import { freeFailures } from './throttle.ts';

interface FormPage extends Page {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'accounts/signup': SignUpPage;
    'accounts/login': LogInPage;
    'accounts/forgot': FormPage;
    'accounts/new-password': FormPage;
    'accounts/letter-sent': Page;
    'accounts/bad-link': Page;
    'accounts/confirm': FormPage;
    'accounts/confirmed': Page;
    'accounts/confirmation-sent': Page & { readonly advice: string };
    'accounts/bad-confirmation': Page;
    'accounts/unconfirmed': UnconfirmedPage;
  }
}

interface SignUpPage extends FormPage {
  /** Whether this site sends letters. */
  readonly sendsLetters: boolean;
}

interface LogInPage extends FormPage {
  /** Whether this site sends letters. */
  readonly sendsLetters: boolean;
  /** Whether the form's message offers a letter with a link to set a password. */
  readonly offersLetter: boolean;
  /** Whether the person comes from setting a new password. */
  readonly isPasswordSet: boolean;
}

interface UnconfirmedPage extends Page {
  readonly email: string;
  /** The fields of a refused form; null if none was sent. */
  readonly typed: {
    readonly action: string;
    readonly fields: readonly { readonly name: string; readonly value: string }[];
  } | null;
}

type Filled = Partial<Pick<FormPage, 'values' | 'errors'>>;

export const signUpPage = ({
  values = {},
  errors = {},
  sendsLetters,
}: Filled & { sendsLetters: boolean }): SignUpPage => ({
  title: '회원가입',
  scripts: ['/js/account-form.js'],
  description: '취향에 맞는 책을 추천받고 독서 모임을 열어 보세요.',
  values,
  errors,
  sendsLetters,
});

export const logInPage = ({
  values = {},
  errors = {},
  sendsLetters,
  offersLetter = false,
  isPasswordSet = false,
}: Filled & {
  sendsLetters: boolean;
  offersLetter?: boolean | undefined;
  isPasswordSet?: boolean | undefined;
}): LogInPage => ({
  title: '로그인',
  scripts: ['/js/account-form.js'],
  values,
  errors,
  sendsLetters,
  offersLetter: sendsLetters && offersLetter,
  isPasswordSet,
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

export const forgotPage = ({ values = {}, errors = {} }: Filled = {}): FormPage => ({
  title: '비밀번호 정하기',
  values,
  errors,
});

export const newPasswordPage = ({ values = {}, errors = {} }: Filled = {}): FormPage => ({
  title: '새 비밀번호',
  values,
  errors,
});

export const letterSentPage: Page = { title: '메일을 보냈어요' };
export const badLinkPage: Page = { title: '쓸 수 없는 링크예요' };

export const confirmPage = (token: string): FormPage => ({
  title: '이메일 주소 확인',
  values: { token },
  errors: {},
});
export const confirmedPage: Page = { title: '이메일 주소를 확인했어요' };
/**
 * `isNew` means that a letter was sent now; otherwise the last one is less than an hour old, or was
 * the fifth of the day.
 */
export const confirmationSentPage = (isNew: boolean): Page & { readonly advice: string } =>
  isNew
    ? {
        title: '메일을 보냈어요',
        advice: '몇 분 안에 도착해요. 보이지 않으면 스팸함도 확인해 주세요. 링크는 이틀 동안 쓸 수 있어요.',
      }
    : {
        title: '조금 전에 메일을 보냈어요',
        advice:
          '새 메일은 한 시간에 한 번만 보낼 수 있어요. 먼저 보낸 메일을 스팸함까지 찾아보고, 없으면 한 시간 뒤에 다시 눌러 주세요.',
      };
export const badConfirmationPage: Page = { title: '쓸 수 없는 링크예요' };

export const unconfirmedPage = ({
  email,
  typed = null,
}: {
  email: string;
  typed?: { action: string; fields: Readonly<Record<string, string>> } | null;
}): UnconfirmedPage => ({
  title: '이메일 주소를 확인해 주세요',
  email,
  typed: typed && {
    action: typed.action,
    fields: Object.entries(typed.fields).map(([name, value]) => ({ name, value })),
  },
});
