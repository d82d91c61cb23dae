import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Mind, openMind } from './fake-openai-mind.ts';
import { type FakeMode, replyTo } from './fake-openai-modes.ts';
import type { DraftMode } from './fake-openai-questions.ts';
import type { TalkMode } from './fake-openai-record.ts';
import type { Reply } from './fake-openai-reply.ts';
import { type ChatRequest, readChatRequest } from './fake-openai-request.ts';

export type { FakeMode } from './fake-openai-modes.ts';
export { fakeDialects, fakeModes } from './fake-openai-modes.ts';
export { type DraftMode, draftModes } from './fake-openai-questions.ts';
export { type TalkMode, talkModes } from './fake-openai-record.ts';

export interface FakeOpenAIOptions extends Partial<Mind> {
  readonly mode?: FakeMode | TalkMode | DraftMode;
  /** 0: any free port. */
  readonly port?: number;
  /** Time that a model takes for a reply. */
  readonly delayMs?: number;
}

/**
 * An OpenAI-compatible server with every bad habit seen in real ones. Listens on the loopback
 * interface only.
 */
export class FakeOpenAI {
  /** Every chat request, in order of arrival. */
  readonly requests: ChatRequest[] = [];
  /** The most requests that were open at the same time. */
  mostAtOnce = 0;
  /** Requests that were refused, so that no model was called. */
  refused = 0;
  private underWay = 0;
  private readonly server: Server;
  private readonly mind: Mind;
  private readonly delayMs: number;
  private script: (FakeMode | TalkMode | DraftMode)[] = ['ok'];
  private replies: (() => Reply) | undefined;

  private constructor(server: Server, options: FakeOpenAIOptions) {
    this.server = server;
    this.mind = openMind(options);
    this.delayMs = options.delayMs ?? 0;
    if (options.mode) this.script = [options.mode];
  }

  static async start(options: FakeOpenAIOptions = {}): Promise<FakeOpenAI> {
    const server = createServer();
    const fake = new FakeOpenAI(server, options);
    server.on('request', (req, res) => void fake.answer(req, res));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return fake;
  }

  /** The value for `OPENAI_BASE_URL`. */
  get url(): string {
    return `${this.origin}/v1`;
  }

  /** The address without the version, as an operator may configure it by mistake. */
  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Answers the next requests in these modes, one each, and all later ones in the last mode. */
  play(...modes: [FakeMode | TalkMode | DraftMode, ...(FakeMode | TalkMode | DraftMode)[]]): void {
    this.script = modes;
    this.replies = undefined;
  }

  /** Answers the next requests with these replies, whatever they ask. */
  reply(replies: () => Reply): void {
    this.replies = replies;
  }

  /** Deletes the captured requests. */
  forget(): void {
    this.requests.length = 0;
    this.mostAtOnce = 0;
    this.refused = 0;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private count(res: ServerResponse): void {
    this.underWay += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.underWay);
    res.once('close', () => {
      this.underWay -= 1;
    });
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.method !== 'POST' || !servedPaths.includes(req.url ?? ''))
      return send(res, { status: 404, body: { error: { message: 'unknown path', code: 'not_found' } } });
    const request = await readChatRequest(req);
    // The client aborted while it was sending the request.
    if (!request) return;
    this.requests.push(request);
    this.count(res);
    if (this.replies) return send(res, this.replies());
    const mode = (this.script.length > 1 ? this.script.shift() : this.script[0]) ?? 'ok';
    const reply = replyTo(mode, request, this.mind);
    if (reply.status >= 300 && reply.status < 500) this.refused += 1;
    if (this.delayMs === 0) return send(res, reply);
    const timer = setTimeout(() => send(res, reply), this.delayMs);
    res.once('close', () => clearTimeout(timer));
  }
}

const servedPaths = ['/v1/chat/completions', '/moved/v1/chat/completions'];

function send(res: ServerResponse, reply: Reply): void {
  if (reply.hangs) {
    // Ends a hanging response after 30 s if the client has not aborted it before.
    const timer = setTimeout(() => res.destroy(), 30_000);
    res.on('close', () => clearTimeout(timer));
    return;
  }
  const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  res.writeHead(reply.status, { 'content-type': reply.contentType ?? 'application/json', ...reply.headers });
  if (reply.breaksAfter !== undefined) {
    const bytes = Buffer.from(body).subarray(0, reply.breaksAfter);
    res.write(bytes.length > 0 ? bytes : ' ', () => res.destroy());
  } else if (reply.drips) drip(res, body);
  else res.end(body);
}

/** Sends a byte every 100 ms. Headers come at once, so a timeout for headers never ends this. */
function drip(res: ServerResponse, body: string): void {
  const bytes = Buffer.from(body);
  let sent = 0;
  const timer = setInterval(() => {
    if (sent >= bytes.length) res.end();
    else res.write(bytes.subarray(sent, ++sent));
  }, 100);
  res.on('close', () => clearInterval(timer));
}
