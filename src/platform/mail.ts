import { createTransport } from 'nodemailer';
import type { Logger } from './log.ts';
import { withoutDirection } from './text/direction.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  send(letter: Letter): Promise<void>;
  /** Whether letters go out; false where development only keeps them. */
  readonly delivers: boolean;
  /** In development what would have been sent, newest first; empty where letters really go out. */
  readonly kept: readonly Letter[];
}

export interface MailOptions {
  readonly smtpUrl: string | undefined;
  readonly from: string;
  /** Without an SMTP server letters are kept and logged. Never on a real site: they hold links that log somebody in. */
  readonly isDevelopment: boolean;
  readonly log: Logger;
}

/** Milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
const keptLetters = 20;

/** No name in a letter turns round what stands beside it. */
const readable = ({ to, subject, text }: Letter): Letter => ({
  to,
  subject: withoutDirection(subject),
  text: withoutDirection(text),
});

/** Null: this site sends no letters, and pages must not promise any. */
export function createMailer({ smtpUrl, from, isDevelopment, log }: MailOptions): Mailer | null {
  if (smtpUrl !== undefined) {
    const transport = createTransport({ url: smtpUrl, ...patience }, { from });
    return {
      delivers: true,
      kept: [],
      send: async (letter) => {
        const { to, subject, text } = readable(letter);
        // As an object, so that a comma in an address never makes two of it.
        await transport.sendMail({ to: { name: '', address: to }, subject, text });
      },
    };
  }
  if (!isDevelopment) return null;
  const kept: Letter[] = [];
  return {
    delivers: false,
    kept,
    send: async (given) => {
      const letter = readable(given);
      kept.unshift(letter);
      kept.splice(keptLetters);
      log.info({ letter }, 'a letter that development keeps; see /dev/mail');
    },
  };
}
