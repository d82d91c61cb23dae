import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

export interface SentLetter {
  readonly to: string;
  /** By lower-case name, with folded lines joined. */
  readonly headers: ReadonlyMap<string, string>;
  /** The decoded text. */
  readonly text: string;
}

export interface FakeSmtp {
  readonly url: string;
  /** The letters so far, oldest first. */
  readonly letters: readonly SentLetter[];
  close(): Promise<void>;
}

/** Starts a mail server that accepts every letter. */
export async function startFakeSmtp(): Promise<FakeSmtp> {
  const letters: SentLetter[] = [];
  const server = createServer((socket) => {
    let to = '';
    let data: string[] | null = null;
    let rest = '';
    socket.on('error', () => undefined);
    socket.write('220 fake ESMTP\r\n');
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (data && line !== '.') data.push(line);
        else if (data) {
          letters.push({ to, headers: headersOf(data), text: bodyOf(data) });
          data = null;
          socket.write('250 taken\r\n');
        } else if (line === 'DATA') {
          data = [];
          socket.write('354 go on\r\n');
        } else {
          if (line.startsWith('RCPT TO:')) to = line.slice('RCPT TO:<'.length, -1);
          socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
        }
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    close: async () => {
      server.close();
    },
  };
}

function headersOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const unfolded = lines
    .slice(0, lines.indexOf(''))
    .join('\r\n')
    .replaceAll(/\r\n[ \t]/g, ' ');
  return new Map(
    unfolded.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

function bodyOf(lines: readonly string[]): string {
  const end = lines.indexOf('');
  const encoding = lines.slice(0, end).find((line) => /^Content-Transfer-Encoding:/i.test(line)) ?? '';
  const body = lines.slice(end + 1).join('\r\n');
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString();
  if (!/quoted-printable/i.test(encoding)) return body;
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
