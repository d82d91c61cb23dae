import type { Transporter } from 'nodemailer';
import { finishLetter, type Letter } from './letter.ts';
import { LetterError, type LetterOutcome } from './letter-error.ts';
import type { Logger } from './log.ts';
import { type MailApi, mailApiTransport } from './mail-api-transport.ts';

export type { Letter };

export interface Mailer {
  /** @throws {LetterError} whose message holds no address */
  send(letter: Letter): Promise<void>;
  /** Whether letters are really sent; false in development, which only stores them. */
  readonly delivers: boolean;
  /**
   * Asks the mail server whether it would accept letters. Resolves to null if only sending one
   * would show it.
   * @throws {LetterError}
   */
  verify(): Promise<true | null>;
  /** The letters that development stored, newest first; empty where letters are really sent. */
  readonly kept: readonly Letter[];
}

export interface MailOptions {
  readonly smtpUrl: string | undefined;
  /** A mail service over HTTPS, used if there is no SMTP server. */
  readonly api?: MailApi | undefined;
  readonly from: string;
  /** Stands below the text of every letter; empty if left out. */
  readonly closing?: string;
  /**
   * Whether letters are stored and logged if there is no mail server. Must be false on a real site:
   * letters hold links that log a person in.
   */
  readonly isDevelopment: boolean;
  readonly log: Logger;
  /** Called once for every letter that was sent or failed. */
  readonly onOutcome?: (outcome: LetterOutcome, code: string) => void;
}

/** Milliseconds. */
const smtpTimeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
const keptLetters = 20;

/** Returns null if this site sends no letters; pages must then promise none. */
export function createMailer(options: MailOptions): Mailer | null {
  const { smtpUrl, api, from, closing = '', isDevelopment, log, onOutcome = () => {} } = options;
  if (smtpUrl !== undefined) {
    const open = openOnce(({ createTransport }) =>
      createTransport({ url: smtpUrl, ...smtpTimeouts }, { from }),
    );
    return sendingMailer({ open, closing, onOutcome, verify: async () => (await open()).verify() });
  }
  if (api !== undefined) {
    const open = openOnce(({ createTransport }) => createTransport(mailApiTransport(api), { from }));
    return sendingMailer({ open, closing, onOutcome, verify: async () => null });
  }
  if (!isDevelopment) return null;
  const kept: Letter[] = [];
  return {
    delivers: false,
    kept,
    verify: async () => null,
    send: async (given) => {
      const letter = finishLetter(given, closing);
      kept.unshift(letter);
      kept.splice(keptLetters);
      log.info({ letter }, 'letter stored in development; see /dev/mail');
    },
  };
}

/** Returns a function that loads the package and creates the transport at its first call. */
function openOnce(
  create: (nodemailer: typeof import('nodemailer')) => Transporter,
): () => Promise<Transporter> {
  let transport: Promise<Transporter> | undefined;
  return () => (transport ??= import('nodemailer').then(create));
}

function sendingMailer(services: {
  open: () => Promise<Transporter>;
  closing: string;
  onOutcome: NonNullable<MailOptions['onOutcome']>;
  verify: Mailer['verify'];
}): Mailer {
  const { open, closing, onOutcome, verify } = services;
  return {
    delivers: true,
    kept: [],
    verify: () =>
      verify().catch((error: unknown) => {
        throw new LetterError(error);
      }),
    send: async (letter) => {
      const { to, subject, text, headers = {} } = finishLetter(letter, closing);
      try {
        // Pass an object, so that a comma in an address cannot split it in two.
        const transport = await open();
        await transport.sendMail({ to: { name: '', address: to }, subject, text, headers });
      } catch (error) {
        const failure = new LetterError(error);
        onOutcome(failure.outcome, failure.code);
        throw failure;
      }
      onOutcome('sent', '');
    },
  };
}
