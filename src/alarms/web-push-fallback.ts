import { createWebPushSender, type WebPushServices } from './send-web-pushes.ts';

export interface WebPushFallback {
  /** Starts no more pushes. */
  stop(): void;
  /** Resolves when the pushes under way have ended. A push service may delay that. */
  finish(): Promise<void>;
}

/**
 * Polls for notifications that no page acknowledged in time and sends them by Web Push. Runs beside
 * the scans: a slow push service must not delay them.
 */
export function startWebPushFallback(services: WebPushServices, pollMs: number): WebPushFallback {
  const { log } = services;
  const sender = createWebPushSender(services);
  const running = new Set<Promise<void>>();
  const send = () => {
    const run = sender
      .sendDue()
      .then(
        (sent) => {
          if (sent > 0) log.info({ sent }, 'web push');
        },
        (err) => log.error({ err }, 'web push failed'),
      )
      .finally(() => running.delete(run));
    running.add(run);
  };
  const timer = setInterval(send, pollMs);
  return {
    stop: () => clearInterval(timer),
    finish: async () => {
      await Promise.all(running);
    },
  };
}
