/**
 * The answer of a push service. `status` is null without one: timeout, refused connection, unknown
 * host.
 */
export type WebPushAnswer =
  | { readonly kind: 'sent'; readonly status: number }
  /** The subscription does not exist (any more). */
  | { readonly kind: 'gone'; readonly status: number | null }
  /** Do not try again for this time. */
  | { readonly kind: 'throttled'; readonly status: number; readonly retryAfterSeconds: number }
  /** The same push would be refused again. */
  | { readonly kind: 'refused'; readonly status: number }
  /** May work in a minute. */
  | { readonly kind: 'failed'; readonly status: number | null };

const defaultRetrySeconds = 60;
const maxRetrySeconds = 24 * 60 * 60;

/** Classifies an answer (RFC 8030, RFC 9110). `retryAfter` is the raw header. */
export function judgeAnswer(status: number, retryAfter: string | undefined, now: Date): WebPushAnswer {
  if (status >= 200 && status < 300) return { kind: 'sent', status };
  if (status === 404 || status === 410) return { kind: 'gone', status };
  const retryAfterSeconds = readRetryAfter(retryAfter, now);
  if (status === 429 || (status === 503 && retryAfterSeconds !== null))
    return { kind: 'throttled', status, retryAfterSeconds: retryAfterSeconds ?? defaultRetrySeconds };
  if (status === 408 || status >= 500) return { kind: 'failed', status };
  return { kind: 'refused', status };
}

/** Whether an answer means that the push service itself fails, rather than one subscription. */
export const isServiceFailure = ({ kind, status }: WebPushAnswer): boolean =>
  kind === 'failed' || (kind === 'throttled' && status === 503);

/** Seconds from 1 to one day; null when the header is missing or malformed. */
function readRetryAfter(text: string | undefined, now: Date): number | null {
  if (text === undefined) return null;
  const seconds = /^\d{1,10}$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1_000;
  if (Number.isNaN(seconds)) return null;
  return Math.min(Math.max(Math.ceil(seconds), 1), maxRetrySeconds);
}
