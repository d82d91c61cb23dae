import { sign, unsign } from 'cookie-signature';

const purpose = 'alarm letters ';

/** Returns the token that ends the letters of an account. It is valid as long as the secret. */
export const unsubscribeToken = (userId: number, [secret = '']: readonly string[]): string =>
  sign(`${purpose}${userId}`, secret).slice(purpose.length);

/** Returns the account whose letters a token ends; null for a token that this site did not make. */
export function unsubscribedUser(token: string, secrets: readonly string[]): number | null {
  const id = /^([1-9]\d{0,9})\.[\w+/-]{43}$/.exec(token)?.[1];
  const isOurs = secrets.some((secret) => unsign(`${purpose}${token}`, secret) !== false);
  return id !== undefined && isOurs ? Number(id) : null;
}

/** Returns the address that stands in a letter. */
export const unsubscribeUrl = (origin: string, token: string): string =>
  `${origin}/alarms/letters/end?token=${encodeURIComponent(token)}`;
