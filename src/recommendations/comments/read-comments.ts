import { z } from 'zod';
import { readModelJson } from '../../model/index.ts';
import type { AliasedCandidate } from '../candidates/index.ts';
import type { ReplyFault } from '../prompt/index.ts';
import { type Claim, claimFields } from './claim.ts';

/** A comment and its claims as the model wrote them, unchecked. */
export interface UncheckedComment {
  readonly comment: string;
  readonly claims: readonly Claim[];
  /** Whether some claims had an unknown field or a value that is no text. */
  readonly hasBrokenClaims: boolean;
}

export interface ReadComments {
  readonly byAlias: ReadonlyMap<string, UncheckedComment>;
  readonly faults: readonly ReplyFault[];
}

const shape = z.object({ books: z.array(z.unknown()) });
const entryShape = z.object({
  book: z.string(),
  comment: z.string().catch(''),
  claims: z.array(z.unknown()).catch([]),
});
const claimShape = z.object({
  answer: z.string().trim(),
  field: z.enum(claimFields).exclude(['price']),
  value: z.coerce.string().trim().min(1).max(120),
});

/** Reads the reply to the writing prompt as untrusted input. Never throws. */
export function readComments(text: string, aliased: readonly AliasedCandidate[]): ReadComments {
  const none = (kind: 'not_json' | 'wrong_shape'): ReadComments => ({
    byAlias: new Map(),
    faults: [{ kind }],
  });
  const reply = readModelJson(text, shape);
  if (!reply.ok) return none(reply.fault);

  const offered = new Set(aliased.map(({ alias }) => alias));
  const byAlias = new Map<string, UncheckedComment>();
  const faults: ReplyFault[] = [];
  for (const entry of reply.data.books) {
    const written = entryShape.safeParse(entry);
    if (!written.success) {
      faults.push({ kind: 'wrong_shape' });
      continue;
    }
    const alias = written.data.book.trim().toUpperCase();
    if (!offered.has(alias)) faults.push({ kind: 'unknown_id', text: written.data.book });
    else if (byAlias.has(alias)) faults.push({ kind: 'duplicate_id', alias });
    else byAlias.set(alias, toUnchecked(written.data));
  }
  const missing = [...offered].filter((alias) => !byAlias.has(alias));
  return {
    byAlias,
    faults: [...faults, ...missing.map((alias) => ({ kind: 'not_written', alias }) as const)],
  };
}

function toUnchecked({ comment, claims }: z.infer<typeof entryShape>): UncheckedComment {
  const parsed = claims.map((claim) => claimShape.safeParse(claim));
  return {
    comment: comment.normalize('NFC').replace(/\s+/g, ' ').trim(),
    claims: parsed.flatMap(({ data }) => (data ? [data] : [])),
    hasBrokenClaims: parsed.some(({ success }) => !success),
  };
}
