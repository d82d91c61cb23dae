/**
 * Open pages that receive alarms, simulated with plain WebSockets: a thousand socket.io clients
 * would use more CPU than the measured server.
 */
export interface AlarmListeners {
  /** Settles when every page is connected and has received its unread count. */
  readonly ready: Promise<unknown>;
  /** For each page the times (performance.now) at which it received an alarm. */
  readonly heard: readonly (readonly number[])[];
  close(): void;
}

export function openListeners(port: number, cookies: readonly string[]): AlarmListeners {
  const pages = cookies.map((cookie) => openPage(port, cookie));
  return {
    ready: Promise.all(pages.map((page) => page.ready)),
    heard: pages.map((page) => page.heard),
    close: () => {
      for (const page of pages) page.close();
    },
  };
}

const prefix = '42/alarms,';

function openPage(port: number, cookie: string) {
  const heard: number[] = [];
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
    headers: { Cookie: cookie, Origin: `http://127.0.0.1:${port}` },
  });
  socket.addEventListener('error', () => reject(new Error('a page could not connect')));
  socket.addEventListener('message', ({ data }) => {
    const frame = String(data);
    if (frame.startsWith('0')) socket.send('40/alarms,');
    else if (frame === '2') socket.send('3');
    else if (frame.startsWith('44')) reject(new Error(`a page was refused: ${frame}`));
    else if (frame.startsWith(`${prefix}["unread"`)) resolve();
    else if (frame.startsWith(`${prefix}["alarm"`)) {
      heard.push(performance.now());
      const [, { id }] = JSON.parse(frame.slice(prefix.length)) as [string, { id: string }];
      // Acknowledge the alarm as a browser does.
      socket.send(`${prefix}["alarm:seen",${JSON.stringify({ id, stage: 'received' })}]`);
    }
  });
  return { ready, heard, close: () => socket.close() };
}
