import { findAddressOfLeaver } from '../accounts/index.ts';
import { markLetter, unmarkLetter } from './leaving-repository.ts';
import { goodbyeLetter } from './letters-view.ts';
import type { EraseServices } from './services.ts';

/** How long a mail server that is down may keep an address from being erased. */
const mostLetterDelayMs = 6 * 60 * 60_000;

/**
 * Sends the last letter once, to a confirmed address only: another one may belong to somebody else.
 * @throws the error of the mail server, unless she left long ago
 */
export async function sendGoodbye(
  { db, pool, mailer, log, clock }: Pick<EraseServices, 'db' | 'pool' | 'mailer' | 'log' | 'clock'>,
  userId: number,
): Promise<void> {
  const account = await findAddressOfLeaver(db, userId);
  if (!mailer || !account?.leftAt || !account.emailConfirmedAt) return;
  if (!(await markLetter(pool, userId))) return;
  try {
    await mailer.send(goodbyeLetter(account.email));
  } catch (err) {
    await unmarkLetter(pool, userId);
    if (clock.now().getTime() - account.leftAt.getTime() < mostLetterDelayMs) throw err;
    log.error({ err }, 'the last letter to a person who left was not sent');
  }
}
