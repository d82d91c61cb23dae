import { particle, withParticle } from '../../platform/korean-particle.ts';

/** Names of series that say by themselves that they are one. */
const saysSeries = /(?:시리즈|전집|총서|문고|시인선|시선|소설선|클래식|라이브러리|컬렉션|에디션)$/;

/** "‘제134회 나오키상 수상작’이라는 소개가 붙은" */
export const prizeClause = (prize: string) => `‘${prize}’${particle(prize, '이라는')} 소개가 붙은`;

/** "‘민음사 세계문학전집’에 든", "‘위픽’ 시리즈에 든" */
export const seriesClause = (name: string) => `‘${name}’${saysSeries.test(name) ? '' : ' 시리즈'}에 든`;

/** "김화영이 우리말로 옮긴" */
export const translatorClause = (names: string) => `${withParticle(names, '이')} 우리말로 옮긴`;

/** "184쪽짜리" */
export const pagesClause = (pages: number) => `${pages.toLocaleString('ko-KR')}쪽짜리`;
