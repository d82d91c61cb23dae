import type { Database } from '../platform/db.ts';
import { listApprovedQuestions } from '../questions/index.ts';
import type { FoundAgenda } from './agenda-repository.ts';
import { keptCards } from './plan-cards.ts';
import type { JudgedRow } from './read-plan.ts';

interface StoredPlan {
  /** The cards that can still be changed. Empty if they are folded. */
  readonly rows: readonly JudgedRow[];
  /** Whether a card holds a question from further on in the book than the leader has read. */
  readonly isFolded: boolean;
}

/** Returns the stored cards as one leader may see them; null if there are none. */
export async function storedPlan(
  db: Database,
  { meetingId, agenda, times, now }: FoundAgenda,
  { userId, showsAll }: { readonly userId: number; readonly showsAll: boolean },
): Promise<StoredPlan | null> {
  if (agenda.cards.length === 0) return null;
  const kept = keptCards(agenda, times, now).length;
  const cards = agenda.cards.slice(kept).filter(({ isHidden }) => !isHidden);
  const withheld = showsAll ? new Set() : await withheldIds(db, meetingId, userId);
  if (cards.some(({ questionId }) => withheld.has(questionId))) return { rows: [], isFolded: true };
  const rows = cards.map(({ body, seconds, questionId }) => ({
    body,
    questionId: questionId === null ? '' : String(questionId),
    minutes: String(Math.max(1, Math.round(seconds / 60))),
    errors: {},
  }));
  return { rows, isFolded: false };
}

async function withheldIds(
  db: Database,
  meetingId: number,
  userId: number,
): Promise<ReadonlySet<number | null>> {
  const questions = await listApprovedQuestions(db, meetingId, userId);
  return new Set(questions.flatMap(({ id, body }) => (body === null ? [id] : [])));
}
