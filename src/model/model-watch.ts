import type { Logger } from '../platform/log.ts';
import { cut } from './cut-text.ts';
import { type Dialect, isSame } from './dialect.ts';
import type { ContentFailure, ServiceFailure } from './model-client.ts';
import type { ModelState } from './model-meter.ts';
import { ServerRefusal } from './server-refusal.ts';

/** Longest part of a server's response, in characters, in a log line. */
const maxQuoteCharacters = 200;

/** Unusable replies in a row from which on the model is the likely cause. */
const uselessRepliesBeforeWarning = 5;

/** Failures that last until an operator acts, and the setting to check. */
const remedies: Partial<Record<ServiceFailure, string>> = {
  unauthorized: 'the language model refuses the API key: check OPENAI_API_KEY',
  model_not_found: 'the language model does not exist: check OPENAI_MODEL',
  quota_exhausted: "the language model's quota is used up: check the account's billing",
  wrong_address: 'the server has no chat completions at this address: check OPENAI_BASE_URL',
};

/** Failures that may pass, and the setting to check when they do not. */
const hints: Partial<Record<ServiceFailure, string>> = {
  bad_request: 'the language model refuses our requests: check OPENAI_MODEL and OPENAI_BASE_URL',
  malformed: 'the server sends no chat completions: check OPENAI_BASE_URL',
  network: 'the language model cannot be reached: check OPENAI_BASE_URL and the network',
};

/** Whether retries cannot help until an operator changes a setting. */
export const needsPerson = (reason: ServiceFailure) => remedies[reason] !== undefined;

/** Tracks whether the model's server works, and logs each change once. */
export interface ModelWatch {
  /** @param failure why the reply is unusable; `null`: it is whole */
  answered(failure: ContentFailure | null): void;
  failed(reason: ServiceFailure, error: unknown): void;
  dialectChanged(usual: Dialect, dialect: Dialect): void;
}

export interface WatchOptions {
  readonly log: Logger;
  readonly model: string;
  /** Never logged. */
  readonly apiKey: string;
  readonly onChange: (state: ModelState) => void;
}

export function createModelWatch({ log, model, apiKey, onChange }: WatchOptions): ModelWatch {
  let state: ModelState = 'unknown';
  let useless = 0;
  /** Dialects that have been logged. A server may go back and forth between two. */
  const logged = new Set<string>();
  const change = (next: ModelState) => {
    const before = state;
    state = next;
    if (next !== before) onChange(next);
    return before;
  };
  return {
    answered(failure) {
      useless = failure === null ? 0 : useless + 1;
      if (useless === uselessRepliesBeforeWarning)
        log.warn(
          { reason: failure, model },
          'the language model gives no usable replies: check OPENAI_MODEL',
        );
      const before = change('working');
      if (before !== 'working' && before !== 'unknown')
        log.info({ model }, 'the language model replies again');
    },
    failed(reason, error) {
      if (change(reason) === reason) return;
      const details = { reason, model, ...describe(error, apiKey) };
      const remedy = remedies[reason];
      if (remedy !== undefined) log.error(details, remedy);
      else log.warn(details, hints[reason] ?? 'the language model did not reply');
    },
    dialectChanged(usual, dialect) {
      const name = JSON.stringify(dialect);
      if (logged.has(name)) return;
      logged.add(name);
      if (dialect.baseUrl !== usual.baseUrl)
        log.warn(
          { setting: 'OPENAI_BASE_URL', path: new URL(dialect.baseUrl).pathname },
          'the language model answers at another path: set OPENAI_BASE_URL to end with it',
        );
      const { baseUrl, ...parameters } = dialect;
      const isEffortRefused = usual.effort !== 'unsent' && usual.effort !== dialect.effort;
      if (isSame(dialect, usual))
        log.info({ model }, 'the language model accepts the usual parameters again');
      else if (!isSame(dialect, { ...usual, baseUrl }))
        log.warn(
          { model, ...parameters },
          isEffortRefused
            ? 'the language model takes other parameters than usual (OPENAI_REASONING_EFFORT, OPENAI_MODEL): using these from now on'
            : 'the language model takes other parameters than usual (OPENAI_MODEL, OPENAI_BASE_URL): using these from now on',
        );
    },
  };
}

/** The loggable part of an error: the beginning of the server's response, without the API key. */
function describe(error: unknown, apiKey: string) {
  if (error instanceof ServerRefusal)
    return { status: error.status, response: cut(error.body.replaceAll(apiKey, '…'), maxQuoteCharacters) };
  return { err: error };
}
