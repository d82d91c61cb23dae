import type { Page } from '../platform/http/render.ts';

interface FormPage extends Page {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'accounts/signup': FormPage;
    'accounts/login': FormPage;
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
