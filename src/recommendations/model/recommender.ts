/** What a language model is asked, and what may come back. The adapter that asks is `openai-recommender.ts`. */
export interface ModelQuestion {
  readonly messages: readonly ModelMessage[];
  /** A JSON schema fit for `strict: true`. */
  readonly schema: { readonly name: string; readonly body: Readonly<Record<string, unknown>> };
  readonly maxOutputTokens: number;
}

export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** What a call is for. */
export type CallKind = 'rank' | 'write' | 'repair';

export interface TokenUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** The service could not be asked or did not answer: asking again with other words will not help. */
export type ServiceFailure =
  | 'timeout'
  /** We let it go: others had answered. */
  | 'cancelled'
  | 'rate_limited'
  | 'quota_exhausted'
  | 'unauthorized'
  | 'model_not_found'
  /** There is a server, and no chat completions at that address. */
  | 'wrong_address'
  | 'bad_request'
  | 'server_error'
  | 'network'
  | 'too_large'
  | 'malformed'
  | 'circuit_open';

/** The service answered, and the answer holds nothing usable. */
export type ContentFailure = 'refused' | 'truncated' | 'empty';

export type ModelReply =
  | {
      readonly ok: true;
      readonly text: string;
      readonly usage: TokenUsage;
      readonly retries?: number;
    }
  | {
      readonly ok: false;
      readonly reason: ServiceFailure | ContentFailure;
      /** What the model did say, where it said something. */
      readonly text?: string;
      readonly usage?: TokenUsage;
      /** Requests besides the first, in other dialects of the API. Absent: none. */
      readonly retries?: number;
    };

export interface Recommender {
  /** The model's name, as stored beside what it chose. */
  readonly model: string;
  /** Asks once; a request that the server refuses is repeated in another dialect of the API. Never throws; `signal` covers everything up to the last byte of the body. */
  ask(question: ModelQuestion, signal: AbortSignal): Promise<ModelReply>;
}
