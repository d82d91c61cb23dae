import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { LetterError } from '../../src/platform/letter-error.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMailer, type MailOptions } from '../../src/platform/mail.ts';

const letter = { to: 'secret.reader@example.com', subject: '안녕하세요', text: 'plain text' };
const from = '책모임 <no-reply@bookmoim.example>';
const log = createLogger({ level: 'silent', name: 'test' });

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A mail server that answers each command with what stands here for it, and 250 otherwise. */
function smtpServer(answers: Readonly<Record<string, string>>): Promise<number> {
  return listening(
    createServer((socket) => {
      socket.write('220 test ESMTP\r\n');
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        const [command = ''] = chunk.toString().split(/[ \r]/, 1);
        socket.write(
          answers[command] ?? (command === 'EHLO' ? '250-test\r\n250 AUTH PLAIN\r\n' : '250 ok\r\n'),
        );
      });
    }),
  );
}

function mailer(options: Partial<MailOptions>) {
  const outcomes: string[] = [];
  const made = createMailer({
    smtpUrl: undefined,
    from,
    isDevelopment: false,
    log,
    onOutcome: (outcome, code) => void outcomes.push(`${outcome} ${code}`.trim()),
    ...options,
  });
  if (!made) throw new Error('it sends no letters');
  return { ...made, outcomes };
}

const failure = (work: Promise<unknown>): Promise<LetterError> =>
  work.then(
    () => Promise.reject(new Error('it went well')),
    (error: LetterError) => {
      expect(error).toBeInstanceOf(LetterError);
      expect(`${error.stack} ${error.message} ${error.cause}`).not.toMatch(/secret\.reader|pass-word/);
      return error;
    },
  );

test('a wrong password of the mail server is told by code, at the check and for each letter', async () => {
  const port = await smtpServer({ AUTH: '535 5.7.8 bad credentials for secret.reader@example.com\r\n' });
  const { send, verify, outcomes } = mailer({ smtpUrl: `smtp://user:${'pass-word'}@127.0.0.1:${port}` });
  expect((await failure(verify())).code).toBe('EAUTH 535');
  expect(outcomes).toEqual([]);
  expect((await failure(send(letter))).outcome).toBe('refused');
  expect(outcomes).toEqual(['refused EAUTH 535']);
});

test('an address that the mail server refuses is counted and not repeated', async () => {
  const port = await smtpServer({ RCPT: '550 5.1.1 <secret.reader@example.com> unknown\r\n' });
  const { send, outcomes } = mailer({ smtpUrl: `smtp://127.0.0.1:${port}` });
  await failure(send(letter));
  expect(outcomes).toEqual(['bad_address EENVELOPE 550']);
});

test('a closed port counts as unreachable', async () => {
  const { send, verify, outcomes } = mailer({ smtpUrl: 'smtp://127.0.0.1:1' });
  expect((await failure(verify())).outcome).toBe('unreachable');
  await failure(send(letter));
  expect(outcomes).toEqual([expect.stringMatching(/^unreachable E/)]);
});

test('an SMTP server that takes the check takes letters', async () => {
  const port = await smtpServer({ DATA: '354 go on\r\n' });
  const { send, verify, outcomes } = mailer({ smtpUrl: `smtp://127.0.0.1:${port}` });
  expect(await verify()).toBe(true);
  await send(letter);
  expect(outcomes).toEqual(['sent']);
});

interface Posted {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: unknown;
}

/** A mail service over HTTP that answers with this. */
async function mailService(status: number, headers: Record<string, string> = {}) {
  const posted: Posted[] = [];
  const server = createHttpServer((req, res) => {
    let text = '';
    req.setEncoding('utf8');
    req.on('data', (chunk: string) => {
      text += chunk;
    });
    req.on('end', () => {
      posted.push({ headers: req.headers, body: text === '' ? null : JSON.parse(text) });
      res.writeHead(status, headers).end('{"message":"secret.reader@example.com"}');
    });
  });
  return { url: `http://127.0.0.1:${await listening(server)}/emails`, posted };
}

test('a mail service over HTTPS gets the letter as JSON, with the key, for one address', async () => {
  const { url, posted } = await mailService(200);
  const { send, verify, outcomes } = mailer({ api: { url, key: 'key-of-the-service', fetch } });
  expect(await verify()).toBeNull();
  await send({ ...letter, to: 'one@example.com,two@example.com' });
  expect(posted).toMatchObject([
    {
      headers: { authorization: 'Bearer key-of-the-service', 'content-type': 'application/json' },
      body: {
        from,
        to: ['one@example.com,two@example.com'],
        subject: letter.subject,
        text: letter.text,
      },
    },
  ]);
  expect(outcomes).toEqual(['sent']);
});

test.each([401, 403, 422, 429, 500])('a mail service that answers %i refused the letter', async (status) => {
  const { url } = await mailService(status);
  const { send, outcomes } = mailer({ api: { url, key: 'pass-word', fetch } });
  await failure(send(letter));
  expect(outcomes).toEqual([`refused ${status}`]);
});

test('a mail service that sends elsewhere is not followed: the key stays here', async () => {
  const other = await mailService(200);
  const { url } = await mailService(302, { location: other.url });
  const { send, outcomes } = mailer({ api: { url, key: 'pass-word', fetch } });
  await failure(send(letter));
  expect(outcomes).toEqual(['refused 302']);
  expect(other.posted).toEqual([]);
});

test('a mail service that cannot be reached, or does not answer in time, is unreachable', async () => {
  const url = `http://127.0.0.1:${await findFreePort(0)}/emails`;
  const away = mailer({ api: { url, key: 'pass-word', fetch } });
  await failure(away.send(letter));
  expect(away.outcomes).toEqual([expect.stringMatching(/^unreachable E/)]);
  const late: typeof fetch = async () => {
    throw new DOMException('too late', 'TimeoutError');
  };
  const slow = mailer({ api: { url, key: 'pass-word', fetch: late } });
  await failure(slow.send(letter));
  expect(slow.outcomes).toEqual(['unreachable ETIMEDOUT']);
});
