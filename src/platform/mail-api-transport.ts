import type { SendMailOptions, Transport } from 'nodemailer';

export interface MailApi {
  /**
   * Where a letter is posted as JSON: `from`, `to` (a list), `subject` and `text`, with the key as
   * bearer token.
   */
  readonly url: string;
  readonly key: string;
  /** The network. */
  readonly fetch: typeof fetch;
}

/** Milliseconds until a letter is given up. */
const timeoutMs = 10_000;

/**
 * For hosts that let no SMTP out: hands letters to a mail service over HTTPS. Plain text only, as
 * all letters of this site are.
 */
export function mailApiTransport(api: MailApi): Transport {
  return {
    name: 'mail-api',
    version: '1',
    send: ({ data, message }, done) => {
      const info = { envelope: message.getEnvelope(), messageId: message.messageId() };
      post(api, data).then(
        () => done(null, info),
        (error: Error) => done(error, info),
      );
    },
  };
}

/** A code for a log line: the body of the answer may repeat the address. */
class MailApiError extends Error {
  override name = 'MailApiError';
  readonly responseCode: number;

  constructor(status: number) {
    super('the mail service refused the letter');
    this.responseCode = status;
  }
}

async function post({ url, key, fetch }: MailApi, { from, to, subject, text }: SendMailOptions) {
  const answer = await fetch(url, {
    method: 'POST',
    // Another address must not get the key.
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'user-agent': 'bookmoim',
    },
    body: JSON.stringify({ from, to: [addressOf(to)], subject, text }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new MailApiError(answer.status);
}

function addressOf(to: SendMailOptions['to']): string {
  if (to !== null && typeof to === 'object' && 'address' in to && to.address) return to.address;
  throw new Error('a letter goes to one address');
}
