import { z } from 'zod';
import { type DealtCandidate, pickCount } from './candidate.ts';

/** What was wrong with an answer, as the repair tells the model. */
export type AnswerFault =
  | { readonly kind: 'not_json' | 'wrong_shape' | 'too_few' | 'truncated' | 'empty' }
  | { readonly kind: 'unknown_id'; readonly said: string }
  | { readonly kind: 'duplicate_id'; readonly alias: string };

export interface ModelPick {
  readonly bookId: number;
  /** As the model wrote it, unchecked; empty when it wrote none. */
  readonly comment: string;
}

export interface ReadAnswer {
  /** At most three, distinct, each one of the candidates. */
  readonly picks: readonly ModelPick[];
  /** Empty when there are three picks: superfluous keys, prose around the JSON or a fourth book do no harm. */
  readonly faults: readonly AnswerFault[];
}

const answerShape = z.object({ picks: z.array(z.unknown()) });
const pickShape = z.object({ book: z.string(), comment: z.string().catch('') });

/** Reads the model's text as untrusted input and keeps what was offered. Never throws. */
export function readAnswer(text: string, dealt: readonly DealtCandidate[]): ReadAnswer {
  const json = parseJson(text);
  if (json === undefined) return { picks: [], faults: [{ kind: 'not_json' }] };
  const answer = answerShape.safeParse(json);
  if (!answer.success) return { picks: [], faults: [{ kind: 'wrong_shape' }] };

  const offered = new Map(dealt.map(({ alias, book }) => [alias, book.id]));
  const picks = new Map<number, ModelPick>();
  const faults: AnswerFault[] = [];
  for (const entry of answer.data.picks) {
    const pick = pickShape.safeParse(entry);
    if (!pick.success) {
      faults.push({ kind: 'wrong_shape' });
      continue;
    }
    const said = pick.data.book.trim();
    const bookId = offered.get(said.toUpperCase());
    if (bookId === undefined) faults.push({ kind: 'unknown_id', said });
    else if (picks.has(bookId)) faults.push({ kind: 'duplicate_id', alias: said });
    else picks.set(bookId, { bookId, comment: pick.data.comment });
  }
  const kept = [...picks.values()].slice(0, pickCount);
  if (kept.length === pickCount) return { picks: kept, faults: [] };
  return { picks: kept, faults: faults.length > 0 ? faults : [{ kind: 'too_few' }] };
}

/** Servers that ignore `strict` wrap the JSON in prose or a code fence. `undefined`: there is none. */
function parseJson(text: string): unknown {
  const inner = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  for (const candidate of [text, inner]) {
    try {
      return JSON.parse(candidate);
    } catch {}
  }
  return undefined;
}
