/** How long the answer to a probe is believed. A process that starts waits as long. */
const leaseMs = 500;
/** How long before its end a lease is renewed. */
const renewalMs = 250;
/** Between two probes while others listen. */
const retryMs = 5_000;
/** Between two heartbeats, by which others notice a process that probes do not count. */
const heartbeatMs = 10_000;
/** How long another process counts as a listener after its last message. */
const peerTimeoutMs = 30_000;

export interface SoleListenerOptions {
  /** Sends a message to all listeners, this process included. Resolves with their number. */
  readonly probe: () => Promise<number>;
  /** Milliseconds of a clock that only rises. */
  readonly now: () => number;
}

/** Knows whether no other process listens, so that broadcasts need not leave this one. */
export interface SoleListener {
  /** False if this is not certain. */
  isAlone(): boolean;
  /** Must be called for each message that all listeners get. */
  hear(isOwn: boolean): void;
  /**
   * Must be called when this process listens. Resolves when no other process still believes that it
   * is alone. Sends heartbeats until `stop`.
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
    aloneUntil = soleProbeAt + leaseMs;
    becameAlone.resolve();
  };
  const ask = async () => {
    const sentAt = now();
    nextProbeAt = sentAt + retryMs;
    // Without Redis no process knows that it is alone.
    const listeners = await probe().catch(() => 0);
    if (listeners === 1) {
      nextProbeAt = sentAt + leaseMs - renewalMs;
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
        othersUntil = now() + peerTimeoutMs;
        return;
      }
      echoedAt = now();
      extendLease();
    },
    async start() {
      timer ??= setInterval(() => void ask(), heartbeatMs).unref();
      await ask();
      // Without its own echo it may be another process that was counted.
      await Promise.race([becameAlone.promise, pause(leaseMs)]);
    },
    stop: () => clearInterval(timer),
  };
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => void setTimeout(resolve, milliseconds).unref());
