import { z } from 'zod';

export type FormResult<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly values: Record<string, string>; readonly errors: Record<string, string> };

/** Fields that are never printed back into a page. */
const secretFields = new Set(['password', 'entryAnswer', '_csrf']);
const fallbackMessage = '이 값을 다시 확인해 주세요.';

/**
 * Parses a posted form. On failure returns the typed values (never a password) and one Korean
 * message per wrong field; a message that belongs to no field is under `form`.
 */
export function parseForm<T extends z.ZodType>(schema: T, body: unknown): FormResult<z.infer<T>> {
  const result = schema.safeParse(body ?? {}, { error: () => fallbackMessage });
  if (result.success) return { ok: true, data: result.data };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const field = typeof issue.path[0] === 'string' ? issue.path[0] : 'form';
    errors[field] ??= issue.message;
  }
  return { ok: false, values: typedValues(body), errors };
}

/** Returns the messages of a form by field; none if it is valid. */
export const errorsOf = (form: FormResult<unknown>): Record<string, string> => (form.ok ? {} : form.errors);

/** Returns the single-valued fields of a body, to fill the form with again. */
export function typedValues(body: unknown): Record<string, string> {
  if (body === null || typeof body !== 'object') return {};
  return Object.fromEntries(
    Object.entries(body).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && !secretFields.has(entry[0]),
    ),
  );
}

/** An id in an address or a form: digits that fit a PostgreSQL integer. */
export const idInput = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .refine((id) => id <= 2_147_483_647);

/** The number of a page in an address; the first page for anything else. */
export const pageInput = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number)
  .catch(1);
