import { createHash } from 'node:crypto';
import type { RequestSource } from '../platform/security-record.ts';

export interface Attempt {
  readonly email: string;
  readonly source: RequestSource;
}

export interface LogInAttempt extends Attempt {
  /** Null if the account does not exist. It is limited like an existing one. */
  readonly accountId: number | null;
  /** The id of a known device of this account; null for any other browser. */
  readonly deviceId: string | null;
}

/** The key that counts the failures of an attempt's device, or of its account and source. */
export const failureKeyOf = ({ email, source, deviceId }: LogInAttempt): string =>
  deviceId === null ? `source:${digest(`${email} ${source.addressBlock}`)}` : `device:${deviceId}`;

/** The key that counts what concerns one account, whether or not it exists. */
export const accountKeyOf = ({ email }: Pick<Attempt, 'email'>): string => digest(email);

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
