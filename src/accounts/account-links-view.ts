import type { PageSection } from '../platform/http/render.ts';

interface AccountLink {
  readonly href: string;
  readonly label: string;
  /** Whether the page exists only where the site sends letters. */
  readonly needsLetters?: true;
  /** Whether it exists only where people can log in by Kakao. */
  readonly needsKakao?: true;
}

/** The pages about a person's account that the settings link to, in this order. */
const links: readonly AccountLink[] = [
  { href: '/settings/sessions', label: '로그인한 기기' },
  { href: '/settings/password', label: '비밀번호 바꾸기' },
  { href: '/settings/email', label: '이메일 바꾸기', needsLetters: true },
  { href: '/settings/passkeys', label: '패스키' },
  { href: '/settings/kakao', label: '카카오 로그인', needsKakao: true },
  { href: '/settings/export', label: '내 자료 내려받기' },
  { href: '/settings/blocks', label: '막은 사람' },
  { href: '/settings/leave', label: '탈퇴하기' },
];

/** Returns the section of the settings with the links to the pages about a person's account. */
export const accountLinksSection = (site: { sendsLetters: boolean; offersKakao: boolean }): PageSection => ({
  view: 'accounts/partials/account-links',
  model: {
    links: links.filter(
      ({ needsLetters, needsKakao }) =>
        (site.sendsLetters || !needsLetters) && (site.offersKakao || !needsKakao),
    ),
  },
});
