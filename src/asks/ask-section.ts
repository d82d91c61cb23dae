import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import type { AskRef } from './ask.ts';
import { findAsk, isTakingAnswers } from './ask-repository.ts';
import { type AskedPerson, findPeople, findPerson } from './list-repository.ts';
import { upsertSeen } from './people-repository.ts';
import { askPanel } from './people-view.ts';

/** The person who looks at the subject of an ask. */
interface AskViewer {
  readonly userId: number;
  /** Whether she leads those who are asked. */
  readonly mayManage: boolean;
  /** Whether a person really sees the page (`isSeen` of platform/http). */
  readonly isSeen: boolean;
}

/**
 * Returns the part of a subject's page that says how far its ask got: three lists and "한 번 더
 * 알리기" for those who lead, her own state for a member. Records that she saw it. Null without an
 * ask, and for people who are not asked.
 */
export async function askSection(
  db: Database,
  ref: AskRef,
  { userId, mayManage, isSeen }: AskViewer,
): Promise<PageSection | null> {
  const ask = await findAsk(db, ref);
  if (!ask) return null;
  if (isSeen) await upsertSeen(db, ask, userId);
  const [own, people, isOpen] = await Promise.all([
    findPerson(db, ref, userId),
    mayManage ? findPeople(db, ref) : ([] as AskedPerson[]),
    isTakingAnswers(db, ask.id),
  ]);
  if (!mayManage && !own) return null;
  const panel = askPanel({ ask, isOpen, userId, mayManage, own, people });
  return { view: 'asks/partials/panel', model: { panel } };
}
