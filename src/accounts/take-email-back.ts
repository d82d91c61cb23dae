import { isUniqueViolation } from '../platform/db.ts';
import type { SessionIndex } from '../platform/http/session-index.ts';
import { linkHashOf } from '../platform/link-token.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import type { RequestSource } from '../platform/security-record.ts';
import type { EmailChangeServices } from './email-change-services.ts';
import { undoEmailChange } from './email-change-undo-repository.ts';
import { signPasswordLink } from './password-link.ts';
import { startPasswordLetter } from './password-repository.ts';

export interface TakeBackServices extends EmailChangeServices {
  readonly secrets: readonly string[];
  readonly sessionIndex: SessionIndex;
  readonly onSessionEnded: (sessionId: string) => void;
  readonly onSessionsEnded: (userId: number) => void;
}

/**
 * Gives an account its old address again by the link that was sent there, and ends all its
 * sessions.
 * @returns a token with which the owner sets a new password, because the old one is deleted; null
 * for a link that is not valid, or if another account has the address by now
 */
export async function takeEmailBack(
  services: TakeBackServices,
  { token, source }: { token: string; source: RequestSource },
): Promise<string | null> {
  const { db, pool, clock, log, secrets, sessionIndex } = services;
  const undoHash = linkHashOf(token);
  const accountId = undoHash && (await undoEmailChange(pool, undoHash, clock.now()).catch(nullIfTaken));
  recordSecurityEvent(log, {
    event: 'email-change',
    outcome: accountId ? 'done' : 'refused',
    reason: 'taken-back',
    ...(accountId ? { accountId } : {}),
    source,
  });
  if (!accountId) return null;
  for (const sessionId of await sessionIndex.endAll(accountId)) services.onSessionEnded(sessionId);
  services.onSessionsEnded(accountId);
  const owner = await startPasswordLetter(db, accountId);
  return owner && signPasswordLink(secrets, owner, clock.now());
}

function nullIfTaken(error: unknown): null {
  if (isUniqueViolation(error)) return null;
  throw error;
}
