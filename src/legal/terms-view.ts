import { type LegalPage, legalPage } from './legal-page-view.ts';
import { type OperatorSettings, operatorOf } from './operator.ts';

declare module '../platform/http/render.ts' {
  interface Views {
    'legal/terms': LegalPage;
  }
}

export const termsPage = (env: OperatorSettings): LegalPage =>
  legalPage({ title: '이용약관', description: '책모임을 쓰실 때의 약속이에요.' }, operatorOf(env));
