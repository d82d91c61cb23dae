import { z } from 'zod';
import type { Database, Prisma } from '../platform/db.ts';
import type { GroupComments } from '../recommendations/index.ts';

/** Comments by book id. */
export type BookWords = ReadonlyMap<number, string>;

/** After this time a model that wrote nothing usable is asked again. */
const emptyLifetimeMs = 60 * 60_000;
/** Longest raw output, in characters, that is stored. */
const maxOutputCharacters = 20_000;

const storedComments = z.array(z.tuple([z.number(), z.string()]));

/** Returns the words that were made for this question; `null`: none, or it may be asked again. */
export async function findBookWords(
  db: Database,
  { clubId, key, now }: { readonly clubId: number; readonly key: string; readonly now: Date },
): Promise<BookWords | null> {
  const row = await db.clubBookWords.findUnique({ where: { clubId, key } });
  if (row === null) return null;
  const comments = storedComments.parse(row.comments);
  const isStale = comments.length === 0 && now.getTime() - row.madeAt.getTime() >= emptyLifetimeMs;
  return isStale ? null : new Map(comments);
}

/** Stores the words in place of the club's earlier ones. */
export async function storeBookWords(
  db: Database,
  { clubId, key, now }: { readonly clubId: number; readonly key: string; readonly now: Date },
  { byBook, model, promptVersion, costMicroUsd, sum }: GroupComments,
): Promise<void> {
  const data = {
    key,
    comments: [...byBook].map(([id, comment]) => [id, comment]),
    model: model.slice(0, 100),
    servedModel: sum.servedModel && storable(sum.servedModel),
    promptVersion,
    rawOutputs: sum.outputs.map((output) => ({
      ...output,
      text: output.text && storable(output.text),
    })) as Prisma.InputJsonArray,
    calls: sum.calls,
    promptTokens: asCount(sum.usage.promptTokens),
    completionTokens: asCount(sum.usage.completionTokens),
    costMicroUsd: asCount(costMicroUsd),
    madeAt: now,
  };
  await db.clubBookWords.upsert({ where: { clubId }, create: { clubId, ...data }, update: data });
}

const asCount = (value: number) =>
  Number.isNaN(value) ? 0 : Math.min(2 ** 31 - 1, Math.max(0, Math.round(value)));

/** PostgreSQL refuses U+0000 and unpaired surrogates. */
const storable = (text: string) =>
  text.slice(0, maxOutputCharacters).replaceAll('\u0000', '\ufffd').toWellFormed();
