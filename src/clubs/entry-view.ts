import { isMember } from './club.ts';
import { canJoin } from './policy.ts';
import { refusalMessages } from './refusal-messages.ts';
import type { ClubDetail } from './show-club.ts';
import { entrySentences } from './view.ts';

/** The way in, as a person who is no member sees it. */
export interface EntryBox {
  /** How people join; null for a person whose application waits. */
  readonly sentence: string | null;
  readonly action: string;
  readonly submit: string;
  /** Null if nothing is asked. */
  readonly question: string | null;
  readonly answer: string;
  readonly error: string | null;
  /** Null for a logged-in person. */
  readonly loginHref: string | null;
  readonly signUpHref: string;
  /** Why she cannot join now, or that her application waits; the form is then not shown. */
  readonly note: string | null;
}

/** An answer as it was typed, refused or restored after a log-in. */
export interface TypedAnswer {
  readonly answer: string;
  /** Null if it is restored. */
  readonly error: string | null;
}

const waitingNote = '신청했어요. 리더가 받아 주면 이 화면에서 멤버들을 볼 수 있어요.';

/** Returns the way in; null for members. */
export function entryBox(detail: ClubDetail, typed?: TypedAnswer): EntryBox | null {
  const { club, asker } = detail;
  if (isMember(asker)) return null;
  const decision = canJoin(detail);
  const next = encodeURIComponent(`/clubs/${club.id}`);
  const waits = club.entry === 'approval' && Boolean(asker?.appliedAt);
  const refusal = decision.ok ? null : refusalMessages[decision.reason];
  return {
    sentence: waits ? null : entrySentences[club.entry],
    action: `/clubs/${club.id}/join`,
    submit: club.entry === 'approval' ? '함께하고 싶다고 신청하기' : '함께하기',
    question: club.entry === 'question' ? club.entryQuestion : null,
    answer: typed?.answer ?? '',
    error: typed?.error ?? null,
    loginHref: asker ? null : `/login?next=${next}`,
    signUpHref: `/signup?next=${next}`,
    note: waits ? waitingNote : refusal,
  };
}
