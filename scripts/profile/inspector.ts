import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A node of a CPU profile. */
export interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}

/** A CPU profile of V8. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** The id of the running node at each sample. */
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

const samplingIntervalUs = 200;

/** Profiles a process while `work` runs. `inspector` is the address that `--inspect` listens on. */
export async function profileDuring(inspector: string, work: () => Promise<void>): Promise<CpuProfile> {
  const targets = (await (await fetch(`${inspector}/json/list`)).json()) as [
    { webSocketDebuggerUrl: string },
  ];
  const socket = new WebSocket(targets[0].webSocketDebuggerUrl, { perMessageDeflate: false });
  await once(socket, 'open');
  try {
    const call = callsOn(socket);
    await call('Profiler.enable');
    await call('Profiler.setSamplingInterval', { interval: samplingIntervalUs });
    await call('Profiler.start');
    await work();
    return ((await call('Profiler.stop')) as { profile: CpuProfile }).profile;
  } finally {
    socket.close();
  }
}

/** Returns a function that calls a method of the DevTools protocol. */
function callsOn(socket: WebSocket) {
  const waiting = new Map<number, (result: unknown) => void>();
  socket.on('message', (data) => {
    const { id, result } = JSON.parse(String(data)) as { id: number; result: unknown };
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let lastId = 0;
  return (method: string, params: object = {}): Promise<unknown> => {
    lastId += 1;
    const id = lastId;
    socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => {
      waiting.set(id, resolve);
      socket.once('close', () => reject(new Error('The inspector closed the connection')));
    });
  };
}
