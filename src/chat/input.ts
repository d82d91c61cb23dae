import { z } from 'zod';
import { historyPage } from '../../public/js/chat/protocol.js';
import { judgeText } from '../platform/text/judge-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';

const seq = z.number().int().min(0).max(2_147_483_647);

/** The `auth` of a handshake. A wrong `lastSeq` is ignored. */
export const HandshakeInput = z.object({
  meetingId: z
    .union([z.string(), z.number()])
    .transform(String)
    .pipe(
      z
        .string()
        .regex(/^[1-9]\d{0,9}$/)
        .transform(Number)
        .refine((id) => id <= 2_147_483_647),
    ),
  lastSeq: seq.optional().catch(undefined),
});

/** A message from the form without scripts. Without a valid id it gets a new one. */
export const PostedMessageInput = z.object({
  body: z.string().catch(''),
  clientId: z.uuid().optional().catch(undefined),
});

export const MessageInput = z.object({ clientId: z.uuid(), body: z.string() });
export type MessageInput = z.infer<typeof MessageInput>;

export const DeleteInput = z.object({ seq: seq.min(1) });

export const HistoryInput = z.object({
  beforeSeq: seq.optional(),
  afterSeq: seq.optional(),
  afterRevision: seq.optional(),
  limit: z
    .number()
    .int()
    .min(1)
    .transform((limit) => Math.min(limit, historyPage.max))
    .default(historyPage.default),
});
export type HistoryInput = z.infer<typeof HistoryInput>;

/** The payload of `hello`, which says nothing. */
export const HelloInput = z.object({});

/** Returns a body as it is stored and acknowledged, or why it is refused. */
export function parseBody(
  typed: string,
): { ok: true; body: string } | { ok: false; code: 'invalid' | 'too_long' } {
  const judged = judgeText(typed, textLimits.chatBody);
  if (judged.ok) return { ok: true, body: judged.text };
  return { ok: false, code: judged.problem === 'too_long' ? 'too_long' : 'invalid' };
}

const position = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .optional()
  .catch(undefined);

/**
 * A position in the log of a meeting that is over. A wrong one means the end of the log.
 * `deleting`: the message whose form a log-in leads back to.
 */
export const LogInput = z.object({ before: position, after: position, deleting: position });
