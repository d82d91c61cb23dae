import { phaseOf } from '../meetings/index.ts';
import type { Page } from '../platform/http/render.ts';
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

interface TalkPage extends Page {
  readonly meeting: { readonly title: string; readonly href: string };
  readonly roomHref: string | null;
  /** When this was counted. */
  readonly at: string;
  readonly isLive: boolean;
  /** Says that a card was sent; null on other visits. */
  readonly done: string | null;
  readonly summary: string;
  readonly lines: readonly TalkerLine[];
  /** The messages of people who left; null if there are none. */
  readonly leavers: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'talk/balance': TalkPage;
  }
}

/** `sentTo`: the member to whom the reader has just sent a card. */
export function talkPage(talk: SeenTalk, sentTo: number | null = null): TalkPage {
  const { meetingForAsker, talkers, total, messagesOfLeavers } = talk;
  const { meeting, now } = meetingForAsker;
  const isLive = phaseOf(meeting, now) === 'live';
  const quiet = talkers.filter(({ messages }) => messages === 0).length;
  return {
    title: `${meeting.title} · 말한 정도`,
    styles: ['/css/meetings.css', '/css/pages/talk.css'],
    meeting: { title: meeting.title, href: `/meetings/${meeting.id}` },
    roomHref: isLive && meetingForAsker.asker?.isMember ? `/meetings/${meeting.id}/chat` : null,
    at: koreanTime(now),
    isLive,
    done: doneWords(talk, sentTo),
    summary: summaryOf(talkers.length, quiet),
    lines: inOrder(talk).map((talker) => lineOf(talker, talk, isLive)),
    leavers: messagesOfLeavers > 0 ? amountOf(messagesOfLeavers, total) : null,
  };
}

function doneWords({ talkers, cards }: SeenTalk, sentTo: number | null): string | null {
  const member = talkers.find(({ userId }) => userId === sentTo);
  return member && cards.has(member.userId) ? `${member.nickname} 님에게 질문 카드를 보냈어요.` : null;
}

function summaryOf(members: number, quiet: number): string {
  if (quiet === members) return '아직 아무도 말하지 않았어요.';
  if (quiet === 0) return `${members}명이 모두 한 번 이상 말했어요.`;
  return `${members}명 가운데 ${members - quiet}명이 말했고, ${quiet}명은 듣고 있어요.`;
}

/** Those who said least first, then those who have been silent longest. */
const inOrder = ({ talkers, meetingForAsker: { meeting, now } }: SeenTalk) => {
  const times = { ...meeting, now };
  return [...talkers].sort(
    (a, b) =>
      a.messages - b.messages ||
      silentMinutes(b, times) - silentMinutes(a, times) ||
      a.nickname.localeCompare(b.nickname, 'ko'),
  );
};

const cardWords: Record<CardState, string> = {
  sent: '보냈어요',
  delivered: '전해졌어요',
  seen: '읽었어요',
  answered: '답했어요',
  put_away: '지금은 넘긴대요',
};

function lineOf(talker: Talker, talk: SeenTalk, isLive: boolean): TalkerLine {
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

function amountOf(messages: number, total: number): string {
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
