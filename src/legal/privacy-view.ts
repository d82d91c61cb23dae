import { type BrowserNote, browserNotes, type Cookie, cookiesOf } from './cookie-words.ts';
import { impersonalData, personalData } from './data/index.ts';
import { type LegalPage, legalPage } from './legal-page-view.ts';
import { operatorOf } from './operator.ts';
import { type Recipient, recipientsOf } from './recipient-words.ts';
import type { LegalServices } from './route-services.ts';

interface PrivacyPage extends LegalPage {
  readonly items: readonly {
    readonly id: string;
    readonly heading: string;
    readonly purpose: string;
    readonly data: readonly string[];
    readonly retention: string;
    readonly deletion: string;
  }[];
  readonly impersonal: readonly string[];
  readonly cookies: readonly Cookie[];
  readonly browserNotes: readonly BrowserNote[];
  readonly recipients: readonly Recipient[];
}

declare module '../platform/http/render.ts' {
  interface Views {
    'legal/privacy': PrivacyPage;
  }
}

const wordsOf = (data: readonly { readonly what: string }[]) => data.map(({ what }) => what);

export function privacyPage(env: LegalServices['env'], site: { sendsLetters: boolean }): PrivacyPage {
  const operator = operatorOf(env);
  return {
    ...legalPage(
      { title: '개인정보처리방침', description: '책모임이 무엇을 왜 얼마 동안 보관하는지 적었어요.' },
      operator,
    ),
    items: personalData.map((item) => ({ ...item, data: wordsOf(item.data) })),
    impersonal: wordsOf(impersonalData),
    cookies: cookiesOf(env.APP_ORIGIN),
    browserNotes,
    recipients: recipientsOf({
      modelServer: env.OPENAI_API_KEY === undefined ? null : new URL(env.OPENAI_BASE_URL).hostname,
      host: operator.host,
      offersKakao: env.KAKAO_CLIENT_ID !== undefined,
      ...site,
    }),
  };
}
