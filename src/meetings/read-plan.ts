import type { z } from 'zod';
import { type FormResult, parseForm } from '../platform/http/form.ts';
import { MeetingInput } from './input.ts';
import type { Meeting, MeetingPlan } from './meeting.ts';
import { planProblems, withExactTimes } from './plan-rules.ts';
import { problemTexts } from './problem-messages.ts';

/**
 * Parses the form of a meeting. When a field is wrong, the rules about time and seats judge the
 * other fields too, so that all messages appear at once. `current` is the edited meeting.
 */
export function readPlan<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  { now, current }: { readonly now: Date; readonly current?: Meeting | undefined },
): FormResult<z.infer<Schema>> {
  const form = parseForm(schema, body);
  if (form.ok) return form;
  const parsed = parsedFields(form.values);
  const plan = current ? withExactTimes(parsed, current) : parsed;
  return { ...form, errors: { ...problemTexts(planProblems(plan, now, current)), ...form.errors } };
}

/** The fields that are valid by themselves. */
const parsedFields = (values: Readonly<Record<string, string>>): Partial<MeetingPlan> =>
  Object.fromEntries(
    Object.entries(MeetingInput.shape).flatMap(([name, field]) => {
      const { success, data } = field.safeParse(values[name]);
      return success ? [[name, data]] : [];
    }),
  );
