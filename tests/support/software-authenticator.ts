import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** How an answer may differ from an honest one. */
export interface Deviation {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly isVerified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  /** Signs with another key than the passkey's. */
  readonly hasWrongKey?: boolean;
}

export interface SoftwarePasskey {
  readonly id: string;
  readonly answer: RegistrationResponseJSON;
  /** Answers a challenge. */
  use(options: PublicKeyCredentialRequestOptionsJSON, deviation?: Deviation): AuthenticationResponseJSON;
}

const userPresent = 0x01;
const userVerified = 0x04;
const hasCredential = 0x40;

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** The ES256 public key in COSE. */
function coseKey(key: KeyObject): Uint8Array {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]),
  );
}

function authenticatorData(rpId: string, flags: number, counter: number, credential = Buffer.alloc(0)) {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, credential]);
}

const clientData = (type: string, challenge: string, origin: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

const text = (data: Uint8Array) => Buffer.from(data).toString('base64url');

/** Makes a passkey as an honest authenticator does; its counter grows by one with each use. */
export function makePasskey(
  options: PublicKeyCredentialCreationOptionsJSON,
  origin: string,
  deviation: Deviation & { readonly credentialId?: string } = {},
): SoftwarePasskey {
  const id = deviation.credentialId ?? text(randomBytes(16));
  const { privateKey, publicKey } = newKey();
  const rpId = options.rp.id ?? '';
  const rawId = Buffer.from(id, 'base64url');
  const idLength = Buffer.alloc(2);
  idLength.writeUInt16BE(rawId.length);
  const credential = Buffer.concat([Buffer.alloc(16), idLength, rawId, coseKey(publicKey)]);
  const flagsOf = ({ isVerified = true }: Deviation) => userPresent | (isVerified ? userVerified : 0);
  let uses = deviation.counter ?? 0;

  const authData = new Uint8Array(
    authenticatorData(deviation.rpId ?? rpId, flagsOf(deviation) | hasCredential, uses, credential),
  );
  const attestation = isoCBOR.encode(
    new Map<string, string | Map<string, string> | Uint8Array>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]),
  );
  const made = clientData(
    'webauthn.create',
    deviation.challenge ?? options.challenge,
    deviation.origin ?? origin,
  );

  return {
    id,
    answer: {
      id,
      rawId: id,
      type: 'public-key',
      response: {
        clientDataJSON: text(made),
        attestationObject: text(attestation),
        transports: ['internal'],
      },
      clientExtensionResults: {},
    },
    use(asked, changed = {}) {
      uses = changed.counter ?? uses + 1;
      const data = authenticatorData(changed.rpId ?? rpId, flagsOf(changed), uses);
      const client = clientData(
        'webauthn.get',
        changed.challenge ?? asked.challenge,
        changed.origin ?? origin,
      );
      const key = changed.hasWrongKey ? newKey().privateKey : privateKey;
      return {
        id,
        rawId: id,
        type: 'public-key',
        response: {
          clientDataJSON: text(client),
          authenticatorData: text(data),
          signature: text(sign('sha256', Buffer.concat([data, sha256(client)]), key)),
          userHandle: changed.userHandle ?? options.user.id,
        },
        clientExtensionResults: {},
      };
    },
  };
}
