import type { Page } from '../../platform/http/render.ts';
import { koreanDay } from '../../platform/korean-date.ts';
import type { BlockedPerson } from './block-repository.ts';
import type { LedPlace } from './block-services.ts';

interface BlocksPage extends Page {
  readonly people: readonly { readonly userId: string; readonly nickname: string; readonly since: string }[];
  readonly notice: string | null;
  /** The person just blocked, if she is a member in a place that the reader leads. */
  readonly stillInside: { readonly nickname: string; readonly places: readonly LedPlace[] } | null;
}

interface BlockPage extends Page {
  readonly userId: string;
  readonly nickname: string;
  readonly error: string | null;
  readonly backHref: string;
}

declare module '../../platform/http/render.ts' {
  interface Views {
    'accounts/blocks': BlocksPage;
    'accounts/block': BlockPage;
  }
}

/** The people whom the reader blocked. `blocked` is the one whom she blocked a moment ago. */
export function blocksPage(
  people: readonly BlockedPerson[],
  {
    now,
    blocked,
    places,
    wasUnblocked,
  }: { now: Date; blocked: BlockedPerson | null; places: readonly LedPlace[]; wasUnblocked: boolean },
): BlocksPage {
  return {
    title: '막은 사람',
    isUnindexed: true,
    styles: ['/css/notifications.css'],
    people: people.map(({ userId, nickname, blockedAt }) => ({
      userId: String(userId),
      nickname,
      since: `${koreanDay(blockedAt, now)}부터`,
    })),
    notice: noticeOf(blocked, wasUnblocked),
    stillInside: blocked && places.length > 0 ? { nickname: blocked.nickname, places } : null,
  };
}

function noticeOf(blocked: BlockedPerson | null, wasUnblocked: boolean): string | null {
  if (blocked) return `${blocked.nickname} 님을 막았어요. 그분에게는 알리지 않아요.`;
  return wasUnblocked ? '막기를 풀었어요.' : null;
}

/** The question before a person is blocked. */
export const blockPage = (
  person: { readonly userId: number; readonly nickname: string },
  { error, backHref }: { readonly error: string | null; readonly backHref: string },
): BlockPage => ({
  title: '막기',
  isUnindexed: true,
  styles: ['/css/notifications.css'],
  userId: String(person.userId),
  nickname: person.nickname,
  error,
  backHref,
});
