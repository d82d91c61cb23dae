import type { ChosenAnswer } from '../../quiz/index.ts';

/** With fewer members a common answer would tell the answers of single ones. */
const minMembers = 5;

/**
 * Returns the answers that at least half of a group's members gave, in quiz order; none for fewer
 * than five members. The order of the members changes nothing.
 */
export function commonAnswers(members: readonly (readonly ChosenAnswer[])[]): ChosenAnswer[] {
  if (members.length < minMembers) return [];
  const counted = new Map<string, { readonly answer: ChosenAnswer; count: number }>();
  for (const answer of members.flat()) {
    const { code } = answer.option;
    const known = counted.get(code);
    if (known) known.count += 1;
    else counted.set(code, { answer, count: 1 });
  }
  return [...counted.values()]
    .filter(({ count }) => count * 2 >= members.length)
    .map(({ answer }) => answer)
    .sort((one, other) => (one.option.code < other.option.code ? -1 : 1));
}
