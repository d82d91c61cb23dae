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

/** The button that moved a row, and the row's number since then. */
export interface MovedRow {
  readonly number: number;
  readonly direction: 'up' | 'down';
}

export interface TypedPlan {
  /** The rows of the form, with those that have no text. */
  readonly rows: readonly JudgedRow[];
  /** Null if a row is wrong. */
  readonly drafts: readonly CardDraft[] | null;
  readonly startsItself: boolean;
  /** Whether the leader asks for one more row instead of saving. */
  readonly wantsMore: boolean;
  /** Whether she moves a row instead of saving. */
  readonly wantsMove: boolean;
  /** The row that she moved; null for none. */
  readonly moved: MovedRow | null;
  /** The cards that she saw; undefined if her form does not say. */
  readonly seen: string | undefined;
}

/**
 * Reads the form of cards, whose rows have numbers: `body1`, `minutes1`, `question1`. A checked
 * `take1` is the question's new text, which replaces that of the row. Rows without a text become no
 * drafts.
 */
export function readPlan(posted: unknown): TypedPlan {
  const { startsItself, more, up, down, seen } = PlanInput.parse(posted ?? {});
  const judged = typedRows(typedValues(posted)).map(judgeRow);
  const { rows, moved } = moveRow(
    judged.map(({ row }) => row),
    { up, down },
  );
  return {
    rows,
    drafts: judged.every(({ row }) => Object.keys(row.errors).length === 0)
      ? judged.flatMap(({ draft }) => draft ?? [])
      : null,
    startsItself: startsItself === 'on',
    wantsMore: more !== undefined,
    wantsMove: up !== undefined || down !== undefined,
    moved,
    seen,
  };
}

/** Returns the rows of a form, one more than can be stored at most. */
function typedRows(values: Values): TypedRow[] {
  const numbers = Array.from({ length: agendaLimits.cards + 1 }, (_, i) => i + 1);
  return numbers
    .filter((number) => values[`body${number}`] !== undefined)
    .map((number) => ({
      body: values[`take${number}`] ?? values[`body${number}`] ?? '',
      minutes: values[`minutes${number}`] ?? '',
      questionId: values[`question${number}`] ?? '',
    }));
}

/** The draft is null if the row has no text or is wrong. */
function judgeRow(row: TypedRow): { readonly row: JudgedRow; readonly draft: CardDraft | null } {
  if (row.body.trim() === '') return { row: { ...row, errors: {} }, draft: null };
  const form = parseForm(CardInput, row);
  if (!form.ok) return { row: { ...row, errors: form.errors }, draft: null };
  const { body, questionId, minutes } = form.data;
  return { row: { ...row, errors: {} }, draft: { body, questionId, seconds: minutes * 60 } };
}

/** Swaps a row with its neighbour. Without such a neighbour the order stays. */
function moveRow(
  rows: readonly JudgedRow[],
  { up, down }: { readonly up: string | undefined; readonly down: string | undefined },
): Pick<TypedPlan, 'rows' | 'moved'> {
  const from = Number(up ?? down) - 1;
  const to = up === undefined ? from + 1 : from - 1;
  const [row, neighbour] = [rows[from], rows[to]];
  if (!row || !neighbour) return { rows, moved: null };
  return {
    rows: rows.with(from, neighbour).with(to, row),
    moved: { number: to + 1, direction: up === undefined ? 'down' : 'up' },
  };
}
