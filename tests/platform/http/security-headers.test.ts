import type { RequestListener } from 'node:http';
import express from 'express';
import request from 'supertest';
import { expect, test } from 'vitest';
import { securityHeaders } from '../../../src/platform/http/security-headers.ts';

/** Returns the policy that a site at `publicOrigin` sends, and the nonce that its page is given. */
async function policyOf(publicOrigin: string): Promise<{ policy: string | undefined; nonce: string }> {
  const app = express();
  app.use(securityHeaders(publicOrigin, { hstsForSubdomains: false }));
  app.get('/', (_req, res) => void res.json(res.locals.nonce));
  const { headers, body } = await request(app as RequestListener).get('/');
  return { policy: headers['content-security-policy'], nonce: body as string };
}

const policyWith = (nonce: string, socketOrigin: string) =>
  `default-src 'self';script-src 'self' 'nonce-${nonce}';style-src 'self';` +
  "img-src 'self' data: https://image.aladin.co.kr;font-src 'self';" +
  `connect-src 'self' ${socketOrigin};manifest-src 'self';worker-src 'self';object-src 'none';` +
  "base-uri 'none';form-action 'self';frame-ancestors 'none'";

test('the policy names every source of a page, and its scripts by the nonce of the page', async () => {
  const { policy, nonce } = await policyOf('https://club.example');
  expect(nonce).toMatch(/^[\w+/=-]{22,}$/);
  expect(policy).toBe(`${policyWith(nonce, 'wss://club.example')};upgrade-insecure-requests`);
});

test('a site without TLS does not ask browsers for TLS', async () => {
  const { policy, nonce } = await policyOf('http://localhost:3000');
  expect(policy).toBe(policyWith(nonce, 'ws://localhost:3000'));
});
