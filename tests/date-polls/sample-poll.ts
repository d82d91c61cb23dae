import type { asPerson } from '../meetings/plan-form.ts';
import { wallTimeIn } from '../meetings/plan-form.ts';
import type { TestStack } from '../support/stack.ts';

export const hour = 60 * 60_000;
export const day = 24 * hour;

/** The fields of a poll: two dates, and a close in two days. */
export const pollForm = (fields: Record<string, string | string[]> = {}) => ({
  option: [wallTimeIn(5 * day), wallTimeIn(4 * day)],
  minutes: '90',
  closesAt: wallTimeIn(2 * day),
  ...fields,
});

/** Opens a poll through its form. @returns its id */
export async function openThrough(
  person: ReturnType<typeof asPerson>,
  clubId: number,
  fields: Record<string, string | string[]> = {},
): Promise<number> {
  const answer = await person.post(`/clubs/${clubId}/date-polls`, pollForm(fields)).expect(303);
  return Number(/^\/date-polls\/(\d+)\?/.exec(String(answer.headers.location))?.[1]);
}

/** Returns the ids of a poll's dates, the earliest first. */
export async function datesOf({ db }: Pick<TestStack, 'db'>, pollId: number): Promise<[number, ...number[]]> {
  const options = await db.datePollOption.findMany({ where: { pollId }, orderBy: { startsAt: 'asc' } });
  const [first = 0, ...rest] = options.map(({ id }) => id);
  return [first, ...rest];
}

/** Returns the fields of answers: `{ 12: 'yes' }` as `{ 'answer[12]': 'yes' }`. */
export const answerFields = (given: Readonly<Record<number, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).map(([id, answer]) => [`answer[${id}]`, answer]));

/** Moves all times of a poll into the past by this many milliseconds: the clock of a test. */
export async function letPass({ db }: Pick<TestStack, 'db'>, pollId: number, ms: number): Promise<void> {
  const by = `${ms} milliseconds`;
  await db.$executeRaw`
    UPDATE date_polls SET opened_at = opened_at - ${by}::interval, closes_at = closes_at - ${by}::interval
    WHERE id = ${pollId}`;
  await db.$executeRaw`
    UPDATE date_poll_options SET starts_at = starts_at - ${by}::interval WHERE poll_id = ${pollId}`;
}
