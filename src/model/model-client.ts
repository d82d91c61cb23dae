import type { TokenPrice } from './token-price.ts';

/** A question to a language model. `openai-client.ts` sends it. */
export interface ModelQuestion {
  readonly messages: readonly ModelMessage[];
  /** A JSON schema that satisfies `strict: true`. */
  readonly schema: { readonly name: string; readonly body: Readonly<Record<string, unknown>> };
  readonly maxOutputTokens: number;
}

export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** The purpose of a call. */
export type CallKind = 'rank' | 'write' | 'questions' | 'record' | 'repair';

export interface TokenUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** The service could not be called or did not reply. Another wording will not help. */
export type ServiceFailure =
  | 'timeout'
  /** The caller aborted because other replies were enough. */
  | 'cancelled'
  | 'rate_limited'
  | 'quota_exhausted'
  | 'unauthorized'
  | 'model_not_found'
  /** A server answers, but has no chat completions at this address. */
  | 'wrong_address'
  | 'bad_request'
  | 'server_error'
  | 'network'
  | 'too_large'
  | 'malformed'
  | 'circuit_open';

/** The service replied with nothing usable. */
export type ContentFailure = 'refused' | 'truncated' | 'empty';

export type ModelReply =
  | {
      readonly ok: true;
      readonly text: string;
      /** The name that the server gave the model that replied. Absent: none. */
      readonly model?: string;
      readonly usage: TokenUsage;
      readonly retries?: number;
    }
  | {
      readonly ok: false;
      readonly reason: ServiceFailure | ContentFailure;
      /** The model's text, if there was any. */
      readonly text?: string;
      readonly usage?: TokenUsage;
      /** Requests after the first one, in other dialects of the API. Absent: none. */
      readonly retries?: number;
    };

export interface ModelClient {
  /** The model's name, stored with its choice. */
  readonly model: string;
  /** The price that the operator set for it; absent: the list price. */
  readonly price?: TokenPrice | undefined;
  /**
   * Asks once. A request that the server refuses is repeated in another dialect of the API. Never
   * throws. `signal` covers everything up to the last byte of the body.
   * @param mayRepeat whether one more request is allowed; absent: always
   */
  ask(question: ModelQuestion, signal: AbortSignal, mayRepeat?: () => Promise<boolean>): Promise<ModelReply>;
}
