import { createTransport, type Transporter } from 'nodemailer';
import { LetterError, type LetterOutcome } from './letter-error.ts';
import type { Logger } from './log.ts';
import { type MailApi, mailApiTransport } from './mail-api-transport.ts';
import { withoutDirection } from './text/direction.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** @throws {LetterError} which names no address */
  send(letter: Letter): Promise<void>;
  /** Whether letters go out; false where development only keeps them. */
  readonly delivers: boolean;
  /**
   * Asks the mail server whether it would take letters. Resolves to null where only sending one
   * would tell.
   * @throws {LetterError}
   */
  verify(): Promise<true | null>;
  /** In development what would have been sent, newest first; empty where letters really go out. */
  readonly kept: readonly Letter[];
}

export interface MailOptions {
  readonly smtpUrl: string | undefined;
  /** A mail service over HTTPS, used where there is no SMTP server. */
  readonly api?: MailApi | undefined;
  readonly from: string;
  /**
   * Without a way out letters are kept and logged. Never on a real site: they hold links that log
   * somebody in.
   */
  readonly isDevelopment: boolean;
  readonly log: Logger;
  /** Called once for every letter that was to go out, with why it did not. */
  readonly onOutcome?: (outcome: LetterOutcome, code: string) => void;
}

/** Milliseconds. */
const smtpTimeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
const keptLetters = 20;

/** No name in a letter turns round what stands beside it. */
const readable = ({ to, subject, text }: Letter): Letter => ({
  to,
  subject: withoutDirection(subject),
  text: withoutDirection(text),
});

/** Null: this site sends no letters, and pages must not promise any. */
export function createMailer(options: MailOptions): Mailer | null {
  const { smtpUrl, api, from, isDevelopment, log, onOutcome = () => {} } = options;
  if (smtpUrl !== undefined) {
    const transport = createTransport({ url: smtpUrl, ...smtpTimeouts }, { from });
    return sendingMailer(transport, onOutcome, () => transport.verify());
  }
  if (api !== undefined) {
    return sendingMailer(createTransport(mailApiTransport(api), { from }), onOutcome, async () => null);
  }
  if (!isDevelopment) return null;
  const kept: Letter[] = [];
  return {
    delivers: false,
    kept,
    verify: async () => null,
    send: async (given) => {
      const letter = readable(given);
      kept.unshift(letter);
      kept.splice(keptLetters);
      log.info({ letter }, 'a letter that development keeps; see /dev/mail');
    },
  };
}

function sendingMailer(
  transport: Transporter,
  onOutcome: NonNullable<MailOptions['onOutcome']>,
  verify: Mailer['verify'],
): Mailer {
  return {
    delivers: true,
    kept: [],
    verify: () =>
      verify().catch((error: unknown) => {
        throw new LetterError(error);
      }),
    send: async (letter) => {
      const { to, subject, text } = readable(letter);
      try {
        // As an object, so that a comma in an address never makes two of it.
        await transport.sendMail({ to: { name: '', address: to }, subject, text });
      } catch (error) {
        const failure = new LetterError(error);
        onOutcome(failure.outcome, failure.code);
        throw failure;
      }
      onOutcome('sent', '');
    },
  };
}
