import type { Attempt } from './attempt.ts';
import type { Dialect } from './dialect.ts';
import type { DialectSearch } from './dialect-memory.ts';
import type { TokenUsage } from './model-client.ts';

/** Further dialects tried for one question: address, limit, format, effort and role may differ. */
const maxRetries = 7;

export interface AskedInDialects {
  /** The last attempt. */
  readonly attempt: Attempt;
  readonly retries: number;
  /** Of all attempts together. */
  readonly usage: TokenUsage;
}

/**
 * Sends a question until the server accepts its dialect, none is left, or `mayRepeat` forbids
 * another request. Remembers the accepted one.
 */
export async function askInDialects(
  search: DialectSearch,
  mayRepeat: () => Promise<boolean>,
  send: (dialect: Dialect) => Promise<Attempt>,
): Promise<AskedInDialects> {
  const tried: Dialect[] = [];
  let usage: TokenUsage = { promptTokens: 0, completionTokens: 0 };
  for (let dialect = search.current(); ; ) {
    tried.push(dialect);
    const attempt = await send(dialect);
    usage = plus(usage, attempt.reply.usage);
    const result = { attempt, retries: tried.length - 1, usage };
    if (attempt.isAccepted && !attempt.fault) {
      search.accept(tried);
      return result;
    }
    if (!attempt.fault) return result;
    const next = tried.length > maxRetries ? null : await search.after(tried, attempt.fault);
    if (next === null) {
      if (attempt.isAccepted) search.accept(tried);
      else search.fail(tried);
      return result;
    }
    if (!(await mayRepeat())) return result;
    dialect = next;
  }
}

const plus = (sum: TokenUsage, usage: TokenUsage | undefined): TokenUsage => ({
  promptTokens: sum.promptTokens + (usage?.promptTokens ?? 0),
  completionTokens: sum.completionTokens + (usage?.completionTokens ?? 0),
});
