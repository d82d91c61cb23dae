import { type ClubForAsker, canManage } from '../clubs/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDay } from '../platform/korean-date.ts';
import type { NamedMeeting, Payer } from './payment-repository.ts';
import { moneyAssets } from './view.ts';

interface ShownPayer {
  readonly userId: string;
  readonly nickname: string;
  /** "자리를 비웠어요" for a person who paid and gave up her seat. */
  readonly note: string | null;
}

interface PaymentsPage extends Page {
  readonly ledgerHref: string;
  readonly clubName: string;
  readonly meetingHref: string;
  readonly meetingTitle: string;
  readonly day: string;
  readonly summary: string;
  /** Null for people who only read. */
  readonly action: string | null;
  readonly notice: string | null;
  readonly unpaid: readonly ShownPayer[];
  readonly paid: readonly ShownPayer[];
}

declare module '../platform/http/render.ts' {
  interface Views {
    'money/payments': PaymentsPage;
  }
}

const shownPayer = ({ userId, nickname, hasSeat }: Payer): ShownPayer => ({
  userId: String(userId),
  nickname,
  note: hasSeat ? null : '자리를 비웠어요',
});

/** The page that says who paid for a meeting. */
export function paymentsPage(
  { club, asker, now }: ClubForAsker,
  meeting: NamedMeeting,
  payers: readonly Payer[],
  notice?: string,
): PaymentsPage {
  const base = `/clubs/${club.id}/money`;
  const paid = payers.filter(({ isPaid }) => isPaid);
  return {
    title: `모임 회비 · ${meeting.title}`,
    ...moneyAssets,
    ledgerHref: base,
    clubName: club.name,
    meetingHref: `/meetings/${meeting.id}`,
    meetingTitle: meeting.title,
    day: koreanDay(meeting.startsAt, now),
    summary:
      paid.length === 0
        ? `${payers.length}명 가운데 아직 아무도 내지 않았어요.`
        : `${payers.length}명 가운데 ${paid.length}명이 냈어요.`,
    action: canManage({ club, asker, now }).ok ? `${base}/meetings/${meeting.id}/paid` : null,
    notice: notice ?? null,
    unpaid: payers.filter(({ isPaid }) => !isPaid).map(shownPayer),
    paid: paid.map(shownPayer),
  };
}
