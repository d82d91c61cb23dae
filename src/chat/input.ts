import { z } from 'zod';
import { emojis } from '../../public/js/chat/menu/emojis.js';
import { historyPage, maxQuotePage } from '../../public/js/chat/protocol.js';
import { readPageNumber } from '../../public/js/chat/quote/page-number.js';
import { queryInput } from '../platform/search/index.ts';
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

const pageNumber = z.number().int().min(1).max(maxQuotePage);

/** A message from the form without scripts. Without a valid id it gets a new one. */
export const PostedMessageInput = z
  .object({
    body: z.string().catch(''),
    clientId: z.uuid().optional().catch(undefined),
    replyTo: z.coerce.number().pipe(seq.min(1)).optional().catch(undefined),
    quoteText: z.string().trim().catch(''),
    quotePage: z.string().catch('').transform(readPageNumber),
  })
  .transform(({ quoteText, quotePage, ...sent }) => ({
    ...sent,
    quote: quoteText === '' ? undefined : { text: quoteText, page: quotePage ?? undefined },
    quoteProblem: quoteProblemOf(quoteText, quotePage),
  }));

/** Why a quoted sentence of the form is refused. */
export type QuoteProblem = 'wrong_page' | 'only_page';

function quoteProblemOf(text: string, page: number | undefined | null): QuoteProblem | null {
  if (page === null) return 'wrong_page';
  return text === '' && page !== undefined ? 'only_page' : null;
}

const QuoteInput = z.object({
  text: z.string(),
  page: pageNumber.optional(),
});

export const MessageInput = z.object({
  clientId: z.uuid(),
  body: z.string(),
  replyTo: seq.min(1).optional(),
  quote: QuoteInput.optional(),
});
export type MessageInput = z.infer<typeof MessageInput>;

export const DeleteInput = z.object({ seq: seq.min(1) });

/** An old keyboard leaves out the sign that makes the heart an emoji. */
const EmojiInput = z
  .string()
  .transform((typed) => (typed === '❤' ? '❤️' : typed))
  .pipe(z.enum(emojis));

export const ReactInput = z.object({ seq: seq.min(1), emoji: EmojiInput, on: z.boolean() });

export const PinInput = z.object({ seq: seq.min(1), on: z.boolean() });

/** The form without scripts that pins a message or takes it off. */
export const PostedPinInput = z.object({ pin: z.enum(['on', 'off']).transform((typed) => typed === 'on') });

export const ReactorsInput = z.object({ seq: seq.min(1) });

/** A reaction from the form without scripts: an emoji, and whether it is added. */
export const PostedReactionInput = z.object({
  reaction: z
    .string()
    .transform((typed) => typed.split(' '))
    .pipe(z.tuple([EmojiInput, z.enum(['on', 'off'])]))
    .transform(([emoji, on]) => ({ emoji, isOn: on === 'on' })),
});

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

type ParsedText<Key extends string> =
  | ({ readonly ok: true } & Readonly<Record<Key, string>>)
  | { readonly ok: false; readonly code: 'invalid' | 'too_long' };

/** A search in the log. Refuses a `q` that is not a text, which `queryInput` reads as empty. */
export const SearchInput = z.object({ q: z.string().pipe(queryInput), beforeSeq: seq.min(1).optional() });

/** Returns a body as it is stored and acknowledged, or why it is refused. */
export function parseBody(typed: string): ParsedText<'body'> {
  const judged = judgeText(typed, textLimits.chatBody);
  return judged.ok ? { ok: true, body: judged.text } : refusalOf(judged.problem);
}

/** Returns a quoted sentence as it is stored, or why its message is refused. */
export function parseQuoteText(typed: string): ParsedText<'text'> {
  const judged = judgeText(typed, textLimits.chatQuote);
  return judged.ok ? { ok: true, text: judged.text } : refusalOf(judged.problem);
}

const refusalOf = (problem: string) => ({
  ok: false as const,
  code: problem === 'too_long' ? ('too_long' as const) : ('invalid' as const),
});

const position = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .optional()
  .catch(undefined);

/**
 * A position in the log of a meeting that is over. A wrong one means the end of the log.
 * `deleting`: the message whose form a log-in leads back to. `answer`: the message to be answered.
 */
export const LogInput = z.object({ before: position, after: position, deleting: position, answer: position });

/** The page of a search in the log. */
export const LogSearchInput = z.object({ q: queryInput, before: position });
