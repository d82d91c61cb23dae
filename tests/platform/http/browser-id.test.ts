import { sign } from 'cookie-signature';
import type { Request, Response } from 'express';
import { expect, test } from 'vitest';
import { createBrowserIds } from '../../../src/platform/http/browser-id.ts';

const idsOf = (name: string, secrets: string[]) =>
  createBrowserIds({ name, lifetimeMs: 1_000, publicOrigin: 'http://localhost:3000', secrets });
const requestWith = (name: string, value: string) =>
  ({ headers: { cookie: `${name}=${encodeURIComponent(value)}` } }) as Request;

/** Returns a new id and the value of its cookie. */
function giveNew(name: string, secrets: string[]): { id: string; value: string } {
  let value = '';
  const res = { cookie: (_name: string, given: string) => (value = given) } as unknown as Response;
  return { id: idsOf(name, secrets).give({ headers: {} } as Request, res), value };
}

test('finds an id under each of the secrets', () => {
  const { id, value } = giveNew('visitor', ['old']);
  expect(idsOf('visitor', ['new', 'old']).find(requestWith('visitor', value))).toBe(id);
  expect(idsOf('visitor', ['new']).find(requestWith('visitor', value))).toBeNull();
});

test('refuses the signed id of another cookie', () => {
  const { value } = giveNew('kept', ['secret']);
  expect(idsOf('visitor', ['secret']).find(requestWith('visitor', value))).toBeNull();
  // The id of a session has the same length.
  const session = sign('mU4KnGrkf_8rLla9kmoRBR1CorwT_M9L', 'secret');
  expect(idsOf('visitor', ['secret']).find(requestWith('visitor', session))).toBeNull();
});
