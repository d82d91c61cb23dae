/**
 * `blank`: nothing is visible. `piled`: one letter has too many marks. `malformed`: half a
 * surrogate pair, or NUL, which PostgreSQL cannot store.
 */
export type TextProblem = 'blank' | 'too_long' | 'piled' | 'malformed';

export type JudgedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: TextProblem };

export const refused = (problem: TextProblem): JudgedText => ({ ok: false, problem });
