import type { ExportPart } from '../export-part.ts';

export const accountParts: readonly ExportPart[] = [
  {
    file: 'account',
    rows: `SELECT id, email, email_confirmed_at AS "emailConfirmedAt", nickname, is_admin AS "isOperator",
        suspended_until AS "suspendedUntil", created_at AS "createdAt"
      FROM users WHERE id = $1`,
  },
  {
    file: 'passkeys',
    rows: `SELECT name, counter::float8 AS "useCount", transports, created_at AS "createdAt",
        last_used_at AS "lastUsedAt"
      FROM passkeys WHERE user_id = $1 ORDER BY id`,
  },
  {
    file: 'kakao',
    rows: `SELECT issuer, subject, linked_at AS "linkedAt" FROM identities WHERE user_id = $1 ORDER BY linked_at`,
  },
  {
    file: 'changes-of-the-email-address',
    rows: `SELECT new_email AS "newEmail", old_email AS "oldEmail", asked_at AS "askedAt",
        changed_at AS "changedAt"
      FROM email_changes WHERE user_id = $1 ORDER BY id`,
  },
  {
    file: 'blocked-people',
    rows: `SELECT u.nickname, b.blocked_at AS "blockedAt"
      FROM user_blocks b JOIN users u ON u.id = b.blocked_id WHERE b.blocker_id = $1 ORDER BY b.blocked_at, u.id`,
  },
  {
    file: 'data-exports',
    rows: `SELECT asked_at AS "askedAt", ready_at AS "readyAt", failed_at AS "failedAt",
        expires_at AS "expiresAt", size_bytes::float8 AS "sizeBytes"
      FROM data_exports WHERE user_id = $1 ORDER BY id`,
  },
];
