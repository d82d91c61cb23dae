import type { SendMailOptions, Transport } from 'nodemailer';

export interface MailApi {
  /**
   * The address that letters are posted to as JSON (`from`, `to` (a list), `subject`, `text`, and
   * `headers` where a letter has some), with the key as bearer token.
   */
  readonly url: string;
  readonly key: string;
  /** The network access, so that tests can pass their own. */
  readonly fetch: typeof fetch;
}

/** Milliseconds until sending a letter fails. */
const timeoutMs = 10_000;

/**
 * Sends letters to a mail service over HTTPS, for hosts that block SMTP. Plain text only, as are
 * all letters of this site.
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

/** An error with the HTTP status only: the body of the response may repeat the address. */
class MailApiError extends Error {
  override name = 'MailApiError';
  readonly responseCode: number;

  constructor(status: number) {
    super('the mail service refused the letter');
    this.responseCode = status;
  }
}

async function post({ url, key, fetch }: MailApi, { from, to, subject, text, headers }: SendMailOptions) {
  const answer = await fetch(url, {
    method: 'POST',
    // A redirect must not receive the key.
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'user-agent': 'bookmoim',
    },
    body: JSON.stringify({ from, to: [addressOf(to)], subject, text, ...(hasAny(headers) && { headers }) }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new MailApiError(answer.status);
}

const hasAny = (headers: SendMailOptions['headers']) => Object.keys(headers ?? {}).length > 0;

function addressOf(to: SendMailOptions['to']): string {
  if (to !== null && typeof to === 'object' && 'address' in to && to.address) return to.address;
  throw new Error('a letter goes to one address');
}
