import type { FormChoice } from '../platform/http/typed-form.ts';
import type { StoredVerdict, Verdict } from './feedback/index.ts';

const verdictLabels: Record<Verdict, string> = {
  like: '마음에 들어요',
  dislike: '취향이 아니에요',
  read: '이미 읽었어요',
};

/** The sentence that answers a verdict on the page. */
const answers: Record<Verdict, string> = {
  like: '마음에 드는 책으로 남겼어요.',
  dislike: '취향이 아닌 책으로 남겼어요. 다음 추천에서는 되도록 빼고 골라요.',
  read: '읽은 책으로 남겼어요. 다음 추천에서는 빼고 골라요.',
};

export type VerdictChoice = FormChoice<Verdict>;

/** The three verdicts that a reader may give, and which of them she gave. */
export const verdictChoices = (stored: StoredVerdict | undefined): readonly VerdictChoice[] =>
  (['like', 'dislike', 'read'] as const).map((value) => ({
    value,
    label: verdictLabels[value],
    isChosen: value === 'read' ? (stored?.isRead ?? false) : stored?.taste === value,
  }));

/** The answer to a verdict for the script of the page: the pressed buttons and a sentence. */
export const verdictAnswer = (given: Verdict, stored: StoredVerdict) => ({
  chosen: verdictChoices(stored).flatMap(({ value, isChosen }) => (isChosen ? [value] : [])),
  said: answers[given],
});
