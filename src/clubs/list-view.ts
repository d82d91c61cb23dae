import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import { type ClubListInput, lastListPage, pageSize } from './input.ts';
import type { ClubList } from './list-clubs.ts';
import type { ListedClub } from './list-repository.ts';
import { clubAssets, entryNames, marksOf, roleNames, seatsOf } from './view.ts';

/** A club in a list, ready for rendering. */
interface ClubCard {
  readonly id: string;
  readonly href: string;
  readonly name: string;
  readonly about: string;
  readonly leader: string | null;
  readonly seats: string;
  readonly entry: string | null;
  /** The reading person's role; null if she is no member. */
  readonly role: string | null;
  readonly marks: readonly string[];
}

interface ClubListPage extends Page {
  readonly heading: string;
  /** Null for visitors. */
  readonly mine: { readonly href: string; readonly isCurrent: boolean } | null;
  readonly q: string;
  /** Hidden fields of the search form. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Why the search did not run; null if it did. */
  readonly notice: string | null;
  readonly summary: string;
  readonly cards: readonly ClubCard[];
  readonly empty: { heading: string; message: string; action: { href: string; label: string } };
  readonly pager: Pager;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'clubs/list': ClubListPage;
  }
}

export function clubListPage({ input, askerId, searched, clubs, total, page }: ClubList): ClubListPage {
  const heading = input.mine ? '내 북클럽' : '북클럽';
  return {
    title: heading,
    description: '같은 사람들과 오래 함께 읽는 북클럽이에요.',
    ...clubAssets,
    heading,
    mine:
      askerId === null
        ? null
        : { href: hrefOf({ ...input, mine: !input.mine, page: 1 }), isCurrent: input.mine },
    q: input.q,
    hidden: input.mine ? { mine: '1' } : {},
    notice: searched.ok ? null : searched.refusal.message,
    summary: `북클럽 ${total.toLocaleString('ko')}개`,
    cards: clubs.map(clubCard),
    empty: emptyList(input),
    pager: pagerOf(page, Math.min(lastListPage, Math.ceil(total / pageSize)), (number) =>
      hrefOf({ ...input, page: number }),
    ),
  };
}

const clubCard = (club: ListedClub): ClubCard => ({
  id: String(club.id),
  href: `/clubs/${club.id}`,
  name: club.name,
  about: club.description,
  leader: club.leader || null,
  seats: seatsOf(club),
  entry: club.closedAt || club.role ? null : entryNames[club.entry],
  role: club.role && roleNames[club.role],
  marks: marksOf(club),
});

function hrefOf({ mine, q, page }: ClubListInput): string {
  const query = new URLSearchParams({
    ...(mine ? { mine: '1' } : {}),
    ...(q === '' ? {} : { q }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString();
  return query === '' ? '/clubs' : `/clubs?${query}`;
}

function emptyList({ q, mine }: ClubListInput): ClubListPage['empty'] {
  if (q !== '')
    return {
      heading: '그런 이름의 북클럽이 없어요',
      message: '다른 말로 찾거나 직접 열어 보세요.',
      action: { href: '/clubs', label: '북클럽 모두 보기' },
    };
  return {
    heading: mine ? '아직 함께하는 북클럽이 없어요' : '아직 열린 북클럽이 없어요',
    message: '함께 읽을 사람들과 북클럽을 열어 보세요.',
    action: { href: '/clubs/new', label: '북클럽 열기' },
  };
}
