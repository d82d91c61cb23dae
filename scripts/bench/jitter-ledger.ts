import { quantile } from './quantile.ts';

/** The time in milliseconds at which a client's connection was torn, and when it came back. */
export interface Absence {
  readonly tornAt: number;
  /** The end of the offline window: the client begins to connect. */
  readonly backAt: number;
  /** The client is in its room again. Missing while it is still away. */
  connectedAt?: number;
}

/** The messages that one client received, by their text, each with the time of its arrival. */
export interface Arrivals {
  readonly room: string;
  readonly times: ReadonlyMap<string, number>;
  readonly doubled: number;
  readonly outOfOrder: number;
  readonly absences: readonly Absence[];
}

export interface JitterFigures {
  readonly sent: number;
  readonly expected: number;
  readonly delivered: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  readonly absences: number;
  readonly stillAway: number;
  /** Absences during which the client missed something. */
  readonly catchUps: number;
  /** From the end of the offline window to the last missed message. */
  readonly fromAttempt: Spread;
  /** From the new connection to the last missed message. */
  readonly fromReturn: Spread;
}

export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
}

/**
 * Compares what was sent with what each client received. A client should receive every message of
 * its room, also those from the time when it was away. All times are of one clock.
 */
export function judge(
  sent: readonly { readonly room: string; readonly text: string }[],
  clients: readonly Arrivals[],
): JitterFigures {
  const texts = Map.groupBy(sent, ({ room }) => room);
  const firstHeardAt = firstArrivals(clients);
  const catchUps = clients.flatMap((client) => {
    const inRoom = texts.get(client.room) ?? [];
    return client.absences.flatMap((absence) => {
      const end = lastMissed(absence, client, inRoom, firstHeardAt);
      return end === null ? [] : [{ ...absence, end }];
    });
  });
  const sum = (of: (client: Arrivals) => number) => clients.reduce((total, one) => total + of(one), 0);
  const absences = clients.flatMap((client) => client.absences);
  return {
    sent: sent.length,
    expected: sum(({ room }) => texts.get(room)?.length ?? 0),
    delivered: sum(({ room, times }) => (texts.get(room) ?? []).filter(({ text }) => times.has(text)).length),
    doubled: sum(({ doubled }) => doubled),
    outOfOrder: sum(({ outOfOrder }) => outOfOrder),
    absences: absences.length,
    stillAway: absences.filter(({ connectedAt }) => connectedAt === undefined).length,
    catchUps: catchUps.length,
    fromAttempt: spreadOf(catchUps.map(({ end, backAt }) => end - backAt)),
    fromReturn: spreadOf(catchUps.map(({ end, backAt, connectedAt = backAt }) => end - connectedAt)),
  };
}

/** The time at which each message reached anybody: it was stored before. */
function firstArrivals(clients: readonly Arrivals[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { times } of clients)
    for (const [text, at] of times) first.set(text, Math.min(at, first.get(text) ?? at));
  return first;
}

/** Returns when the last missed message arrived, or null if the client missed none that arrived. */
function lastMissed(
  { tornAt, backAt }: Absence,
  { times }: Arrivals,
  inRoom: readonly { readonly text: string }[],
  firstHeardAt: ReadonlyMap<string, number>,
): number | null {
  const arrivedAt = inRoom.flatMap(({ text }) => {
    const [others, own] = [firstHeardAt.get(text), times.get(text)];
    const isMissed = others !== undefined && others <= backAt && own !== undefined && own > tornAt;
    return isMissed && own > backAt ? [own] : [];
  });
  return arrivedAt.length === 0 ? null : Math.max(...arrivedAt);
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), slowest: quantile(sorted, 1) };
}
