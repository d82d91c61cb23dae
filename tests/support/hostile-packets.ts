type Random = () => number;

const pick = <T>(random: Random, list: readonly [T, ...T[]]): T =>
  list[Math.floor(random() * list.length)] ?? list[0];

const names = [
  ...['message:send', 'history', 'alarm:seen', 'head', 'message', 'participants', 'presence', 'unread'],
  ...['connect', 'connect_error', 'disconnect', 'disconnecting', 'error', 'newListener', 'removeListener'],
  ...['__proto__', 'constructor', 'toString', '', ' ', '\u0000', '가'.repeat(300)],
] as unknown as [string, ...string[]];
const keys = [
  ...['clientId', 'body', 'beforeSeq', 'afterSeq', 'limit', 'id', 'stage', 'meetingId', 'lastSeq'],
  ...['__proto__', 'constructor', 'toJSON', 'then', 'length', '_placeholder', 'num'],
] as unknown as [string, ...string[]];
const scalars = [
  ...[null, true, false, 0, -1, 1.5, 1e308, -0, 2 ** 53, 2 ** 31, 'NaN', '', '하나', '\ud800', '\u0000'],
  ...["'; DROP TABLE messages; --", '<script>alert(1)</script>', '%00', '../../etc/passwd', 'opened', 'seen'],
  ...['00000000-0000-4000-8000-000000000000', '가'.repeat(2_001)],
] as unknown as [unknown, ...unknown[]];

function value(random: Random, depth: number): unknown {
  const kind = random();
  if (depth <= 0 || kind < 0.5) return pick(random, scalars);
  const size = Math.floor(random() * 4);
  if (kind < 0.7) return Array.from({ length: size }, () => value(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: size }, () => [pick(random, keys), value(random, depth - 1)]),
  );
}

const nested = (random: Random) => {
  const depth = Math.floor(random() * 3_000);
  return `${'['.repeat(depth)}${']'.repeat(depth)}`;
};

/**
 * Payloads of one WebSocket message that the site's own client never sends to a Socket.IO server:
 * broken packets, and valid packets with nonsense.
 */
export function hostilePacket(random: Random): string | Buffer {
  const kind = random();
  const namespace = pick(random, [
    '/chat,',
    '/chat,',
    '/chat,',
    '/alarms,',
    '',
    '/nowhere,',
    '/chat',
    '/chat,,',
  ]);
  const ack = pick(random, ['', '', '0', '1', '99999999999999999999', '-1']);
  const event = [
    pick(random, names),
    ...Array.from({ length: Math.floor(random() * 4) }, () => value(random, 4)),
  ];
  const packet = `42${namespace}${ack}${JSON.stringify(event)}`;
  if (kind < 0.55) return packet;
  if (kind < 0.65)
    return `${pick(random, ['40', '43', '44', '45', '46', '47'])}${namespace}${ack}${JSON.stringify(event)}`;
  if (kind < 0.72)
    return `45${Math.floor(random() * 20)}-${namespace}${ack}["history",{"_placeholder":true,"num":${Math.floor(random() * 9) - 4}}]`;
  if (kind < 0.78)
    return Buffer.from(Array.from({ length: Math.floor(random() * 64) }, () => random() * 256));
  if (kind < 0.84) return packet.slice(0, Math.floor(random() * packet.length));
  if (kind < 0.9) {
    const at = Math.floor(random() * packet.length);
    return packet.slice(0, at) + String.fromCharCode(Math.floor(random() * 0xd7ff)) + packet.slice(at + 1);
  }
  if (kind < 0.94) return `42${namespace}${ack}["history",${nested(random)}]`;
  if (kind < 0.97)
    return pick(random, ['', '0', '2', '3', '3probe', '5', '6', '7', '4', '40', '42', '4{', '42[', '42[]']);
  return `42/chat,["message:send",{"clientId":"${'a'.repeat(Math.floor(random() * 20_000))}"}]`;
}
