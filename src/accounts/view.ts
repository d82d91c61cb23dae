import type { Page } from '../platform/http/render.ts';

interface FormPage extends Page {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'accounts/signup': FormPage;
    'accounts/login': FormPage & { readonly sendsLetters?: boolean };
    'accounts/forgot': FormPage;
    'accounts/new-password': FormPage;
    'accounts/letter-sent': Page;
    'accounts/bad-link': Page;
  }
}

type Filled = Partial<Pick<FormPage, 'values' | 'errors'>>;

export const signUpPage = ({ values = {}, errors = {} }: Filled = {}): FormPage => ({
  title: '회원가입',
  description: '취향에 맞는 책을 추천받고 독서 모임을 열어 보세요.',
  values,
  errors,
});

export const logInPage = ({ values = {}, errors = {} }: Filled = {}): FormPage => ({
  title: '로그인',
  values,
  errors,
});

export const wrongLogIn = { form: '이메일이나 비밀번호가 맞지 않아요. 다시 확인해 주세요.' };

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

export const passwordLetter = ({ to, nickname, link }: { to: string; nickname: string; link: string }) => ({
  to,
  subject: '[책모임] 비밀번호를 정해 주세요',
  text: `${nickname} 님, 안녕하세요.

아래 주소에서 책모임의 새 비밀번호를 정할 수 있어요. 하루 동안, 한 번만 쓸 수 있어요.

${link}

요청하신 적이 없다면 이 메일은 지우셔도 괜찮아요. 아무것도 바뀌지 않아요.
`,
});
