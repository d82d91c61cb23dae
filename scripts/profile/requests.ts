import { setTimeout as pause } from 'node:timers/promises';

export interface Page {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Requests under way at the same time. */
const connections = 4;
const settleMs = 100;

/** Requests a page `times` times. @throws Error when an answer is not 200 */
export async function request({ url, headers }: Page, times: number): Promise<void> {
  let left = times;
  const ask = async () => {
    while (left > 0) {
      left -= 1;
      const answer = await fetch(url, { headers, redirect: 'manual' });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${url} was answered ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  // PostgreSQL and Redis finish what pages do not wait for.
  await pause(settleMs);
}
