import { type Book, type BookCard, bookCard } from '../books/index.ts';
import { holdParticles } from '../platform/korean-particle.ts';
import { type ClaimChip, claimChips } from './comments/index.ts';
import { stabilityOf } from './explanation-view.ts';
import type { StoredVerdict } from './feedback/index.ts';
import { aiLabel, commentSources, ruleLabel } from './label-view.ts';
import type { Pick, Recommendation } from './recommendation.ts';
import { withNext } from './sign-up-link.ts';
import { type VerdictChoice, verdictChoices } from './verdict-view.ts';

/** Where the meetings about a book are found. */
export interface MeetingLinks {
  /** The list of its meetings. */
  readonly href: string;
  /** Clubs that read it, the reader's own first. */
  readonly clubs: readonly { readonly href: string; readonly name: string }[];
}

/** One recommended book on the page of its recommendation. */
export interface PickCard {
  readonly card: BookCard;
  /** Leads to the book's page, and stores that the reader opened it. */
  readonly openHref: string;
  readonly subtitle: string | null;
  readonly comment: string;
  /** Whether AI or a rule wrote the comment, in words. */
  readonly commentSource: string;
  /** Whether the reader reported the comment. */
  readonly isReported: boolean;
  /** Where she reports a comment of the model; null for others, and for a visitor. */
  readonly reportHref: string | null;
  readonly claims: readonly ClaimChip[];
  /** "2번 중 2번 꼽힌 책"; `null` for a single pass. */
  readonly stability: string | null;
  /** Set when the model chose only some of the books. */
  readonly label: string | null;
  /** `null` when there are no meetings about the book. */
  readonly meetings: MeetingLinks | null;
  readonly newMeetingHref: string;
  readonly productUrl: string;
  readonly verdict: {
    /** `null` for a visitor, who signs up first. */
    readonly action: string | null;
    readonly signUpHref: string;
    readonly choices: readonly VerdictChoice[];
  };
}

export interface PickContext {
  readonly recommendation: Recommendation;
  readonly verdicts: readonly StoredVerdict[];
  /** By the book's id. */
  readonly meetingLinks: ReadonlyMap<number, MeetingLinks>;
  readonly isVisitor: boolean;
}

export function pickCard(
  pick: Pick,
  book: Book,
  { recommendation, verdicts, meetingLinks, isVisitor }: PickContext,
): PickCard {
  const here = `/recommendations/${recommendation.id}`;
  return {
    card: bookCard(book),
    openHref: `${here}/books/${book.id}`,
    subtitle: book.subtitle,
    comment: holdParticles(pick.comment),
    commentSource: commentSources[pick.isCommentByModel ? 'model' : 'rule'],
    isReported: pick.isReported,
    reportHref:
      pick.isCommentByModel && !pick.isReported && !isVisitor
        ? `/report?kind=ai_text&id=${recommendation.id}&book=${book.id}`
        : null,
    claims: claimChips(pick.claims, book),
    stability: stabilityOf(pick, recommendation.passes),
    label: recommendation.path === 'filled' ? (pick.isChosenByModel ? aiLabel : ruleLabel) : null,
    meetings: meetingLinks.get(book.id) ?? null,
    newMeetingHref: `/meetings/new?bookId=${book.id}`,
    productUrl: book.productUrl,
    verdict: {
      action: isVisitor ? null : `${here}/books/${book.id}/verdict`,
      signUpHref: withNext('/signup', `${here}#book-${book.id}`),
      choices: verdictChoices(verdicts.find(({ bookId }) => bookId === book.id)),
    },
  };
}
