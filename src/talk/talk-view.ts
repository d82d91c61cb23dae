import { phaseOf } from '../meetings/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanTime } from '../platform/korean-date.ts';
import type { SeenTalk } from './show-talk.ts';
import { silentMinutes } from './talk.ts';
import { amountOf, type TalkerLine, talkerLine } from './talker-line-view.ts';

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
    lines: inOrder(talk).map((talker) => talkerLine(talker, talk, isLive)),
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
  return `${members}명 가운데 ${members - quiet}명이 말했어요.`;
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
