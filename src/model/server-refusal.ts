import { z } from 'zod';
import type { ContentFailure, ServiceFailure } from './model-client.ts';

/** Longest part of an error body, in characters, that is kept. */
const maxBodyCharacters = 4_000;

/** An error response of the model's server, with status and body. */
export class ServerRefusal extends Error {
  override name = 'ServerRefusal';
  readonly status: number;
  /** May hold parts of the request. */
  readonly body: string;

  constructor(status: number, body: string) {
    // The body stays out of the message, because the SDK searches messages for signs of a timeout.
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body.slice(0, maxBodyCharacters);
  }
}

/**
 * Wraps `fetch` so that every status but 2xx fails with {@link ServerRefusal}, whatever the body
 * looks like. A redirect is not followed: it could lead the request to an internal address, or the
 * answers of readers to another server.
 */
export function refusingFetch(request: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await request(input, { ...init, redirect: 'manual' });
    if (response.ok) return response;
    throw new ServerRefusal(response.status, await response.text().catch(() => ''));
  };
}

/** Why a server refused, and whether another request may succeed. */
export interface ReadRefusal {
  readonly reason: ServiceFailure | ContentFailure;
  /**
   * `parameter`: the server may accept other parameters. `address`: it may answer at another path.
   */
  readonly retryWith: 'parameter' | 'address' | null;
}

const moneyCodes = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active']);
const missingModel =
  /model[^\n]{0,160}(not found|not exist|doesn.t exist|no longer|been (removed|retired|deprecated))|(unknown|invalid|no such|unsupported) model\b/i;
const wrongKey = /(api|access|auth)[ _-]?(key|token)/i;
const filtered = /content[ _](filter|policy|management)|safety system/i;
const tooLong = /context[ _]length|maximum context|string_above_max_length|prompt is too long/i;
/** Some servers send these with a good status. */
const wrongPath = /unexpected endpoint|invalid url|cannot post|(unknown|no such) (path|route|endpoint|url)/i;
const namedParameter =
  /max_completion_tokens|max_tokens|response_format|json_schema|json_object|structured|grammar|reasoning_effort|in the completion|requested parameters|\bsystem\b.{0,20}\brole\b|\brole\b.{0,20}\bsystem\b/i;

const coded = z.object({ code: z.union([z.string(), z.number()]).nullish().catch(null) });

/** The error code in a JSON body, at any of the usual places. */
function codeIn(body: string): string {
  try {
    const json: unknown = JSON.parse(body);
    const inner = z.object({ error: coded }).safeParse(json);
    return String((inner.success ? inner.data.error : coded.parse(json)).code ?? '');
  } catch {
    return '';
  }
}

/** Distinguishes causes by status, code and text together: no two servers agree on one of them. */
export function readRefusal({ status, body }: ServerRefusal): ReadRefusal {
  const is = (reason: ReadRefusal['reason'], retryWith: ReadRefusal['retryWith'] = null) => ({
    reason,
    retryWith,
  });
  const code = codeIn(body);
  if (status >= 300 && status < 400) return is('wrong_address', 'address');
  if (status === 402 || moneyCodes.has(code)) return is('quota_exhausted');
  if (status === 429) return is('rate_limited');
  if (status === 401 || status === 403) return is('unauthorized');
  if (code === 'model_not_found' || status === 410) return is('model_not_found');
  if (status < 500 && missingModel.test(body)) return is('model_not_found');
  if (wrongPath.test(body)) return is('wrong_address', 'address');
  if (namedParameter.test(body)) return is(status < 500 ? 'bad_request' : 'server_error', 'parameter');
  if (status >= 500) return is('server_error');
  if (status === 404 || status === 405) return is('wrong_address', 'address');
  if (wrongKey.test(body)) return is('unauthorized');
  if (filtered.test(body)) return is('refused');
  if (tooLong.test(body)) return is('bad_request');
  return is('bad_request', status === 400 || status === 415 || status === 422 ? 'parameter' : null);
}
