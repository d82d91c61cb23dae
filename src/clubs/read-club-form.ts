import type { z } from 'zod';
import { parseForm, typedValues } from '../platform/http/form.ts';
import type { ClubPlan } from './club.ts';
import { plainAnswer } from './entry-answer.ts';
import { formMessages } from './form-messages.ts';
import type { ClubEditInput, ClubInput } from './input.ts';

type Parsed<Input> = Omit<Input, 'entryAnswer'> & ClubPlan & { readonly answer: string | null };

type FormRead<Input> =
  | { readonly ok: true; readonly data: Parsed<Input> }
  | { readonly ok: false; readonly errors: Record<string, string> };

/**
 * Parses the form of a club. A club without a question stores neither question nor answer.
 * @param keepsAnswer whether an empty answer keeps the stored one
 */
export function readClubForm<Schema extends typeof ClubInput | typeof ClubEditInput>(
  schema: Schema,
  body: unknown,
  { keepsAnswer }: { readonly keepsAnswer: boolean },
): FormRead<z.infer<Schema>> {
  const form = parseForm(schema, body);
  const errors = { ...questionErrors(body, keepsAnswer), ...(form.ok ? {} : form.errors) };
  if (!form.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  const { entryAnswer, ...plan } = form.data as z.infer<typeof ClubInput> & z.infer<Schema>;
  const asks = plan.entry === 'question';
  const answer = asks && plainAnswer(entryAnswer) !== '' ? entryAnswer : null;
  return { ok: true, data: { ...plan, entryQuestion: asks ? plan.entryQuestion : '', answer } };
}

function questionErrors(body: unknown, keepsAnswer: boolean): Record<string, string> {
  const values = typedValues(body);
  if (values.entry !== 'question') return {};
  return {
    ...(plainAnswer(values.entryQuestion ?? '') === '' ? { entryQuestion: formMessages.noQuestion } : {}),
    ...(keepsAnswer || hasAnswer(body) ? {} : { entryAnswer: formMessages.noAnswer }),
  };
}

/** `typedValues` leaves the answer out, because no page shows it. */
const hasAnswer = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  'entryAnswer' in body &&
  plainAnswer(String(body.entryAnswer)) !== '';
