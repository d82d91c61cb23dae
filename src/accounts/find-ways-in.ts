import type { Database } from '../platform/db.ts';
import { findLinkedAt } from './kakao/identity-repository.ts';
import type { Kakao } from './kakao/kakao.ts';
import { findOwnAccount } from './user-repository.ts';

/** The ways in which a person logs in to her account, and proves that it is hers. */
export interface WaysIn {
  readonly hasPassword: boolean;
  readonly hasPasskey: boolean;
  /** Whether the account is linked to Kakao and this site offers the log-in by Kakao. */
  readonly hasKakao: boolean;
}

/** Finds the ways into an account. `kakao` is null on a site without the log-in by Kakao. */
export async function findWaysIn(
  { db, kakao }: { readonly db: Database; readonly kakao: Pick<Kakao, 'issuer'> | null },
  accountId: number,
): Promise<WaysIn> {
  const { hasPassword, hasPasskey } = await findOwnAccount(db, accountId);
  const hasKakao = kakao !== null && (await findLinkedAt(db, accountId, kakao.issuer)) !== null;
  return { hasPassword, hasPasskey, hasKakao };
}
