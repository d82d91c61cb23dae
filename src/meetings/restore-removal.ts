import type { Request, Response } from 'express';
import { idInput } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import type { MeetingDetail } from './meeting-detail.ts';
import type { TypedRemoval } from './people-view.ts';
import { canRemove } from './policy.ts';

/**
 * Returns the removal that a leader sent after her session had ended, for the page to which the
 * log-in led her; null if nothing was kept, or if she cannot remove that member any more.
 */
export async function restoreRemoval(
  req: Request,
  res: Response,
  { meeting, asker, members, now }: MeetingDetail,
): Promise<TypedRemoval | null> {
  const userId = idInput.safeParse(req.query.removing);
  const member = members.find((one) => one.userId === userId.data);
  if (!member || !canRemove(meeting, asker, member, now).ok) return null;
  const kept = await restoreForm(req, res);
  if (kept?.userId !== String(member.userId)) return null;
  return { userId: member.userId, reason: kept.reason ?? '', error: '' };
}
