import { koreanTime } from '../platform/korean-date.ts';
import { type CardState, isOpen, stateOf } from './cards/card.ts';
import type { SeenTalk } from './show-talk.ts';
import { silentMinutes, type Talker } from './talk.ts';

/** A member's part in the talk. */
export interface TalkerLine {
  readonly userId: string;
  readonly nickname: string;
  readonly isMe: boolean;
  readonly isLeader: boolean;
  /** "12개 · 31%". */
  readonly amount: string;
  readonly percent: number;
  readonly state: string;
  /** How far the newest card of the reader to her got; null without one. */
  readonly card: string | null;
  /** Where the reader sends her a card; null if she cannot now. */
  readonly cardHref: string | null;
}

const cardWords: Record<CardState, string> = {
  sent: '보냈어요',
  delivered: '전해졌어요',
  seen: '읽었어요',
  answered: '답했어요',
  put_away: '지금은 넘긴대요',
};

export function talkerLine(talker: Talker, talk: SeenTalk, isLive: boolean): TalkerLine {
  const { meeting } = talk.meetingForAsker;
  const card = talk.cards.get(talker.userId);
  const mayHaveCard =
    isLive && talker.userId !== talk.userId && !talker.isSilenced && !(card && isOpen(card));
  return {
    userId: String(talker.userId),
    nickname: talker.nickname,
    isMe: talker.userId === talk.userId,
    isLeader: talker.isLeader,
    amount: amountOf(talker.messages, talk.total),
    percent: percentOf(talker.messages, talk.total),
    state: [presenceOf(talker, talk, isLive), silenceOf(talker, talk)].filter(Boolean).join(' '),
    card: card ? `질문 카드: ${cardWords[stateOf(card)]}` : null,
    cardHref: mayHaveCard ? `/meetings/${meeting.id}/question-cards/new?userId=${talker.userId}` : null,
  };
}

const percentOf = (messages: number, total: number) => (total === 0 ? 0 : (messages / total) * 100);

/** Returns a number of messages and its share. */
export function amountOf(messages: number, total: number): string {
  const percent = percentOf(messages, total);
  const share = percent > 0 && percent < 1 ? '1% 미만' : `${Math.round(percent)}%`;
  return `${messages.toLocaleString('ko')}개 · ${share}`;
}

function presenceOf({ userId, isSilenced }: Talker, { onlineIds }: SeenTalk, isLive: boolean): string {
  if (isSilenced) return '말하기를 멈춘 분이에요.';
  return isLive && onlineIds?.has(userId) === false ? '지금 대화방에 없어요.' : '';
}

function silenceOf(talker: Talker, { meetingForAsker: { meeting, now } }: SeenTalk): string {
  if (talker.lastAt === null) return '아직 말하지 않았어요.';
  if (now >= meeting.endsAt) return `마지막으로 ${koreanTime(talker.lastAt)}에 말했어요.`;
  const minutes = silentMinutes(talker, { ...meeting, now });
  return minutes === 0 ? '방금 말했어요.' : `${minutes}분 전에 말했어요.`;
}
