import type { FormChoice } from '../platform/http/typed-form.ts';
import type { Later } from './series-repository.ts';
import { seenText } from './series-scope-input.ts';

/** The question which meetings of a series a form changes. */
export interface SeriesScope {
  readonly legend: string;
  readonly choices: readonly FormChoice[];
  /** The later meetings that the form was shown with. */
  readonly later: string;
}

const scopeOf = (legend: string, later: readonly Later[], values: Readonly<Record<string, string>>) => {
  const isFollowing = values.scope === 'following';
  return {
    legend,
    choices: [
      { value: 'this', label: '이 회차만', isChosen: !isFollowing },
      { value: 'following', label: `이 회차와 이후 ${later.length}번 모두`, isChosen: isFollowing },
    ],
    later: values.later ?? seenText(later),
  };
};

/** Null if no later meeting of the series can change. */
export const editScope = (
  later: readonly Later[],
  values: Readonly<Record<string, string>>,
): SeriesScope | null => (later.length === 0 ? null : scopeOf('어느 모임까지 바꿀까요?', later, values));

/** The same for a cancellation. */
export const cancelScope = (later: readonly Later[]): SeriesScope | null =>
  later.length === 0 ? null : scopeOf('어느 모임까지 취소할까요?', later, {});
