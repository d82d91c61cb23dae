import { parseForm, typedValues } from '../platform/http/form.ts';
import type { Values } from '../platform/http/typed-form.ts';
import { agendaLimits } from './agenda-limits.ts';
import { CardInput, PlanInput } from './input.ts';
import type { CardDraft } from './plan-cards.ts';

/** A row of the form as it was typed. */
export interface TypedRow {
  readonly body: string;
  readonly minutes: string;
  /** The id of the question that the text was copied from; empty for none. */
  readonly questionId: string;
}

/** A row and what is wrong with it. */
export interface JudgedRow extends TypedRow {
  readonly errors: { readonly body?: string; readonly minutes?: string };
}

export interface TypedPlan {
  readonly rows: readonly JudgedRow[];
  /** Null if a row is wrong. */
  readonly drafts: readonly CardDraft[] | null;
  readonly startsItself: boolean;
  /** Whether the leader asks for more rows instead of saving. */
  readonly wantsMore: boolean;
  /** The cards that she saw; undefined if her form does not say. */
  readonly seen: string | undefined;
}

/**
 * Reads the form of cards, whose rows have numbers: `body1`, `minutes1`, `question1`. Rows without
 * a text are left out.
 */
export function readPlan(posted: unknown): TypedPlan {
  const { startsItself, more, seen } = PlanInput.parse(posted ?? {});
  const judged = typedRows(typedValues(posted)).map((row) => ({ row, form: parseForm(CardInput, row) }));
  const drafts = judged.flatMap(({ form }) =>
    form.ok
      ? [{ body: form.data.body, questionId: form.data.questionId, seconds: form.data.minutes * 60 }]
      : [],
  );
  return {
    rows: judged.map(({ row, form }) => ({ ...row, errors: form.ok ? {} : form.errors })),
    drafts: drafts.length === judged.length ? drafts : null,
    startsItself: startsItself === 'on',
    wantsMore: more !== undefined,
    seen,
  };
}

/** Returns the rows of a form that have a text, one more than can be stored at most. */
function typedRows(values: Values): TypedRow[] {
  const numbers = Array.from({ length: agendaLimits.cards + 1 }, (_, i) => i + 1);
  return numbers
    .map((number) => ({
      body: values[`body${number}`] ?? '',
      minutes: values[`minutes${number}`] ?? '',
      questionId: values[`question${number}`] ?? '',
    }))
    .filter(({ body }) => body.trim() !== '');
}
