import type OpenAI from 'openai';
import { ResponseTooLarge } from './capped-fetch.ts';
import type { Dialect, DialectFault } from './dialect.ts';
import { toRequest } from './dialect-request.ts';
import type { ContentFailure, ModelQuestion, ModelReply, ServiceFailure } from './model-client.ts';
import { readEnvelope } from './model-envelope.ts';
import { readRefusal, ServerRefusal } from './server-refusal.ts';

/** One request and its outcome. */
export interface Attempt {
  readonly reply: ModelReply;
  readonly error?: unknown;
  /** Whether the server accepted the dialect: it sent a completion. */
  readonly isAccepted?: true;
  /** Why another dialect may give another outcome. */
  readonly fault?: DialectFault;
}

interface Asked {
  readonly model: string;
  readonly question: ModelQuestion;
  readonly signal: AbortSignal;
}

/** Sends a question in one dialect. Never throws. */
export async function attemptIn(
  openClient: () => Promise<OpenAI>,
  dialect: Dialect,
  asked: Asked,
): Promise<Attempt> {
  const { model, question, signal } = asked;
  try {
    const client = at(dialect.baseUrl, await openClient());
    const body: unknown = await client.chat.completions.create(toRequest(dialect, model, question), {
      signal,
    });
    const read = readEnvelope(body);
    if (!read) throw new NoCompletion(`not a chat completion: ${typeof body}`);
    return {
      reply: read.reply,
      isAccepted: true,
      ...(read.isOutputLimitSpent ? { fault: { kind: 'output_limit' } } : {}),
    };
  } catch (error) {
    return failedAttempt(error, signal);
  }
}

/** The client of another address is dear to make, so most requests share one. */
const at = (baseURL: string, client: OpenAI) =>
  client.baseURL === baseURL ? client : client.withOptions({ baseURL });

/** A response with a good status that is not a chat completion. */
class NoCompletion extends Error {
  override name = 'NoCompletion';
}

function failedAttempt(error: unknown, signal: AbortSignal): Attempt {
  const failed = (reason: ServiceFailure | ContentFailure, fault?: DialectFault): Attempt => ({
    reply: { ok: false, reason },
    error,
    ...(fault ? { fault } : {}),
  });
  if (signal.aborted) return failed(endOf(signal));
  if (causeOf(error, ResponseTooLarge)) return failed('too_large');
  if (causeOf(error, NoCompletion) || causeOf(error, SyntaxError))
    return failed('malformed', { kind: 'address' });
  const refusal = causeOf(error, ServerRefusal);
  if (!refusal) return failed('network');
  const { reason, retryWith } = readRefusal(refusal);
  const attempt =
    retryWith === 'parameter'
      ? failed(reason, { kind: 'parameter', message: refusal.body })
      : failed(reason, retryWith === 'address' ? { kind: 'address' } : undefined);
  return { ...attempt, error: refusal };
}

/** Whether the model replied, but with nothing usable. */
export const isContentFailure = (reason: ServiceFailure | ContentFailure): reason is ContentFailure =>
  reason === 'refused' || reason === 'truncated' || reason === 'empty';

/** `timeout` when the deadline passed, `cancelled` when the caller aborted before. */
export const endOf = ({ reason }: AbortSignal): ServiceFailure =>
  reason instanceof DOMException && reason.name === 'TimeoutError' ? 'timeout' : 'cancelled';

/** Finds an error of this class in the chain of causes. */
function causeOf<E extends Error>(error: unknown, kind: new (...args: never[]) => E): E | undefined {
  if (!(error instanceof Error)) return undefined;
  return error instanceof kind ? error : causeOf(error.cause, kind);
}
