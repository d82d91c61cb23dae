import type { InAppBrowser } from './device-kind.ts';

/** The names of apps that open pages in a browser of their own. */
export const appNames: Readonly<Record<Exclude<InAppBrowser, 'other'>, string>> = {
  kakaotalk: '카카오톡',
  naver: '네이버 앱',
  daum: '다음 앱',
  band: '밴드',
  line: '라인',
  threads: '스레드',
  instagram: '인스타그램',
  facebook: '페이스북',
};
