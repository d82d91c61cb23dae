import { type Book, type BookCard, bookCard } from '../books/index.ts';
import { canManage } from '../clubs/index.ts';
import { holdParticles, withParticle } from '../platform/korean-particle.ts';
import type { VoteResult } from './book-vote.ts';
import { type ShownRound, shownRounds } from './rounds-view.ts';
import type { ShownVote } from './show-vote.ts';

/** The result of a vote that is over. */
export interface ShownResult {
  /** "멤버 5명이 투표해 『남극』이 뽑혔어요." */
  readonly summary: string;
  /** Null if nobody voted. */
  readonly winner: BookCard | null;
  /** The form that opens a meeting about the winner; null for members who are no leaders. */
  readonly meetingHref: string | null;
  /** Where the other books go. */
  readonly next: string | null;
  readonly rounds: readonly ShownRound[];
}

export function shownResult({ clubForAsker, books }: ShownVote, result: VoteResult): ShownResult {
  const nameOf = (bookId: number) => quoted(books.get(bookId));
  const { winnerId, secondId } = result;
  const winner = winnerId === null ? undefined : books.get(winnerId);
  const opensMeetings = winner !== undefined && canManage(clubForAsker).ok;
  return {
    summary:
      winnerId === null
        ? '투표한 멤버가 없어 뽑힌 책이 없어요.'
        : holdParticles(
            `멤버 ${result.ballotCount}명이 투표해 ${withParticle(nameOf(winnerId), '이')} 뽑혔어요.`,
          ),
    winner: winner ? bookCard(winner) : null,
    meetingHref: opensMeetings ? `/clubs/${clubForAsker.club.id}/meetings/new?bookId=${winner.id}` : null,
    next: nextSentence(winnerId, secondId === null ? null : nameOf(secondId)),
    rounds: shownRounds(result, nameOf),
  };
}

const quoted = (book: Book | undefined) => `『${book?.title ?? '지워진 책'}』`;

function nextSentence(winnerId: number | null, second: string | null): string | null {
  if (winnerId === null) return '후보였던 책은 다음 투표를 위해 제안 목록에 다시 넣었어요.';
  return second && holdParticles(`2위인 ${withParticle(second, '은')} 다음 투표의 후보로 남겨 두었어요.`);
}
