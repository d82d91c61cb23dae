import { koreanDateTime } from '../platform/korean-date.ts';

const minute = 60_000;

export const noSuchRecommendation = '찾는 추천이 없어요. 추천 목록에서 다시 골라 주세요.';

/** Says from when on a reader may ask again. To the minute, and never too early. */
export function limitReached(nextAt: Date, perDay: number, now: Date): string {
  const shown = new Date(Math.ceil(nextAt.getTime() / minute) * minute);
  return `새 추천은 하루에 ${perDay}번까지 받을 수 있어요. ${koreanDateTime(shown, now)}부터 다시 받을 수 있어요.`;
}
