import { type Repeat, repeatedStarts } from '../../public/js/rhythm.js';
import { rhythmWords } from '../../public/js/text/rhythm-words.js';
import type { FormChoice } from '../platform/http/typed-form.ts';
import { fromSeoulWallTime, koreanDay, seoulWallTime } from '../platform/korean-date.ts';
import { RepeatInput } from './repeat-input.ts';
import { mostTimes } from './series.ts';

/** The fields of a form with which a new meeting is repeated. */
export interface RepeatFields {
  readonly choices: readonly FormChoice<Repeat>[];
  readonly times: string;
  readonly most: string;
  /** The series in words; empty without a repetition. A script keeps it up to date. */
  readonly words: string;
  /** The days of all meetings, in words. */
  readonly days: readonly string[];
}

const labels: Record<Repeat, string> = {
  none: '한 번만',
  weekly: '매주',
  biweekly: '2주마다',
  monthly: '매달 같은 요일',
};

const suggestedTimes = '4';

export function repeatFields(values: Readonly<Record<string, string>>, now: Date): RepeatFields {
  const { success, data } = RepeatInput.safeParse(values);
  const start = fromSeoulWallTime(values.startsAt ?? '');
  const isShown = success && start !== null && data.repeat !== 'none';
  const first = start ? seoulWallTime(start) : '';
  return {
    choices: (Object.keys(labels) as Repeat[]).map((value) => ({
      value,
      label: labels[value],
      isChosen: value === (values.repeat ?? 'none'),
    })),
    times: values.times ?? suggestedTimes,
    most: String(mostTimes),
    words: isShown ? rhythmWords(first, data.repeat, data.times) : '',
    days: isShown ? repeatedStarts(first, data.repeat, data.times).map((wall) => dayOf(wall, now)) : [],
  };
}

function dayOf(wall: string, now: Date): string {
  const at = fromSeoulWallTime(wall);
  return at ? koreanDay(at, now) : '';
}
