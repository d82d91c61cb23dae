import type { Database } from '../platform/db.ts';
import type { Mailer } from '../platform/mail.ts';
import { findLinkedAt } from './kakao/identity-repository.ts';
import type { Kakao } from './kakao/kakao.ts';
import { findOwnAccount } from './user-repository.ts';

/** Finds the ways in which a logged-in person can prove herself. */
export async function findProofAccount(
  { db, kakao, mailer }: { db: Database; kakao: Kakao | null; mailer: Mailer | null },
  accountId: number,
) {
  const hasKakao = kakao !== null && (await findLinkedAt(db, accountId, kakao.issuer)) !== null;
  return { ...(await findOwnAccount(db, accountId)), hasKakao, sendsLetters: mailer !== null };
}
