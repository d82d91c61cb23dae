export type AladinFault =
  /** The API said no: `apiCode` and the message are its own. */
  | 'api_error'
  /** A status other than 200. */
  | 'http_status'
  | 'redirect'
  | 'network'
  | 'timeout'
  | 'too_large'
  /** An answer of 200 that is no list of items. */
  | 'html'
  | 'xml'
  | 'cut_short'
  | 'unreadable'
  /** The list of bestsellers had nothing in it. */
  | 'empty_list'
  /** Every item was excluded or could not be read. */
  | 'nothing_kept';

/** Why an import came to nothing. The message is for the operator's terminal and never holds the key. */
export class AladinError extends Error {
  override name = 'AladinError';
  readonly fault: AladinFault;
  /** The API's own error code, when `fault` is `api_error`. */
  readonly apiCode: string | undefined;
  /** Whether asking again soon may help. Never so for an answer of the API itself. */
  readonly isTransient: boolean;

  constructor(
    fault: AladinFault,
    message: string,
    options: { apiCode?: string; isTransient?: boolean; cause?: unknown } = {},
  ) {
    super(`${fault}: ${message}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.fault = fault;
    this.apiCode = options.apiCode;
    this.isTransient = options.isTransient ?? false;
  }
}

export const apiError = (code: string, message: string) =>
  new AladinError('api_error', `Aladin answered error ${code}: ${message || '(no message)'}`, {
    apiCode: code,
  });
