/** The typed fields of a form whose session or token was gone when it was sent. */
export type Fields = Readonly<Record<string, string>>;

export interface KeptForm {
  /** The account that wrote the form and alone gets it back; null if the form does not name one. */
  readonly accountId: number | null;
  /** Whether this account surely wrote it: it is logged in, or the form holds its signed id. */
  readonly isProven: boolean;
  readonly fields: Fields;
}

/**
 * Limits for kept forms: milliseconds, bytes of one form, and forms of one account, of all accounts
 * and without a proven author. Beyond a limit the oldest of the same kind are deleted, so a flood
 * of anonymous forms deletes no form of an account. All together take at most 70 MB of Redis.
 * `docs/configuration.md` has the limit by address block.
 */
export const keptFormLimits = {
  lifetimeMs: 30 * 60_000,
  maxBytes: 64 * 1_024,
  perAccount: 10,
  ofAccounts: 1_000,
  unproven: 100,
} as const;

/** Names of fields that are never kept, whatever form they are in. */
const secretName = /passw|passphrase|passcode|secret|token|csrf|^code$|^otp|^entryAnswer$/i;

/**
 * Returns the single-valued fields of a posted body that hold no secret; null if none remain or
 * they are too large.
 */
export function keepableFields(body: unknown): Fields | null {
  if (body === null || typeof body !== 'object') return null;
  const entries = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !secretName.test(entry[0]),
  );
  const fields = Object.fromEntries(entries);
  if (entries.every(([, value]) => value === '')) return null;
  return Buffer.byteLength(JSON.stringify(fields)) > keptFormLimits.maxBytes ? null : fields;
}
