import { typedValues } from '../platform/http/form.ts';
import type { Values } from '../platform/http/typed-form.ts';
import { fromSeoulWallTime } from '../platform/korean-date.ts';
import { defaultClose } from './default-close.ts';
import { BookInput, MinutesInput, OptionsInput } from './input.ts';
import { openMessages } from './open-messages.ts';
import type { PollPlan } from './open-poll-repository.ts';
import { pollLimits } from './poll-limits.ts';

/** A form as a leader typed it, to be shown again. */
export interface TypedPoll {
  readonly options: readonly string[];
  readonly values: Values;
  readonly errors: Values;
}

export type PollForm = { readonly ok: true; readonly plan: PollPlan } | ({ readonly ok: false } & TypedPoll);

/** Returns the typed fields, the dates apart. */
export const typedPoll = (body: unknown): Pick<TypedPoll, 'options' | 'values'> => ({
  options: OptionsInput.parse((body as Record<string, unknown> | undefined)?.option),
  values: typedValues(body),
});

/** Reads the form of a new poll. The errors of dates are named `option-0`, `option-1` … */
export function readPollForm(body: unknown, now: Date): PollForm {
  const { options, values } = typedPoll(body);
  const { dates, errors: ofDates } = readDates(options, now);
  // `values` lacks fields that stand in the form twice: they are wrong, not missing.
  const typed = (body ?? {}) as Record<string, unknown>;
  const minutes = MinutesInput.safeParse(typed.minutes);
  const book = BookInput.safeParse(typed.bookId);
  const close = readClose(typed.closesAt ?? '', { now, dates });
  const errors = {
    ...ofDates,
    ...(minutes.success ? {} : { minutes: minutes.error.issues[0]?.message ?? '' }),
    ...(book.success ? {} : { form: openMessages.book }),
    ...(typeof close === 'string' ? { closesAt: close } : {}),
  };
  if (Object.keys(errors).length > 0 || !minutes.success || !book.success || typeof close === 'string')
    return { ok: false, options, values, errors };
  return { ok: true, plan: { dates, minutes: minutes.data, closesAt: close, bookId: book.data } };
}

function readDates(options: readonly string[], now: Date) {
  const dates: Date[] = [];
  const errors: Record<string, string> = {};
  for (const [at, text] of options.entries()) {
    if (text.trim() === '') continue;
    const date = fromSeoulWallTime(text);
    const problem = problemOf(date, { dates, now });
    if (problem !== null) errors[`option-${at}`] = problem;
    else if (date) dates.push(date);
  }
  const isEmpty = dates.length === 0 && Object.keys(errors).length === 0;
  if (isEmpty) errors['option-0'] = openMessages.noDate;
  if (dates.length > pollLimits.dates) errors.form = openMessages.tooMany;
  return { dates, errors };
}

function problemOf(
  date: Date | null,
  { dates, now }: { readonly dates: readonly Date[]; readonly now: Date },
): string | null {
  if (!date) return openMessages.unreal;
  if (date <= now) return openMessages.past;
  if (date.getTime() - now.getTime() > pollLimits.horizonMs) return openMessages.tooFar;
  return dates.some((other) => other.getTime() === date.getTime()) ? openMessages.twice : null;
}

/** Returns the deadline, or the message beside its field. */
function readClose(
  text: unknown,
  { now, dates }: { readonly now: Date; readonly dates: readonly Date[] },
): Date | string {
  if (typeof text !== 'string') return openMessages.unreal;
  const first = dates.length === 0 ? null : new Date(Math.min(...dates.map((date) => date.getTime())));
  if (text.trim() === '') return first ? defaultClose(now, first) : now;
  const at = fromSeoulWallTime(text);
  if (!at) return openMessages.unreal;
  if (at <= now) return openMessages.closePast;
  return first && at >= first ? openMessages.closeLate : at;
}
