import type { Page } from '../platform/http/render.ts';
import { freeFailures } from './throttle.ts';

interface FormPage extends Page {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'accounts/signup': FormPage;
    'accounts/login': LogInPage;
    'accounts/forgot': FormPage;
    'accounts/new-password': FormPage;
    'accounts/letter-sent': Page;
    'accounts/bad-link': Page;
  }
}

interface LogInPage extends FormPage {
  /** Whether this site sends letters. */
  readonly sendsLetters: boolean;
  /** Whether the form's message offers a letter with a link to set a password. */
  readonly offersLetter: boolean;
}

type Filled = Partial<Pick<FormPage, 'values' | 'errors'>>;

export const signUpPage = ({ values = {}, errors = {} }: Filled = {}): FormPage => ({
  title: '회원가입',
  description: '취향에 맞는 책을 추천받고 독서 모임을 열어 보세요.',
  values,
  errors,
});

export const logInPage = ({
  values = {},
  errors = {},
  sendsLetters,
  offersLetter = false,
}: Filled & { sendsLetters: boolean; offersLetter?: boolean | undefined }): LogInPage => ({
  title: '로그인',
  values,
  errors,
  sendsLetters,
  offersLetter: sendsLetters && offersLetter,
});

/** Failures after which the form says how many are left. */
const warnedFailures = 3;

/** What the form says of a wrong log-in, by how many in a row failed. From the third on it says how many are left and offers a letter. */
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

/** Letters hold fixed words only: a nickname is what a stranger may have typed beside somebody else's address. */
export const passwordLetter = ({ to, link }: { to: string; link: string }) => ({
  to,
  subject: '[책모임] 비밀번호를 정해 주세요',
  text: `안녕하세요, 책모임이에요.

아래 주소에서 책모임의 새 비밀번호를 정할 수 있어요. 하루 동안, 한 번만 쓸 수 있고, 여러 통을 받으셨다면 가장 늦게 온 메일의 주소만 쓸 수 있어요.

${link}

요청하신 적이 없다면 이 메일은 지우셔도 괜찮아요. 아무것도 바뀌지 않아요.
`,
});
