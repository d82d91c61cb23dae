// The people of a bench: connections of a process of their own, so that their CPU is not the
// server's. Driven over IPC by crowd-client.ts.
import { type Line, openLine, type Seat, type Tally } from './line.ts';

/** Seconds. */
export interface Talk {
  /** Messages a second, over all rooms. */
  readonly rate: number;
  readonly seconds: number;
}

export type Command =
  | {
      readonly do: 'open';
      readonly group: string;
      readonly seats: readonly Seat[];
      readonly deadline: number;
    }
  | ({ readonly do: 'talk'; readonly group: string } & Talk)
  | { readonly do: 'burst'; readonly group: string; readonly each: number }
  | { readonly do: 'close'; readonly group: string };

export interface Opened {
  readonly ready: number;
  readonly wanted: number;
  /** Seconds until the last of those that got ready was. */
  readonly seconds: number;
  /** Why the first of the others did not. */
  readonly problem: string | undefined;
}

export interface Talked {
  readonly sent: number;
  readonly acked: number;
  readonly delivered: number;
  readonly lost: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  /** Milliseconds from send to receipt. */
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  /** From the first word to the last receipt. */
  readonly seconds: number;
  /** Share of one core that this process needed. */
  readonly load: number;
}

/** Milliseconds without a delivery after which the missing ones count as lost. */
const patience = 3_000;
const groups = new Map<string, Line[]>();
const tally: Tally = { acked: 0, refused: 0, latencies: [] };

const commands = {
  async open({ group, seats, deadline }: Extract<Command, { do: 'open' }>): Promise<Opened> {
    const startedAt = performance.now();
    const lines = seats.map((seat) => openLine(seat, tally));
    groups.set(group, lines);
    let ready = 0;
    let seconds = 0;
    let problem: string | undefined;
    const all = Promise.all(
      lines.map((line) =>
        line.ready.then(
          () => {
            ready += 1;
            seconds = (performance.now() - startedAt) / 1_000;
          },
          (error: Error) => {
            problem ??= error.message;
          },
        ),
      ),
    );
    await within(deadline, all);
    return { ready, wanted: seats.length, seconds, problem };
  },

  async talk({ group, rate, seconds }: Extract<Command, { do: 'talk' }>): Promise<Talked> {
    const lines = inTurns(linesOf(group));
    const wanted = Math.round(rate * seconds);
    return measure(linesOf(group), async (say) => {
      const startedAt = performance.now();
      for (let sent = 0; sent < wanted; ) {
        const due = Math.min(wanted, Math.floor(((performance.now() - startedAt) / 1_000) * rate) + 1);
        for (; sent < due; sent += 1) say(lines[sent % lines.length]);
        await pause(Math.max(1, startedAt + (sent / rate) * 1_000 - performance.now()));
      }
    });
  },

  async burst({ group, each }: Extract<Command, { do: 'burst' }>): Promise<Talked> {
    const lines = linesOf(group);
    return measure(lines, async (say) => {
      for (const line of lines) for (let i = 0; i < each; i += 1) say(line);
    });
  },

  async close({ group }: Extract<Command, { do: 'close' }>): Promise<null> {
    const lines = linesOf(group);
    groups.delete(group);
    for (const line of lines) line.close();
    await Promise.all(lines.map(({ gone }) => gone));
    return null;
  },
};

/** Lets `speak` send, waits until everything has arrived or no more does, and counts. */
async function measure(
  lines: readonly Line[],
  speak: (say: (line: Line | undefined) => void) => Promise<void>,
): Promise<Talked> {
  const audience = new Map<string, number>();
  for (const { seat } of lines) audience.set(seat.room, (audience.get(seat.room) ?? 0) + 1);
  const total = (of: (line: Line) => number) => lines.reduce((sum, line) => sum + of(line), 0);
  const heard = () => total((line) => line.heard.count);
  const before = { count: heard(), doubled: total(doubledOf), outOfOrder: total(outOfOrderOf) };
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  tally.latencies.length = 0;
  tally.acked = 0;
  let sent = 0;
  let expected = 0;
  await speak((line) => {
    if (!line) return;
    line.talk();
    sent += 1;
    expected += audience.get(line.seat.room) ?? 0;
  });
  const delivered = () => heard() - before.count;
  for (let last = -1, at = performance.now(); delivered() < expected; await pause(20)) {
    if (delivered() !== last) at = performance.now();
    else if (performance.now() - at > patience) break;
    last = delivered();
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  const seconds = (performance.now() - startedAt) / 1_000;
  const sorted = Float64Array.from(tally.latencies).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    sent,
    acked: tally.acked,
    delivered: delivered(),
    lost: expected - delivered(),
    doubled: total(doubledOf) - before.doubled,
    outOfOrder: total(outOfOrderOf) - before.outOfOrder,
    p50: at(0.5),
    p99: at(0.99),
    slowest: at(1),
    seconds,
    load: (user + system) / 1_000_000 / seconds,
  };
}

const doubledOf = ({ heard }: Line) => heard.doubled;
const outOfOrderOf = ({ heard }: Line) => heard.outOfOrder;

function linesOf(group: string): Line[] {
  const lines = groups.get(group);
  if (!lines) throw new Error(`no group ${group}`);
  return lines;
}

/** Room after room, and in each another member every time. */
function inTurns(lines: readonly Line[]): Line[] {
  const rooms = Map.groupBy(lines, ({ seat }) => seat.room);
  const columns = [...rooms.values()];
  const longest = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: longest }, (_, i) => columns.flatMap((column) => column[i] ?? [])).flat();
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const within = (milliseconds: number, work: Promise<unknown>) => Promise.race([work, pause(milliseconds)]);

process.on('message', (command: Command) => {
  const answer = (commands[command.do] as (command: Command) => Promise<unknown>)(command);
  answer.then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ error: error.stack ?? error.message }),
  );
});
process.once('disconnect', () => process.exit(0));
