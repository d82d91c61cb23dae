/** The typed fields of a form whose session or token was gone when it was sent. */
export type Fields = Readonly<Record<string, string>>;

export interface KeptForm {
  /** The account that wrote it; null when the form did not say. Nobody else gets it back. */
  readonly accountId: number | null;
  readonly fields: Fields;
}

/**
 * Bounds on what is kept: how long, how much of one form, and how many forms of the whole site, so that a flood takes 64 MB of Redis at most and
 * pushes out the oldest. `docs/configuration.md` has the limit by address block.
 */
export const keptFormLimits = {
  lifetimeMs: 30 * 60_000,
  maxBytes: 64 * 1_024,
  count: 1_000,
} as const;

/** Names of fields that are never kept, whatever form they are in. */
const secretName = /passw|passphrase|passcode|secret|token|csrf|^code$|^otp/i;

/** What may be kept of a posted body: single-valued fields that hold no secret. Null when nothing is left, or too much. */
export function keepableFields(body: unknown): Fields | null {
  if (body === null || typeof body !== 'object') return null;
  const entries = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !secretName.test(entry[0]),
  );
  const fields = Object.fromEntries(entries);
  if (entries.every(([, value]) => value === '')) return null;
  return Buffer.byteLength(JSON.stringify(fields)) > keptFormLimits.maxBytes ? null : fields;
}
