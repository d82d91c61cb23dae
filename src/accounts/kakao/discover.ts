import * as openid from 'openid-client';
import type { KakaoOptions } from './kakao-options.ts';

/** How long Kakao's addresses and keys are used before they are asked for again. */
const lifetimeMs = 24 * 60 * 60 * 1_000;

/**
 * Returns a function that asks Kakao for its addresses when they are first needed, and remembers
 * them for a day. A failure is not remembered.
 */
export function discover(options: KakaoOptions): () => Promise<openid.Configuration> {
  const { clock } = options;
  let found: { readonly at: number; readonly configuration: Promise<openid.Configuration> } | null = null;
  return () => {
    const now = clock.now().getTime();
    if (found !== null && now - found.at < lifetimeMs) return found.configuration;
    const asked = { at: now, configuration: ask(options) };
    found = asked;
    asked.configuration.catch(() => {
      if (found === asked) found = null;
    });
    return asked.configuration;
  };
}

function ask({ issuer, clientId, clientSecret, timeoutSeconds = 4 }: KakaoOptions) {
  const isPlain = new URL(issuer).protocol === 'http:';
  return openid.discovery(
    new URL(issuer),
    clientId,
    {},
    clientSecret === undefined ? openid.None() : openid.ClientSecretPost(clientSecret),
    {
      timeout: timeoutSeconds,
      execute: [
        // Also checks the signature of the id token, which came over the server's own connection.
        openid.enableNonRepudiationChecks,
        ...(isPlain ? [openid.allowInsecureRequests] : []),
      ],
    },
  );
}
