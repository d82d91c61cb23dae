import { canManage } from '../clubs/index.ts';
import type { Page, PageSection } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { voteAssets, voteHrefOf, votesHrefOf } from './assets-view.ts';
import { type BallotForm, ballotForm, rankedTitles } from './ballot-view.ts';
import { type BookLine, bookLines } from './book-line-view.ts';
import { endOf } from './book-vote.ts';
import type { VoteDeed } from './input.ts';
import { canTakePart } from './policy.ts';
import { type ShownResult, shownResult } from './result-view.ts';
import type { ShownVote } from './show-vote.ts';

interface VotePage extends Page {
  readonly id: string;
  readonly club: { readonly name: string; readonly href: string };
  readonly votesHref: string;
  /** When it closes or closed. */
  readonly state: string;
  readonly candidates: readonly BookLine[];
  /** Null when the vote is over. */
  readonly ballot: BallotForm | null;
  /** Null while the vote is open. */
  readonly result: ShownResult | null;
  /** Her own ranking, once the vote is over; empty if she has none. */
  readonly ownRanking: readonly string[];
  /** The ranking that came too late, the best first; null if none did. */
  readonly late: { readonly message: string; readonly ranking: readonly string[] } | null;
  readonly closeAction: string | null;
  /** The members with a ballot, and those without. */
  readonly ask: PageSection | null;
  readonly done: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'book-votes/show': VotePage;
  }
}

/** The parts of the page that a route adds. */
export interface BesidesVote {
  readonly done?: VoteDeed | null;
  readonly ask?: PageSection | null;
  /** A refused ballot, as typed. */
  readonly typed?: { readonly ranks: readonly string[]; readonly error: string };
  /** A ballot that came after the close. */
  readonly late?: { readonly message: string; readonly ranking: readonly number[] };
}

const doneWords: Record<VoteDeed, string> = {
  opened: '투표를 열었어요. 멤버들이 북클럽 화면에서 볼 수 있어요.',
  cast: '순위를 저장했어요. 마감 전까지 바꿀 수 있어요.',
  closed: '투표를 마감했어요.',
};

export function votePage(shown: ShownVote, besides: BesidesVote = {}): VotePage {
  const { vote, clubForAsker, candidates, books } = shown;
  const { club, now } = clubForAsker;
  const isOpen = !vote.isOver && canTakePart(clubForAsker).ok;
  const { late } = besides;
  return {
    title: `${club.name} 책 투표`,
    ...voteAssets,
    id: String(vote.id),
    club: { name: club.name, href: `/clubs/${club.id}` },
    votesHref: votesHrefOf(club.id),
    state: `${koreanDateTime(endOf(vote), now)}에 ${isOpen ? '마감해요' : '마감했어요'}`,
    candidates: bookLines(candidates, books),
    ballot: isOpen ? ballotForm(shown, besides.typed ?? null) : null,
    result: vote.result ? shownResult(shown, vote.result) : null,
    ownRanking: isOpen || shown.ballot === null ? [] : rankedTitles(shown, shown.ballot),
    late: late ? { message: late.message, ranking: rankedTitles(shown, late.ranking) } : null,
    closeAction: isOpen && canManage(clubForAsker).ok ? `${voteHrefOf(vote.id)}/close` : null,
    ask: besides.ask ?? null,
    done: besides.done ? doneWords[besides.done] : null,
  };
}
