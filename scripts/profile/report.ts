import type { JavaScriptTime, Shares } from './javascript-time.ts';
import type { StatementTime } from './statements.ts';

/** The measurements of one page. */
export interface Measured {
  readonly path: string;
  readonly requests: number;
  /** Microseconds of CPU per request of the processes that could be measured. */
  readonly processors: Readonly<Record<string, number>>;
  readonly statements: readonly StatementTime[] | null;
  readonly redisCommands: ReadonlyMap<string, number> | null;
  readonly javaScript: JavaScriptTime;
}

const shown = { parts: 14, templates: 12, functions: 15 };
const statementWidth = 110;

/** Formats where the time of a page goes, per request. */
export const formatReport = (measured: Measured): string =>
  [
    `${measured.path}, means of ${measured.requests} requests`,
    section('Processor time (µs)', Object.entries(measured.processors).map(line)),
    statementSection(measured),
    redisSection(measured),
    shareSection('JavaScript by part (µs by samples)', measured.javaScript.parts, shown.parts, measured),
    shareSection('Templates (µs by samples)', measured.javaScript.templates, shown.templates, measured),
    shareSection(
      'Functions without what they call (µs by samples)',
      measured.javaScript.functions,
      shown.functions,
      measured,
    ),
  ].join('\n\n');

const section = (title: string, lines: readonly string[]) =>
  [title, ...(lines.length === 0 ? ['  none'] : lines)].join('\n');

const number = (value: number) => value.toFixed(0).padStart(6);
const line = ([name, value]: readonly [string, number]) => `${number(value)}  ${name}`;

function statementSection({ statements, requests }: Measured): string {
  if (statements === null)
    return section('PostgreSQL by statement', ['  The server does not load pg_stat_statements.']);
  const perRequest = (ms: number) => (ms * 1_000) / requests;
  const own = statements.filter(({ calls }) => calls >= requests / 10);
  const rows = own.map(
    ({ text, calls, planningMs, executionMs }) =>
      `${number(perRequest(planningMs))}${number(perRequest(executionMs)).padStart(8)}` +
      `${(calls / requests).toFixed(1).padStart(7)}  ${oneLine(text)}`,
  );
  return section('PostgreSQL by statement (µs)', ['  plan    run  calls  statement', ...rows]);
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, statementWidth);

function redisSection({ redisCommands, requests }: Measured): string {
  if (redisCommands === null) return section('Redis', ['  REDIS_URL is not set.']);
  const own = [...redisCommands].filter(([, count]) => count >= requests / 10);
  const rows = own.map(([name, count]) => `${(count / requests).toFixed(1).padStart(6)}  ${name}`);
  return section('Redis (commands per request)', rows);
}

const shareSection = (title: string, shares: Shares, count: number, { requests }: Measured) =>
  section(
    title,
    shares.slice(0, count).map(([name, time]) => line([name, time / requests])),
  );
