import { emojis } from '../../public/js/chat/menu/emojis.js';
import type { MessageChange } from '../../src/chat/index.ts';
import { createModelledReader, type ModelledReader } from './modelled-reader.ts';
import { createRoomTable, type Given, type RoomTable } from './room-table.ts';

/** Two pages of one person, and one of another. A third person only reacts. */
const people = ['1', '1', '2'];

/** Draws a number below `n`. */
type Draw = (n: number) => number;

/** An event that may happen at any time, and how often. */
interface Act {
  readonly weight: number;
  readonly act: (draw: Draw) => unknown;
}

interface Room {
  readonly table: RoomTable;
  readonly readers: readonly ModelledReader[];
  readonly oneOf: (draw: Draw) => ModelledReader;
  /** Heads that a process has read and not sent yet. */
  readonly heads: ReturnType<RoomTable['head']>[];
}

/** A room whose readers, processes and database do one thing after the other, in any order. */
export function createModelledRoom() {
  const table = createRoomTable();
  const readers = people.map((userId) => createModelledReader(userId, table));
  const oneOf = (draw: Draw) => readers[draw(readers.length)] as ModelledReader;
  const room: Room = { table, readers, oneOf, heads: [] };
  const acts = [
    ...packets(room),
    ...writing(room),
    ...sendingHeads(room),
    ...connections(room),
    ...restoring(room),
  ];
  const bag = acts.flatMap(({ weight, act }) => Array<Act['act']>(weight).fill(act));

  return {
    table,
    readers,
    async step(choice: number) {
      const draw = drawFrom(choice);
      await bag[draw(bag.length)]?.(draw);
      await turn();
    },
    /** Connects everybody, lets everything arrive, and scrolls up to the first message. */
    async settle() {
      for (const reader of readers) reader.connect();
      await passHeads(room);
      for (const reader of readers) {
        for (let pages = 0; reader.log.hasOlder && pages < 200; pages += 1) {
          void reader.loadOlder();
          await runAll(room, 10);
        }
      }
    },
  };
}

/** Returns a function that draws several numbers from one. */
function drawFrom(choice: number): Draw {
  let left = choice;
  return (n) => {
    const drawn = left % n;
    left = Math.floor(left / n);
    return drawn;
  };
}

/** Lets every promise go on that can. */
async function turn() {
  for (let hops = 0; hops < 12; hops += 1) await null;
}

/** @returns whether nothing is on its way any more */
async function runAll({ readers }: Room, maxRounds: number): Promise<boolean> {
  for (let rounds = 0; rounds < maxRounds; rounds += 1) {
    for (const { published } of readers) for (const pass of published.splice(0)) pass();
    const work = readers.flatMap(({ pending, timers }) => [
      ...pending.splice(0).map(({ run }) => run),
      ...timers.splice(0),
    ]);
    for (const run of work) run();
    await turn();
    if (work.length === 0) return true;
  }
  return false;
}

/** Sends new heads. The second one tells of a restored database, as the first may be an old one. */
async function passHeads(room: Room) {
  for (let round = 0; round < 3; round += 1) {
    for (const reader of room.readers) reader.hearHead(room.table.head());
    await runAll(room, 20);
  }
  if (!(await runAll(room, 400))) throw new Error('The readers never stop asking.');
}

const packets = ({ oneOf }: Room): Act[] => {
  const onePending = (draw: Draw) => {
    const { pending } = oneOf(draw);
    const at = draw(pending.length || 1);
    return { pending, at, one: pending[at] };
  };
  return [
    {
      weight: 24,
      act: (draw) => {
        const { pending, at, one } = onePending(draw);
        pending.splice(at, 1);
        one?.run();
      },
    },
    { weight: 20, act: (draw) => oneOf(draw).pending.shift()?.run() },
    {
      weight: 20,
      act: (draw) => {
        const { published } = oneOf(draw);
        published.splice(draw(2) * draw(published.length || 1), 1)[0]?.();
      },
    },
    {
      weight: 4,
      act: (draw) => {
        const { pending, at, one } = onePending(draw);
        if (!one?.lose) return;
        pending.splice(at, 1);
        one.lose();
      },
    },
    {
      weight: 3,
      act: (draw) => {
        const { pending, one } = onePending(draw);
        if (one?.isBroadcast) pending.push(one);
      },
    },
    {
      weight: 8,
      act: (draw) => {
        const { timers } = oneOf(draw);
        timers.splice(draw(timers.length || 1), 1)[0]?.();
      },
    },
  ];
};

const writing = ({ table, readers, oneOf }: Room): Act[] => {
  const tell = (changes: readonly MessageChange[]) => {
    for (const change of changes) for (const reader of readers) reader.hearChange(change);
  };
  /** Mostly one of the newest. */
  const anySeq = (draw: Draw) => Math.max(1, table.head().seq - draw(draw(4) === 0 ? 12 : 3));
  const given = (draw: Draw, userId: string): Given => ({
    seq: anySeq(draw),
    userId,
    emoji: emojis[draw(2)] ?? '👍',
  });
  return [
    {
      weight: 5,
      act: (draw) => {
        const message = table.send(oneOf(draw).userId);
        for (const reader of readers) reader.hearMessage(message);
      },
    },
    {
      weight: 10,
      act: (draw) => {
        const one = given(draw, '1');
        const asked = [one, given(draw, '2'), { ...one, userId: '3' }];
        const size = 1 + draw(3);
        const from = draw(3);
        tell(table.react([...asked, ...asked].slice(from, from + size)));
      },
    },
    { weight: 2, act: (draw) => tell(table.delete(anySeq(draw))) },
    { weight: 2, act: (draw) => tell(table.hide(anySeq(draw))) },
    { weight: 2, act: (draw) => tell(table.unhide(anySeq(draw))) },
    { weight: 1, act: () => table.skip() },
  ];
};

/** Each of two processes has half of the readers, and may send a head long after it read it. */
const sendingHeads = ({ table, readers, heads }: Room): Act[] => [
  { weight: 5, act: () => heads.push(table.head()) },
  {
    weight: 5,
    act: (draw) => {
      const [head] = heads.splice(draw(heads.length || 1), 1);
      const process = draw(2);
      if (head) for (const [at, reader] of readers.entries()) if (at % 2 === process) reader.hearHead(head);
    },
  },
];

const connections = ({ oneOf }: Room): Act[] => [
  { weight: 8, act: (draw) => oneOf(draw).connect() },
  { weight: 2, act: (draw) => oneOf(draw).disconnect() },
  { weight: 4, act: (draw) => void oneOf(draw).loadOlder() },
  { weight: 1, act: (draw) => oneOf(draw).dropOldest() },
];

const restoring = (room: Room): Act[] => {
  const { table, readers, heads } = room;
  let restore = table.backUp();
  return [
    {
      weight: 1,
      act: () => {
        restore = table.backUp();
      },
    },
    {
      // Broadcasts sent before arrive before, and the readers hear of it before anybody writes. A
      // page of the log does not say how new it is, so one with a change that was not announced to
      // its reader would go unnoticed here.
      weight: 1,
      act: async (draw) => {
        for (const { published } of readers) for (const pass of published.splice(0)) pass();
        for (const reader of readers) if (draw(2) === 0) reader.disconnect();
        const lacking = readers.filter(({ hasMissed }) => hasMissed);
        for (const reader of lacking) reader.connect();
        if (lacking.length > 0) await passHeads(room);
        for (const reader of readers) reader.databaseStops();
        heads.length = 0;
        restore();
        for (const reader of readers) reader.connect();
        await passHeads(room);
      },
    },
  ];
};
