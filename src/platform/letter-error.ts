/**
 * `bad_address`: the mail server refuses this address, which may be mistyped; others still work.
 */
export type LetterOutcome = 'sent' | 'bad_address' | 'refused' | 'unreachable';

/**
 * Why a letter was not sent. Holds no text of the mail server, which often repeats the refused
 * address.
 */
export class LetterError extends Error {
  override name = 'LetterError';
  readonly outcome: Exclude<LetterOutcome, 'sent'>;
  /** A code for operators, such as `EAUTH 535`. */
  readonly code: string;

  constructor(cause: unknown) {
    const { code, responseCode } = describe(cause);
    const said = [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown';
    super(`the letter was not sent: ${said}`);
    this.code = said;
    this.outcome =
      code === 'EENVELOPE' ? 'bad_address' : responseCode === undefined ? 'unreachable' : 'refused';
  }
}

function describe(cause: unknown): { code?: string; responseCode?: number } {
  if (!(cause instanceof Error)) return {};
  const { code, responseCode, name } = cause as Error & { code?: unknown; responseCode?: unknown };
  // `fetch` puts the system's error code into the cause of its error.
  const deeper = cause.cause === undefined ? {} : describe(cause.cause);
  const ownCode = typeof code === 'string' ? code : name === 'TimeoutError' ? 'ETIMEDOUT' : undefined;
  return {
    ...deeper,
    ...(ownCode === undefined ? {} : { code: ownCode }),
    ...(typeof responseCode === 'number' ? { responseCode } : {}),
  };
}
