/** Milliseconds. */
const timing = {
  /** How long the answer to a probe is believed. A process that starts waits as long. */
  lease: 500,
  /** How long before its end a lease is renewed. */
  renewal: 250,
  /** Between two probes while others listen. */
  retry: 5_000,
  /** Between two signs of life, by which others notice a process that probes do not count. */
  signOfLife: 10_000,
  /** How long another process counts after it was heard. */
  memory: 30_000,
};

export interface SoleListenerOptions {
  /** Sends a message to all listeners, this process included. Resolves with their number. */
  readonly probe: () => Promise<number>;
  /** Milliseconds of a clock that only rises. */
  readonly now: () => number;
}

/** Knows whether no other process listens, so that broadcasts need not leave this one. */
export interface SoleListener {
  /** In doubt false. */
  isAlone(): boolean;
  /** Must be called for each message that all listeners get. */
  hear(isOwn: boolean): void;
  /**
   * Must be called when this process listens. Resolves when no other process takes itself for alone
   * any more. Repeats the sign of life until `stop`.
   */
  start(): Promise<void>;
  stop(): void;
}

/**
 * A process is alone for the length of a lease if the probe before it reached one listener, which
 * was itself, and if no other process was heard for a while. The last condition covers listeners on
 * a replica of Redis, which the number leaves out.
 */
export function createSoleListener({ probe, now }: SoleListenerOptions): SoleListener {
  let aloneUntil = 0;
  let nextProbeAt = 0;
  let othersUntil = 0;
  let echoedAt = Number.NEGATIVE_INFINITY;
  /** When the last probe was sent that reached one listener. */
  let soleProbeAt = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const becameAlone = Promise.withResolvers<void>();

  const extendLease = () => {
    if (echoedAt < soleProbeAt) return;
    aloneUntil = soleProbeAt + timing.lease;
    becameAlone.resolve();
  };
  const ask = async () => {
    const sentAt = now();
    nextProbeAt = sentAt + timing.retry;
    // Without Redis no process knows that it is alone.
    const listeners = await probe().catch(() => 0);
    if (listeners === 1) {
      nextProbeAt = sentAt + timing.lease - timing.renewal;
      soleProbeAt = sentAt;
      extendLease();
    } else {
      soleProbeAt = Number.POSITIVE_INFINITY;
      aloneUntil = 0;
    }
  };
  return {
    isAlone() {
      const at = now();
      if (at >= nextProbeAt) void ask();
      return at < aloneUntil && at >= othersUntil;
    },
    hear(isOwn) {
      if (!isOwn) {
        othersUntil = now() + timing.memory;
        return;
      }
      echoedAt = now();
      extendLease();
    },
    async start() {
      timer ??= setInterval(() => void ask(), timing.signOfLife).unref();
      await ask();
      // Without its own echo it may be another process that was counted.
      await Promise.race([becameAlone.promise, pause(timing.lease)]);
    },
    stop: () => clearInterval(timer),
  };
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => void setTimeout(resolve, milliseconds).unref());
