import type { Logger } from '../platform/log.ts';
import type { Letter, Mailer } from '../platform/mail.ts';

/** Hands a letter to the mail server without waiting for it. A failure is logged. */
export function sendLetter(
  { mailer, log }: { readonly mailer: Mailer; readonly log: Logger },
  letter: Letter,
): void {
  mailer.send(letter).catch((err) => log.error({ err }, 'a letter was not sent'));
}
