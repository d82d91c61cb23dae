import type { Draft } from './draft-repository.ts';
import { type MessageInput, parseBody, parseQuoteText } from './input.ts';

/** A message as somebody sent it. */
export type SentDraft = MessageInput & { readonly userId: number };

type ParsedDraft =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly code: 'invalid' | 'too_long'; readonly field?: 'quote' };

/** Returns a draft as it is stored, or why it is refused. */
export function parseDraft({ userId, clientId, body, replyTo, quote }: SentDraft): ParsedDraft {
  const parsed = parseBody(body);
  if (!parsed.ok) return parsed;
  const plain = { userId, clientId: clientId.toLowerCase(), body: parsed.body };
  const draft = replyTo === undefined ? plain : { ...plain, replyTo };
  if (!quote) return { ok: true, draft };
  const quoted = parseQuoteText(quote.text);
  if (!quoted.ok) return { ...quoted, field: 'quote' };
  const page = quote.page === undefined ? {} : { page: quote.page };
  return { ok: true, draft: { ...draft, quote: { text: quoted.text, ...page } } };
}
