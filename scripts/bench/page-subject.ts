import autocannon from 'autocannon';
import { watchProcessors } from './process-trees.ts';
import { median } from './quantile.ts';

const connections = 20;

/** A server that answers the paths of a benchmark. */
export interface Subject {
  readonly name: string;
  readonly url: string;
  /** Its processes; their descendants count too. */
  readonly pids: readonly number[];
  readonly headers: Readonly<Record<string, string>>;
}

/** The figures of one turn, or their medians. */
export interface Figures {
  readonly perSecond: number;
  /** Microseconds of CPU of all its processes per request. */
  readonly processorUs: number;
}

/** Requests a page for this time. @throws Error if an answer is not 200 */
export async function measureTurn(subject: Subject, path: string, seconds: number): Promise<Figures> {
  const used = watchProcessors(subject.pids);
  const { requests, non2xx, errors } = await autocannon({
    url: `${subject.url}${path}`,
    connections,
    duration: seconds,
    headers: subject.headers,
  });
  if (non2xx + errors > 0)
    throw new Error(`${subject.name} ${path}: ${non2xx} answers were not 200, ${errors} failed`);
  return { perSecond: requests.average, processorUs: (used() / requests.total) * 1_000_000 };
}

export const medianOf = (turns: readonly Figures[]): Figures => ({
  perSecond: median(turns.map((turn) => turn.perSecond)),
  processorUs: median(turns.map((turn) => turn.processorUs)),
});
