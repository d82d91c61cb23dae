import type { Clock } from '../platform/clock.ts';
import { type AppError, tooManyRequests } from '../platform/errors.ts';
import { koreanDateTime } from '../platform/korean-date.ts';

const minute = 60_000;

export const tooManyReaders =
  '지금 추천을 받는 분이 많아서 책을 고르지 못했어요. 1분 뒤에 뒤로 가서 다시 눌러 주세요. 고른 답은 그대로 있어요.';

export const alreadyChoosing =
  '먼저 누르신 추천을 아직 고르고 있어요. 10초 뒤에 ‘추천받은 책’에서 결과를 확인해 주세요.';

export const recommendationNotFound = '찾는 추천이 없어요. 추천 목록에서 다시 골라 주세요.';

/** The error page for a reader who has used up the daily limit. */
export function refuseOverLimit(
  nextAt: Date,
  { clock, limits }: { readonly clock: Clock; readonly limits: { readonly perDay: number } },
): AppError {
  const now = clock.now();
  const seconds = Math.max(1, Math.ceil((nextAt.getTime() - now.getTime()) / 1_000));
  return tooManyRequests(limitReached(nextAt, limits.perDay, now), seconds);
}

/** Says when the reader may ask again, rounded up to the minute. */
function limitReached(nextAt: Date, perDay: number, now: Date): string {
  const shown = new Date(Math.ceil(nextAt.getTime() / minute) * minute);
  return `새 추천은 하루에 ${perDay}번까지 받을 수 있어요. ${koreanDateTime(shown, now)}부터 다시 받을 수 있어요.`;
}

export const quizHasChanged =
  '그 뒤로 퀴즈가 바뀌어서 이 답으로는 다시 고를 수 없어요. 취향 퀴즈를 다시 풀어 주세요.';
export const deletedMeanwhile =
  '그사이 저장된 취향을 지우셔서 새 추천을 남기지 않았어요. 취향 퀴즈를 다시 풀어 주세요.';
export const tooFewBooks = '이 장르에는 지금 책이 모자라요. 다른 장르로 취향 퀴즈를 풀어 주세요.';
export const nothingLeft =
  '이 장르에는 권해 드릴 책이 세 권도 남지 않았어요. 다른 장르로 취향 퀴즈를 풀어 주세요.';
