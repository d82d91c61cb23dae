import type { Page, PageSection } from '../platform/http/render.ts';
import { isPublic } from './club.ts';
import type { Invitation } from './find-invitation.ts';
import { type Refusal, refusalMessages } from './refusal-messages.ts';
import { invitationPreview } from './share-view.ts';
import { clubAssets, seatsOf } from './view.ts';

interface InvitationPage extends Page {
  readonly heading: string;
  /** Null if the link does not admit the person and she may not know of the club. */
  readonly club: {
    /** Null for a visitor who looks at an unlisted club: she may be the crawler of a messenger. */
    readonly more: { readonly about: string; readonly leader: string; readonly seats: string } | null;
  } | null;
  /** Where a logged-in person accepts; null if she cannot. */
  readonly action: string | null;
  /** Where a visitor makes an account or logs in; null for a logged-in person. */
  readonly signUpHref: string | null;
  readonly loginHref: string | null;
  /** Why the link does not admit her. */
  readonly refusal: string | null;
  /** Null if the link does not show the club. */
  readonly reportHref: string | null;
  readonly onward: { readonly href: string; readonly label: string } | null;
  /** A section about the club's past meetings. */
  readonly record: PageSection | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'clubs/invitation': InvitationPage;
  }
}

/** Reasons after which the link still tells which club it leads to. */
const namesClub: ReadonlySet<string> = new Set(['full', 'already_member', 'too_many_joined']);

/** The page of a link. `refused` is the reason of a refusal that just happened. */
export function invitationPage(
  { clubForAsker, leader, decision }: Invitation,
  token: string,
  refused?: Refusal,
): Omit<InvitationPage, 'record'> {
  const { club, asker } = clubForAsker;
  const reason = refused ?? (decision.ok ? null : decision.reason);
  const isShown = reason === null || namesClub.has(reason);
  const next = encodeURIComponent(`/i/${token}`);
  const canGoOn = reason === null && asker === null;
  return {
    title: isShown && isPublic(club) ? `${club.name} 초대` : '북클럽 초대',
    ...(isShown ? invitationPreview(club, leader) : {}),
    isUnindexed: true,
    ...clubAssets,
    heading: isShown ? club.name : '들어갈 수 없는 초대 링크예요',
    club: isShown
      ? {
          more: asker || isPublic(club) ? { about: club.description, leader, seats: seatsOf(club) } : null,
        }
      : null,
    action: reason === null && asker ? `/i/${token}` : null,
    signUpHref: canGoOn ? `/signup?next=${next}` : null,
    loginHref: canGoOn ? `/login?next=${next}` : null,
    refusal: reason && refusalMessages[reason],
    reportHref: isShown ? `/report?kind=club&id=${club.id}&invite=${encodeURIComponent(token)}` : null,
    onward: onwardOf(reason, club.id),
  };
}

function onwardOf(reason: Refusal | null, clubId: number): InvitationPage['onward'] {
  if (reason === null) return null;
  return reason === 'already_member'
    ? { href: `/clubs/${clubId}`, label: '북클럽으로 가기' }
    : { href: '/clubs', label: '다른 북클럽 보기' };
}
