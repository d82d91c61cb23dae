// The simulated people of a benchmark. Their connections are in a separate process, so that the
// server's CPU can be measured alone. Controlled over IPC by crowd-client.ts.
import { emojis } from '../../public/js/chat/menu/emojis.js';
import { type Connection, openConnection, type Seat, type Tally, type ToldReaction } from './connection.ts';

/** Seconds. */
export interface Talk {
  /** Messages per second in all rooms together. */
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
  /** As `talk`, with reactions to the first ten messages of each room. */
  | ({ readonly do: 'react'; readonly group: string } & Talk)
  | { readonly do: 'burst'; readonly group: string; readonly each: number }
  | { readonly do: 'close'; readonly group: string };

export interface Opened {
  readonly ready: number;
  readonly wanted: number;
  /** Seconds until the last successful connection was ready. */
  readonly seconds: number;
  /** The error of the first failed connection. */
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
  /** Seconds from the first message to the last receipt. */
  readonly seconds: number;
  /** Share of one core that this process needed. */
  readonly load: number;
}

/** Milliseconds without a delivery after which the missing ones count as lost. */
const lossTimeoutMs = 3_000;
const groups = new Map<string, Connection[]>();
const reactionsOf = new Map<string, ReturnType<typeof nextReactions>>();
const tally: Tally = { acked: 0, refused: 0, latencies: [], reactedAt: new Map() };
/** The first messages of each room, to which members react. */
const reactedMessages = 10;

const commands = {
  async open({ group, seats, deadline }: Extract<Command, { do: 'open' }>): Promise<Opened> {
    const startedAt = performance.now();
    const connections = seats.map((seat) => openConnection(seat, tally));
    groups.set(group, connections);
    let ready = 0;
    let seconds = 0;
    let problem: string | undefined;
    const all = Promise.all(
      connections.map((connection) =>
        connection.ready.then(
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

  async talk({ group, ...talk }: Extract<Command, { do: 'talk' }>): Promise<Talked> {
    const connections = connectionsOf(group);
    return measure(connections, (count) =>
      evenly(connections, talk, (one) => {
        one.talk();
        count(one);
      }),
    );
  },

  async react({ group, ...talk }: Extract<Command, { do: 'react' }>): Promise<Talked> {
    const connections = connectionsOf(group);
    const next = reactionsOf.get(group) ?? nextReactions(connections);
    reactionsOf.set(group, next);
    return measure(connections, (count) =>
      evenly(connections, talk, (one) => {
        one.react(next(one));
        count(one);
      }),
    );
  },

  async burst({ group, each }: Extract<Command, { do: 'burst' }>): Promise<Talked> {
    const connections = connectionsOf(group);
    return measure(connections, async (count) => {
      for (const connection of connections)
        for (let i = 0; i < each; i += 1) {
          connection.talk();
          count(connection);
        }
    });
  },

  async close({ group }: Extract<Command, { do: 'close' }>): Promise<null> {
    const connections = connectionsOf(group);
    groups.delete(group);
    reactionsOf.delete(group);
    for (const connection of connections) connection.close();
    await Promise.all(connections.map(({ gone }) => gone));
    return null;
  },
};

/** Lets the connections act in turn, `rate` times a second. */
async function evenly(
  connections: readonly Connection[],
  { rate, seconds }: Talk,
  act: (connection: Connection) => void,
): Promise<void> {
  const turns = inTurns(connections);
  const wanted = Math.round(rate * seconds);
  const startedAt = performance.now();
  for (let acted = 0; acted < wanted; ) {
    const due = Math.min(wanted, Math.floor(((performance.now() - startedAt) / 1_000) * rate) + 1);
    for (; acted < due; acted += 1) act(turns[acted % turns.length] as Connection);
    await pause(Math.max(1, startedAt + (acted / rate) * 1_000 - performance.now()));
  }
}

/** Each member reacts to one message with one emoji, and takes that back in her next turn. */
function nextReactions(connections: readonly Connection[]): (connection: Connection) => ToldReaction {
  const counts = new Map<string, number>();
  const reactions = new Map(
    connections.map((connection) => {
      const at = counts.get(connection.seat.room) ?? 0;
      counts.set(connection.seat.room, at + 1);
      const emoji = emojis[Math.floor(at / reactedMessages) % emojis.length] ?? emojis[0];
      return [connection, { seq: 1 + (at % reactedMessages), emoji, on: false }];
    }),
  );
  return (connection) => {
    const reaction = reactions.get(connection);
    if (!reaction) throw new Error('the connection is of another group');
    reaction.on = !reaction.on;
    return { ...reaction };
  };
}

/**
 * Calls `act` to send, waits until everything has arrived or nothing arrives any more, and counts.
 */
async function measure(
  connections: readonly Connection[],
  act: (count: (connection: Connection) => void) => Promise<void>,
): Promise<Talked> {
  const audience = new Map<string, number>();
  for (const { seat } of connections) audience.set(seat.room, (audience.get(seat.room) ?? 0) + 1);
  const total = (of: (connection: Connection) => number) =>
    connections.reduce((sum, connection) => sum + of(connection), 0);
  const heard = () => total((connection) => connection.heard.count);
  const before = { count: heard(), doubled: total(doubledOf), outOfOrder: total(outOfOrderOf) };
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  tally.latencies.length = 0;
  tally.acked = 0;
  let sent = 0;
  let expected = 0;
  await act(({ seat }) => {
    sent += 1;
    expected += audience.get(seat.room) ?? 0;
  });
  const delivered = () => heard() - before.count;
  for (let last = -1, at = performance.now(); delivered() < expected; await pause(20)) {
    if (delivered() !== last) at = performance.now();
    else if (performance.now() - at > lossTimeoutMs) break;
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

const doubledOf = ({ heard }: Connection) => heard.doubled;
const outOfOrderOf = ({ heard }: Connection) => heard.outOfOrder;

function connectionsOf(group: string): Connection[] {
  const connections = groups.get(group);
  if (!connections) throw new Error(`no group ${group}`);
  return connections;
}

/** Orders connections so that the rooms take turns, and within a room its members. */
function inTurns(connections: readonly Connection[]): Connection[] {
  const rooms = Map.groupBy(connections, ({ seat }) => seat.room);
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
