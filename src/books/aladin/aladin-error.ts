export type AladinFault =
  /** The API returned an error; `apiCode` and the message are its own. */
  | 'api_error'
  /** A status other than 200. */
  | 'http_status'
  | 'redirect'
  | 'network'
  | 'timeout'
  | 'too_large'
  /** A response with status 200 that is not a list of items. */
  | 'html'
  | 'xml'
  | 'cut_short'
  | 'unreadable'
  /** The bestseller list was empty. */
  | 'empty_list'
  /** Every item was excluded or could not be read. */
  | 'nothing_kept';

/** The reason why an import failed. The message is for the operator and never contains the key. */
export class AladinError extends Error {
  override name = 'AladinError';
  readonly fault: AladinFault;
  /** The API's own error code, when `fault` is `api_error`. */
  readonly apiCode: string | undefined;
  /** Whether a retry may help; never for an error of the API itself. */
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
