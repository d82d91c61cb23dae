/** What a push service made of one push. `status` is null when none came: a timeout, a refused connection, an unknown host. */
export type WebPushAnswer =
  | { readonly kind: 'sent'; readonly status: number }
  /** The subscription does not exist any more, or never was one. */
  | { readonly kind: 'gone'; readonly status: number | null }
  /** Not to be tried again for so long. */
  | { readonly kind: 'throttled'; readonly status: number; readonly retryAfterSeconds: number }
  /** The same push would be refused again. */
  | { readonly kind: 'refused'; readonly status: number }
  /** May work in a minute. */
  | { readonly kind: 'failed'; readonly status: number | null };

const usualRetrySeconds = 60;
const longestRetrySeconds = 24 * 60 * 60;

/** Judges the answer of a push service (RFC 8030, RFC 9110). `retryAfter` is the header as it came. */
export function judgeAnswer(status: number, retryAfter: string | undefined, now: Date): WebPushAnswer {
  if (status >= 200 && status < 300) return { kind: 'sent', status };
  if (status === 404 || status === 410) return { kind: 'gone', status };
  const retryAfterSeconds = readRetryAfter(retryAfter, now);
  if (status === 429 || (status === 503 && retryAfterSeconds !== null))
    return { kind: 'throttled', status, retryAfterSeconds: retryAfterSeconds ?? usualRetrySeconds };
  if (status === 408 || status >= 500) return { kind: 'failed', status };
  return { kind: 'refused', status };
}

/** Whether an answer says that the push service itself is not well, rather than one subscription of it. */
export const isServiceFailure = ({ kind, status }: WebPushAnswer): boolean =>
  kind === 'failed' || (kind === 'throttled' && status === 503);

/** Seconds from 1 to a day; null when the header is missing or cannot be read. */
function readRetryAfter(text: string | undefined, now: Date): number | null {
  if (text === undefined) return null;
  const seconds = /^\d{1,10}$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1_000;
  if (Number.isNaN(seconds)) return null;
  return Math.min(Math.max(Math.ceil(seconds), 1), longestRetrySeconds);
}
