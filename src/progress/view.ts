import type { FormChoice } from '../platform/http/typed-form.ts';
import { type Answer, fewestShown, type Progress, type ProgressCount, progressValues } from './progress.ts';

/** The words of each value. `short` stands on the slider, `spoken` is for the ear and the list. */
const words: Readonly<Record<Progress, { readonly short: string; readonly spoken: string }>> = {
  0: { short: '읽기 전', spoken: '읽기 전' },
  25: { short: '¼', spoken: '4분의 1쯤' },
  50: { short: '½', spoken: '절반쯤' },
  75: { short: '¾', spoken: '4분의 3쯤' },
  100: { short: '다 읽음', spoken: '다 읽음' },
  skip: { short: '못 읽고 가요', spoken: '못 읽고 가요' },
};

/** One value that a member can choose. */
interface ShownChoice extends FormChoice {
  /** The words of a screen reader for a sign such as ¼. */
  readonly spoken: string;
}

interface ShownCount {
  readonly value: string;
  readonly label: string;
  readonly count: string;
  /** Nicknames of those who show theirs; null if nobody does. */
  readonly names: string | null;
}

/** How far the members have read, for one of them. */
export interface ProgressBox {
  readonly action: string;
  /** The places of the slider. */
  readonly stops: readonly ShownChoice[];
  readonly skip: ShownChoice;
  readonly showsName: boolean;
  readonly hasAnswered: boolean;
  /** Null while fewer than three members have answered. */
  readonly counts: readonly ShownCount[] | null;
  readonly note: string;
}

/** The model of the section, for a member who may answer. */
export function progressBox(
  meetingId: number,
  own: Answer | null,
  counted: readonly ProgressCount[],
): ProgressBox {
  const [skip, ...stops] = progressValues.toReversed().map((value) => shownChoice(value, own));
  if (!skip) throw new Error('there are no values');
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  return {
    action: `/meetings/${meetingId}/progress`,
    stops: stops.toReversed(),
    skip,
    showsName: own?.showsName ?? false,
    hasAnswered: own !== null,
    counts: total < fewestShown ? null : counted.map(shownCount),
    note:
      total < fewestShown
        ? `${fewestShown}명이 알리면 몇 명이 어디까지 읽었는지 함께 볼 수 있어요.`
        : `${total}명이 알려 주었어요.`,
  };
}

const shownChoice = (value: Progress, own: Answer | null): ShownChoice => ({
  value: String(value),
  label: words[value].short,
  spoken: words[value].spoken,
  isChosen: own?.value === value,
});

const shownCount = ({ value, count, names, named }: ProgressCount): ShownCount => ({
  value: String(value),
  label: words[value].spoken,
  count: String(count),
  names:
    named === 0 ? null : `${names.join(', ')}${named > names.length ? ` 외 ${named - names.length}명` : ''}`,
});
