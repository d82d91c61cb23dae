import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { OpenidMemory } from './openid-memory.ts';

/** The account that is logged in at the fake Kakao. */
export interface KakaoAccount {
  subject: string;
  email?: string;
  isVerified?: boolean;
}

type Claims = Record<string, unknown>;

export interface FakeKakao {
  readonly issuer: string;
  readonly settings: Readonly<Record<string, string>>;
  /** The account that logs in next. */
  account: KakaoAccount;
  /** The person's answer at Kakao; `ask` shows her a page with two buttons. */
  answer: 'accept' | 'decline' | 'ask';
  /** Changes the claims of the next id tokens before they are signed. */
  changeClaims: (claims: Claims) => Claims;
  /** Changes the signed id token. */
  changeToken: (token: string) => string;
  /** Returns true if it answers a request in place of the server, or leaves it unanswered. */
  intercept: (req: IncomingMessage, res: ServerResponse) => boolean;
  /** The paths of all requests so far. */
  readonly paths: string[];
  /** Follows an address of this server as a browser does, until it leads elsewhere. */
  visit(address: string): Promise<string>;
  close(): Promise<void>;
}

const clientId = 'kakao-rest-api-key';
const clientSecret = 'only-for-tests-kakao-secret';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const key = { ...privateKey.export({ format: 'jwk' }), kid: 'fake-kakao', alg: 'RS256', use: 'sig' };

/** Starts an OpenID server with Kakao's scopes, which knows one site. */
export async function startFakeKakao(publicOrigin: string): Promise<FakeKakao> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fake: FakeKakao = {
    issuer,
    settings: { KAKAO_CLIENT_ID: clientId, KAKAO_CLIENT_SECRET: clientSecret, KAKAO_ISSUER: issuer },
    account: { subject: '1001' },
    answer: 'accept',
    changeClaims: (claims) => claims,
    changeToken: (token) => token,
    intercept: () => false,
    paths: [],
    visit: (address) => follow(issuer, address),
    close: () => closeServer(server),
  };
  const provider = providerOf(fake, publicOrigin);
  const answer = provider.callback();
  server.on('request', (req, res) => {
    fake.paths.push(new URL(req.url ?? '/', issuer).pathname);
    if (fake.intercept(req, res)) return;
    if (req.url?.startsWith('/consent/')) void consent(fake, provider, req, res);
    else void answer(req, res);
  });
  return fake;
}

function providerOf(fake: FakeKakao, publicOrigin: string): Provider {
  const provider = new Provider(fake.issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicOrigin}/login/kakao/callback`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    adapter: OpenidMemory,
    jwks: { keys: [key as never] },
    scopes: ['openid', 'account_email'],
    claims: { openid: ['sub'], account_email: ['email', 'email_verified'], auth_time: null },
    pkce: { required: () => true },
    cookies: { keys: ['only-for-tests-kakao-cookies'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/consent/${uid}` },
    findAccount: (_ctx, subject) => ({
      accountId: subject,
      claims: () => ({
        sub: subject,
        ...(fake.account.email === undefined ? {} : { email: fake.account.email }),
        ...(fake.account.isVerified === undefined ? {} : { email_verified: fake.account.isVerified }),
      }),
    }),
    ttl: {
      Session: 600,
      Interaction: 600,
      Grant: 600,
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
    },
  });
  provider.use(async (ctx, next) => {
    await next();
    const body = ctx.body as { id_token?: string } | undefined;
    if (ctx.path === '/token' && body?.id_token) body.id_token = changed(fake, body.id_token);
  });
  return provider;
}

function changed(fake: FakeKakao, token: string): string {
  const [head = '', payload = ''] = token.split('.');
  const claims = fake.changeClaims(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  const text = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  const signature = sign('RSA-SHA256', Buffer.from(text), privateKey);
  return fake.changeToken(`${text}.${signature.toString('base64url')}`);
}

/** Logs the account in and accepts, declines, or shows the page that asks. */
async function consent(fake: FakeKakao, provider: Provider, req: IncomingMessage, res: ServerResponse) {
  const pressed = new URL(req.url ?? '/', fake.issuer).searchParams.get('answer') ?? fake.answer;
  if (pressed === 'ask') {
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.end(
      '<title>Kakao</title><form><button name="answer" value="accept">동의하고 계속하기</button><button name="answer" value="decline">취소</button></form>',
    );
    return;
  }
  if (pressed === 'decline') {
    await provider.interactionFinished(req, res, { error: 'access_denied' });
    return;
  }
  const { params } = await provider.interactionDetails(req, res);
  const grant = new provider.Grant({ accountId: fake.account.subject, clientId });
  grant.addOIDCScope(String(params.scope));
  const login = { accountId: fake.account.subject, remember: false };
  await provider.interactionFinished(req, res, { login, consent: { grantId: await grant.save() } });
}

async function follow(issuer: string, address: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = address;
  while (next.startsWith(`${issuer}/`)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`the fake Kakao answered ${response.status}: ${await response.text()}`);
    next = new URL(location, next).href;
  }
  return next;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
