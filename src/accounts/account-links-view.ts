import type { PageSection } from '../platform/http/render.ts';

/** The pages about a person's account that the settings link to, in this order. */
const links: readonly { readonly href: string; readonly label: string }[] = [
  { href: '/settings/password', label: '비밀번호 바꾸기' },
  { href: '/settings/passkeys', label: '패스키' },
  { href: '/settings/export', label: '내 자료 내려받기' },
];

/** Returns the section of the settings with the links to the pages about a person's account. */
export const accountLinksSection = (): PageSection => ({
  view: 'accounts/partials/account-links',
  model: { links },
});
