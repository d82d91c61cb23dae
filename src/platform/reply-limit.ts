import type { Cluster, Command, Redis } from 'ioredis';

/** Milliseconds between two looks at the commands that wait for a reply. */
const checkIntervalMs = 100;

interface Waiting {
  readonly command: Pick<Command, 'isSettled' | 'reject'>;
  /** How many checks there were before it was sent. */
  readonly sentAt: number;
}

/**
 * Fails each command of a client that its server leaves without a reply for `limitMs`. The option
 * `commandTimeout` of ioredis fails commands also when this process was too busy to read replies
 * that had arrived. Here such a time counts as one check, and arrived replies are read before each
 * check.
 */
export function limitReplyTime(client: Redis | Cluster, limitMs: number): void {
  const watch = createReplyWatch(Math.ceil(limitMs / checkIntervalMs));
  const nodes = client.isCluster ? (client as Cluster).nodes() : [client as Redis];
  for (const node of nodes) watchCommands(node, watch);
  client.on('+node', (node: Redis) => watchCommands(node, watch));
}

function watchCommands(client: Redis, watch: (command: Command) => void): void {
  const send = client.sendCommand.bind(client);
  client.sendCommand = (command, stream) => {
    const sent = send(command, stream);
    watch(command);
    return sent;
  };
}

function createReplyWatch(mostChecks: number): (command: Waiting['command']) => void {
  /** Oldest first. */
  const waiting: Waiting[] = [];
  let checks = 0;
  let isChecking = false;

  // The event loop reads from its sockets between a timer and the immediate that the timer sets.
  const planCheck = () => void setTimeout(() => setImmediate(check), checkIntervalMs).unref();
  const check = () => {
    checks += 1;
    for (const { command, sentAt } of waiting) {
      if (checks - sentAt <= mostChecks) break;
      if (!command.isSettled) command.reject(new Error('Command timed out'));
    }
    const firstOpen = waiting.findIndex(({ command }) => !command.isSettled);
    waiting.splice(0, firstOpen < 0 ? waiting.length : firstOpen);
    isChecking = waiting.length > 0;
    if (isChecking) planCheck();
  };

  return (command) => {
    if (command.isSettled) return;
    waiting.push({ command, sentAt: checks });
    if (isChecking) return;
    isChecking = true;
    planCheck();
  };
}
