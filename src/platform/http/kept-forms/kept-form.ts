/** The typed fields of a form whose session or token was gone when it was sent. */
export type Fields = Readonly<Record<string, string>>;

export interface KeptForm {
  /** The account that wrote the form and alone gets it back; null if the form does not name one. */
  readonly accountId: number | null;
  readonly fields: Fields;
}

/**
 * Limits for kept forms: seconds, bytes of one form, and forms of the whole site. A flood of forms
 * takes at most 64 MB of Redis and replaces the oldest. `docs/configuration.md` has the limit by
 * address block.
 */
export const keptFormLimits = {
  lifetimeMs: 30 * 60_000,
  maxBytes: 64 * 1_024,
  count: 1_000,
} as const;

/** Names of fields that are never kept, whatever form they are in. */
const secretName = /passw|passphrase|passcode|secret|token|csrf|^code$|^otp/i;

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
