import type { PageSection } from '../platform/http/render.ts';
import type { FormChoice } from '../platform/http/typed-form.ts';
import type { Liking } from './feedback/index.ts';

/** The model of views/recommendations/rating.ejs. */
export interface Rating {
  readonly action: string;
  readonly bookTitle: string;
  readonly choices: readonly FormChoice<Liking>[];
  /** Says what a rating does; null before the first. */
  readonly note: string | null;
}

export const ratingNotFound = '모임이 끝난 뒤에 참여자만 느낌을 남길 수 있어요.';

const labels: Record<Liking, string> = { like: '마음에 들었어요', dislike: '내 취향은 아니었어요' };

export function ratingSection(
  { meetingId, bookTitle }: { readonly meetingId: number; readonly bookTitle: string },
  taste: Liking | null,
): PageSection {
  const rating: Rating = {
    action: `/meetings/${meetingId}/rating`,
    bookTitle,
    choices: (['like', 'dislike'] as const).map((value) => ({
      value,
      label: labels[value],
      isChosen: value === taste,
    })),
    note: taste === null ? null : '남긴 느낌은 다음 추천에 반영해요. 다시 눌러 바꿀 수 있어요.',
  };
  return { view: 'recommendations/rating', model: { rating } };
}
