import { canManage } from '../clubs/index.ts';
import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime, koreanDay } from '../platform/korean-date.ts';
import { proposeHrefOf, voteAssets, voteHrefOf, votesHrefOf } from './assets-view.ts';
import { type BookLine, bookLines } from './book-line-view.ts';
import { type BookVote, endOf } from './book-vote.ts';
import { type Deed, pageSize } from './input.ts';
import type { VoteList } from './list-votes.ts';
import { type OpenVoteForm, openVoteForm, type TypedVote } from './open-form-view.ts';
import { canTakePart, canWithdraw } from './policy.ts';

export interface OpenVoteLine {
  readonly id: string;
  readonly href: string;
  /** "책 3권 · 12월 3일(목) 오후 8:00에 마감해요" */
  readonly summary: string;
  /** Whether the member has voted. */
  readonly hasVoted: boolean;
}

interface CountedVoteLine {
  readonly id: string;
  readonly href: string;
  readonly day: string;
  /** "『남극』" */
  readonly winner: string | null;
}

interface ProposalLine extends BookLine {
  readonly withdrawAction: string | null;
}

interface VotesPage extends Page {
  readonly club: { readonly name: string; readonly href: string };
  readonly open: readonly OpenVoteLine[];
  readonly proposals: readonly ProposalLine[];
  /** Null in a closed club. */
  readonly proposeHref: string | null;
  /** The suggestions for this club; null in a closed one. */
  readonly nextBookHref: string | null;
  /** Null for members who are no leaders. */
  readonly form: OpenVoteForm | null;
  readonly counted: readonly CountedVoteLine[];
  readonly pager: Pager;
  readonly done: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'book-votes/list': VotesPage;
  }
}

/** The parts of the page that a route adds. */
export interface BesidesVotes {
  readonly done?: Deed | null;
  /** The refused or restored form that opens a vote. */
  readonly form?: TypedVote;
}

const doneWords: Record<Deed, string> = {
  proposed: '책을 제안했어요. 리더가 투표를 열면 후보가 돼요.',
  withdrawn: '제안을 거두었어요.',
};

export function votesPage(list: VoteList, besides: BesidesVotes = {}): VotesPage {
  const { clubForAsker, total, page, counted, books } = list;
  const { club } = clubForAsker;
  const takesPart = canTakePart(clubForAsker).ok;
  return {
    title: `${club.name} 책 투표`,
    ...voteAssets,
    club: { name: club.name, href: `/clubs/${club.id}` },
    open: openVoteLines(list, clubForAsker.now),
    proposals: bookLines(list.proposals, books).map(({ proposal, ...line }) => ({
      ...line,
      withdrawAction: canWithdraw(clubForAsker, proposal).ok
        ? `/clubs/${club.id}/book-proposals/${proposal.bookId}/remove`
        : null,
    })),
    proposeHref: takesPart ? proposeHrefOf(club.id) : null,
    nextBookHref: takesPart ? `/clubs/${club.id}/next-book` : null,
    form: canManage(clubForAsker).ok ? openVoteForm(list, besides.form) : null,
    counted: counted.map((vote) => countedLine(list, vote)),
    pager: pagerOf(page, Math.ceil(total / pageSize), (at) => `${votesHrefOf(club.id)}?page=${at}`),
    done: besides.done ? doneWords[besides.done] : null,
  };
}

/** Returns the lines of open votes, which tell nothing about their ballots. */
export const openVoteLines = (
  { open, voted, candidateCounts }: Pick<VoteList, 'open' | 'voted' | 'candidateCounts'>,
  now: Date,
): OpenVoteLine[] =>
  open.map(({ id, closesAt }) => ({
    id: String(id),
    href: voteHrefOf(id),
    summary: `책 ${candidateCounts.get(id) ?? 0}권 · ${koreanDateTime(closesAt, now)}에 마감해요`,
    hasVoted: voted.has(id),
  }));

function countedLine({ books, clubForAsker }: VoteList, vote: BookVote): CountedVoteLine {
  const { id, result } = vote;
  const winner = result?.winnerId == null ? undefined : books.get(result.winnerId);
  return {
    id: String(id),
    href: voteHrefOf(id),
    day: koreanDay(endOf(vote), clubForAsker.now),
    winner: winner ? `『${winner.title}』` : null,
  };
}
