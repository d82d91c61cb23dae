import { type Dialect, type DialectFault, isSame } from './dialect.ts';
import { effortAfter } from './reasoning-effort.ts';

const reasoningOutputFactor = 2;

/** The dialects to try after this failure, the likeliest first. */
export function nextDialects(dialect: Dialect, fault: DialectFault): readonly Dialect[] {
  switch (fault.kind) {
    case 'address': {
      const baseUrl = otherBaseUrl(dialect.baseUrl);
      return baseUrl === null ? [] : [{ ...dialect, baseUrl }];
    }
    case 'output_limit': {
      if (dialect.outputFactor > 1) return [];
      const effort = dialect.effort === 'unsent' ? 'low' : dialect.effort;
      return [{ ...dialect, outputFactor: reasoningOutputFactor, effort }];
    }
    case 'parameter': {
      const named = withoutRefusedParameter(dialect, fault.message);
      // A server may refuse each of two names for the limit, and advise the other one.
      const isLimit = named !== null && named.limit !== dialect.limit;
      const others = [named, isLimit ? { ...dialect, limit: null } : null, simplerDialect(dialect)];
      return others.filter((one) => one !== null);
    }
  }
}

const names = (message: string, word: string) => new RegExp(`\\b${word}\\b`, 'i').test(message);

/**
 * The dialect without the parameter that the server's message names; `null`: the message names none
 * that was sent.
 */
function withoutRefusedParameter(dialect: Dialect, message: string): Dialect | null {
  const { limit, format, effort } = dialect;
  if (effort !== 'unsent' && effort !== 'refused') {
    const next = effortAfter(effort, message);
    if (next !== undefined) return { ...dialect, effort: next ?? 'refused' };
  }
  if (limit !== null && /in the completion/i.test(message)) return { ...dialect, limit: null };
  if (limit !== null && names(message, limit)) return { ...dialect, limit: limitAfter(limit, message) };
  if (format === 'strict_schema' && names(message, 'strict')) return { ...dialect, format: 'schema' };
  if (format !== null && /response_format|json_schema|json_object|structured|grammar|schema/i.test(message))
    return { ...dialect, format: formatAfter(format, message) };
  if (dialect.hasSystemRole && names(message, 'system')) return { ...dialect, hasSystemRole: false };
  return null;
}

/** The other parameter name; `null` when the server refuses the number itself. */
const limitAfter = (limit: NonNullable<Dialect['limit']>, message: string): Dialect['limit'] => {
  if (/too (large|high|big)|at most|exceed|less than/i.test(message)) return null;
  if (limit === 'max_completion_tokens') return 'max_tokens';
  return names(message, 'max_completion_tokens') ? 'max_completion_tokens' : null;
};

const formatAfter = (format: NonNullable<Dialect['format']>, message: string): Dialect['format'] =>
  format === 'json_object' || !(names(message, 'json_object') || /json_schema/i.test(message))
    ? null
    : 'json_object';

/**
 * For a refusal that names no parameter: first drops everything optional, then what nearly every
 * server accepts.
 */
function simplerDialect(dialect: Dialect): Dialect | null {
  const plain: Dialect = { ...dialect, limit: 'max_tokens', format: null, effort: 'refused' };
  if (!isSame(dialect, plain) && dialect.limit !== null) return plain;
  const bare: Dialect = { ...plain, limit: null, hasSystemRole: false };
  return isSame(dialect, bare) ? null : bare;
}

/**
 * The address with the missing version, or without a path that the SDK adds itself; `null`: the
 * address looks right.
 */
function otherBaseUrl(baseUrl: string): string | null {
  const url = new URL(baseUrl);
  const path = url.pathname.replace(/\/+$/, '');
  const base = path.replace(/(\/chat)?\/completions$/, '').replace(/\/chat$/, '');
  const versioned = /\/v\d[a-z0-9]*(\/|$)/i.test(base) ? base : `${base}/v1`;
  if (versioned === path) return null;
  url.pathname = versioned;
  return url.href.replace(/\/$/, '');
}
