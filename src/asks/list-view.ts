import { clubAssets } from '../clubs/index.ts';
import type { Page } from '../platform/http/render.ts';
import { type AskLine, countsOf, deadlineOf, hrefOf, ownLines, titleOf } from './line-view.ts';
import type { OpenAsk, OwnAsk } from './open-ask-repository.ts';

interface LedLine extends AskLine {
  /** The page with the three lists. */
  readonly listHref: string;
  readonly counts: string;
  /** The button's address; null when nobody may be asked again. */
  readonly remindAction: string | null;
  readonly isReminded: boolean;
}

interface AsksPage extends Page {
  readonly club: { readonly name: string; readonly href: string };
  /** For those who lead; null for members. */
  readonly led: readonly LedLine[] | null;
  /** The asks that wait for her own answer. */
  readonly own: readonly AskLine[];
  readonly done: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'asks/list': AsksPage;
  }
}

interface Found {
  readonly club: { readonly id: number; readonly name: string };
  readonly led: readonly OpenAsk[] | null;
  readonly own: readonly OwnAsk[];
  readonly now: Date;
  readonly isReminded: boolean;
}

export const asksPage = ({ club, led, own, now, isReminded }: Found): AsksPage => ({
  title: `${club.name} 답을 기다리는 것`,
  ...clubAssets,
  club: { name: club.name, href: `/clubs/${club.id}` },
  led: led && ledLines(led, own, now),
  own: ownLines(own, now, { showsClub: false }),
  done: isReminded ? '아직 답하지 않은 분께 한 번 더 알렸어요.' : null,
});

/** Lists what members are asked. `own` are the asks among them that the leader has not answered. */
function ledLines(led: readonly OpenAsk[], own: readonly OwnAsk[], now: Date): LedLine[] {
  const ownIds = new Set(own.map(({ id }) => id));
  return led.map((ask) => {
    // She is not reminded herself.
    const silentOthers = ask.seen + ask.not_seen - (ownIds.has(ask.id) ? 1 : 0);
    return {
      title: titleOf(ask),
      href: hrefOf(ask),
      place: null,
      deadline: deadlineOf(ask, now),
      listHref: `/asks/${ask.id}`,
      counts: countsOf(ask),
      remindAction: ask.remindedAt === null && silentOthers > 0 ? `/asks/${ask.id}/remind` : null,
      isReminded: ask.remindedAt !== null,
    };
  });
}
