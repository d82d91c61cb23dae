import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import { moveLimits } from './move-limits.ts';

const [compress, unpack] = [promisify(gzip), promisify(gunzip)];

/** Compresses a file for the time until it is confirmed, in another thread. */
export const compressed = (file: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  compress(file, { level: constants.Z_BEST_SPEED });

export const unpacked = (file: Uint8Array): Promise<Uint8Array> =>
  unpack(file, { maxOutputLength: moveLimits.talkBytes });
