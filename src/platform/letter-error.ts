/**
 * `bad_address`: the server takes letters, but not for this address, which somebody may have
 * mistyped.
 */
export type LetterOutcome = 'sent' | 'bad_address' | 'refused' | 'unreachable';

/**
 * Why a letter was not sent. Holds no address: what a mail server says often repeats the one it
 * refuses.
 */
export class LetterError extends Error {
  override name = 'LetterError';
  readonly outcome: Exclude<LetterOutcome, 'sent'>;
  /** For operators, such as `EAUTH 535`. */
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
  // `fetch` hides the system's code one level down.
  const deeper = cause.cause === undefined ? {} : describe(cause.cause);
  const ownCode = typeof code === 'string' ? code : name === 'TimeoutError' ? 'ETIMEDOUT' : undefined;
  return {
    ...deeper,
    ...(ownCode === undefined ? {} : { code: ownCode }),
    ...(typeof responseCode === 'number' ? { responseCode } : {}),
  };
}
