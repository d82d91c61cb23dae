import { rankDates } from '../ballots/index.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import type { PollDate } from './date-poll.ts';

/** How the answers to one date are counted, in words. */
export const countsOf = ({ yes, maybe, no }: PollDate): string =>
  `가능 ${yes}명 · 애매 ${maybe}명 · 불가 ${no}명`;

export interface ShownResult {
  readonly optionId: string;
  readonly when: string;
  readonly counts: string;
  /** Why this date is the best one. */
  readonly reason: string;
}

export const ruleWords =
  '가능이 가장 많은 날짜로, 같으면 불가가 적은 날짜로, 그래도 같으면 빠른 날짜로 정해요. 북클럽을 나간 멤버의 답은 세지 않아요.';

/** The result by the rule; null if nobody answered. */
export function resultOf(dates: readonly PollDate[], now: Date): ShownResult | null {
  const [best, second] = rankDates(dates);
  if (!best || dates.every(({ yes, maybe, no }) => yes + maybe + no === 0)) return null;
  return {
    optionId: String(best.id),
    when: koreanDateTime(best.startsAt, now),
    counts: countsOf(best),
    reason: reasonOf(best, second),
  };
}

function reasonOf(best: PollDate, second: PollDate | undefined): string {
  if (best.yes === 0) return '가능하다고 답한 사람이 없어서 불가가 적고 빠른 날짜예요.';
  if (!second) return '물어본 날짜가 하나예요.';
  if (best.yes > second.yes) return '가능하다는 답이 가장 많아요.';
  return best.no < second.no
    ? '가능하다는 답이 같은 날짜 가운데 불가가 가장 적어요.'
    : '가능과 불가가 같은 날짜 가운데 가장 빨라요.';
}
