import type { ExportPart } from '../export-part.ts';

export const accountParts: readonly ExportPart[] = [
  {
    file: 'account',
    rows: `SELECT id, email, email_confirmed_at AS "emailConfirmedAt", nickname, is_admin AS "isOperator",
        suspended_until AS "suspendedUntil", created_at AS "createdAt"
      FROM users WHERE id = $1`,
  },
  {
    file: 'data-exports',
    rows: `SELECT asked_at AS "askedAt", ready_at AS "readyAt", failed_at AS "failedAt",
        expires_at AS "expiresAt", size_bytes AS "sizeBytes"
      FROM data_exports WHERE user_id = $1 ORDER BY id`,
  },
];
