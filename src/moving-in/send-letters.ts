import type { ListedMember } from './formats/members.ts';
import { findImportInvites, setLetter } from './import-repository.ts';
import { invitationLetter } from './letters-view.ts';
import { tokenAt } from './link-tokens.ts';
import type { MoveRouteServices } from './move-services.ts';

/** Counts letters and returns the positions of the people who may get one. */
export async function allowedLetters(
  { mailer, rateLimits }: MoveRouteServices,
  userId: number,
  members: readonly ListedMember[],
): Promise<ReadonlySet<number>> {
  const allowed = new Set<number>();
  if (!mailer) return allowed;
  for (const [position, { email }] of members.entries()) {
    if (email === null) continue;
    if (!(await rateLimits.count('moving-in-letter', userId)).ok) break;
    if ((await rateLimits.count('moving-in-letter-address', email)).ok) allowed.add(position);
  }
  return allowed;
}

/**
 * Sends the letters of an import one after another and notes each outcome. The links stay on the
 * leader's page, so a letter that fails is not sent again. Never throws.
 */
export async function sendLetters(
  { mailer, db, env, log }: MoveRouteServices,
  made: {
    readonly importId: number;
    readonly members: readonly ListedMember[];
    readonly seed: string;
  },
): Promise<void> {
  try {
    for (const { position, inviteId, letter } of await findImportInvites(db, made.importId)) {
      const to = made.members[position]?.email;
      if (letter !== 'waiting' || !to || !mailer) continue;
      const link = `${env.APP_ORIGIN}/i/${tokenAt(made.seed, position)}`;
      const outcome = await mailer.send(invitationLetter({ to, link })).then(
        () => 'sent' as const,
        (err: unknown) => {
          log.warn({ err }, 'an invitation letter failed');
          return 'failed' as const;
        },
      );
      await setLetter(db, inviteId, outcome);
    }
  } catch (err) {
    log.warn({ err, importId: made.importId }, 'letters of an import stopped');
  }
}
