import { bookOfTheYear, otherPrize, prizeCollection, wonGrade, wonPrize, wonTop } from './prize-words.ts';

interface Titled {
  readonly title: string;
  readonly subtitle: string | null;
}

/** Spares most books the slower patterns. */
const speaksOfPrize = /상|올해의 책/;
const brackets = /[([]([^()[\]]+)[)\]]/g;

/**
 * Returns the words of the title or subtitle that say that this book won a prize, as they stand
 * there: `제134회 나오키상 수상작`. Null when none do, and when in doubt.
 */
export function prizeOf({ title, subtitle }: Titled): string | null {
  if (!speaksOfPrize.test(`${title} ${subtitle}`)) return null;
  const notes = [...title.matchAll(brackets)].map(([, note = '']) => note);
  const said = [subtitle ?? '', ...notes].flatMap((text) => text.split(/,| [/|] /));
  const named = title.replace(brackets, '').split(/ ?: /);
  return (
    said.map((part) => part.trim()).find(isPrize) ??
    named.map((part) => part.trim()).find((part) => prizeCollection.test(part) && isPrize(part)) ??
    null
  );
}

const isPrize = (part: string) =>
  [wonPrize, wonGrade, wonTop, bookOfTheYear].some((words) => words.test(part)) && !otherPrize.test(part);
