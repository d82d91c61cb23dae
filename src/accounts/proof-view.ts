import type { Filled, FormPage } from './form-page.ts';

interface ProofPage extends FormPage {
  /** Whether the account has a password that can be asked for. */
  readonly hasPassword: boolean;
  readonly hasPasskey: boolean;
  /** Whether this site sends letters, which a first password needs. */
  readonly sendsLetters: boolean;
  /** Whether a new log-in by Kakao can be asked for. */
  readonly hasKakao: boolean;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'accounts/proof': ProofPage;
  }
}

export const proofPage = ({
  values = {},
  errors = {},
  hasPassword,
  hasPasskey,
  sendsLetters,
  hasKakao,
}: Filled & Pick<ProofPage, 'hasPassword' | 'hasPasskey' | 'sendsLetters' | 'hasKakao'>): ProofPage => ({
  title: '한 번 더 확인해 주세요',
  scripts: hasPasskey ? ['/js/use-passkey.js'] : [],
  values,
  errors,
  hasPassword,
  hasPasskey,
  sendsLetters,
  hasKakao,
});
