import type { Database } from '../platform/db.ts';

/** Stores whether a member hides that she came to a meeting. Idempotent. */
export const saveHidden = (
  db: Database,
  { meetingId, userId }: { readonly meetingId: number; readonly userId: number },
  isHidden: boolean,
): Promise<number> => db.$executeRaw`
  INSERT INTO meeting_presences (meeting_id, user_id, hidden_at)
  VALUES (${meetingId}, ${userId}, CASE WHEN ${isHidden} THEN now() END)
  ON CONFLICT (meeting_id, user_id) DO UPDATE
  SET hidden_at = CASE WHEN ${isHidden} THEN coalesce(meeting_presences.hidden_at, now()) END`;
