import type { Page } from '../../platform/http/render.ts';
import { koreanTime } from '../../platform/korean-date.ts';
import { type CardState, isOpen, stateOf } from './card.ts';
import type { ReceivedCards } from './show-cards.ts';

/** A card as its member sees it. */
export interface ShownCard {
  readonly id: string;
  readonly from: string;
  readonly body: string;
  /** Says whether she answered it or put it away; null while it is open. */
  readonly done: string | null;
  /** Null once it is over, and for a member who may not write now. */
  readonly answer: {
    readonly action: string;
    readonly clientId: string;
    readonly value: string;
    readonly error: string | null;
  } | null;
  readonly putAwayAction: string | null;
  readonly reportHref: string;
}

interface CardsPage extends Page {
  readonly meeting: { readonly title: string; readonly href: string };
  readonly roomHref: string;
  readonly cards: readonly ShownCard[];
}

declare module '../../platform/http/render.ts' {
  interface Views {
    'talk/cards': CardsPage;
  }
}

/** An answer that was refused, or kept for a log-in. */
export interface TypedAnswer {
  readonly cardId: number;
  readonly value: string;
  readonly error: string | null;
}

const doneWords: Partial<Record<CardState, string>> = {
  answered: '답했어요.',
  put_away: '넘긴 질문이에요. 마음이 바뀌면 답할 수 있어요.',
};

export function cardsPage(
  { meetingForAsker: { meeting }, cards, mayWrite }: ReceivedCards,
  { newId, typed = null }: { readonly newId: () => string; readonly typed?: TypedAnswer | null },
): CardsPage {
  const href = `/meetings/${meeting.id}`;
  const sorted = [...cards].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || a.id - b.id);
  return {
    title: `${meeting.title} · 나에게 온 질문`,
    styles: ['/css/meetings.css', '/css/pages/talk.css'],
    meeting: { title: meeting.title, href },
    roomHref: `${href}/chat`,
    cards: sorted.map((card) => {
      const action = `${href}/question-cards/${card.id}`;
      const kept = typed?.cardId === card.id ? typed : { value: '', error: null };
      return {
        id: String(card.id),
        from: `${card.sender} 님이 나에게만 보낸 질문 · ${koreanTime(card.sentAt)}`,
        body: card.body,
        done: doneWords[stateOf(card)] ?? null,
        answer:
          mayWrite && !card.answeredAt
            ? { action: `${action}/answer`, clientId: newId(), value: kept.value, error: kept.error }
            : null,
        putAwayAction: isOpen(card) ? `${action}/put-away` : null,
        reportHref: `/report?kind=question_card&id=${card.id}`,
      };
    }),
  };
}
