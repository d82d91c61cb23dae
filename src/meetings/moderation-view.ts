import { formerMemberName } from '../accounts/index.ts';
import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { actsPerPage, type ModerationRow } from './moderation-repository.ts';
import { meetingAssets } from './view.ts';

/** The acts of leaders about members and messages. */
interface ModerationPage extends Page {
  readonly back: { readonly href: string; readonly label: string };
  readonly acts: readonly {
    readonly when: string;
    readonly actor: string;
    readonly subject: string;
    readonly what: string;
    readonly reason: string | null;
    /** The meeting, on the page of a club; null on its own page. */
    readonly meeting: { readonly href: string; readonly title: string } | null;
  }[];
  readonly pager: Pager;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'meetings/moderation': ModerationPage;
  }
}

/** The acts of leaders, each as it follows the name of the member. */
const actionWords: Record<ModerationRow['action'], string> = {
  message_deleted: '의 글을 지웠어요',
  silenced: '의 말하기를 멈췄어요',
  silence_lifted: '이 다시 말할 수 있게 했어요',
  removed: '을 모임에서 내보냈어요',
};

export const moderationPage = (
  place: { readonly href: string; readonly label: string; readonly isClub: boolean },
  { acts, count }: { readonly acts: readonly ModerationRow[]; readonly count: number },
  { page, now }: { readonly page: number; readonly now: Date },
): ModerationPage => ({
  title: '운영 기록',
  styles: meetingAssets.styles,
  back: { href: place.href, label: place.label },
  acts: acts.map(({ at, actor, subject, action, reason, meetingId, title }) => ({
    when: koreanDateTime(at, now),
    actor: actor ?? formerMemberName,
    subject: subject ?? formerMemberName,
    what: actionWords[action],
    reason,
    meeting: place.isClub ? { href: `/meetings/${meetingId}`, title } : null,
  })),
  pager: pagerOf(page, Math.ceil(count / actsPerPage), (at) => `${place.href}/moderation?page=${at}`),
});
