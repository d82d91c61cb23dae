import type { Request } from 'express';
import { uploadErrors } from './upload-messages.ts';

export interface BodyLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/** Bytes that are read and dropped: an early answer would break the connection of a browser. */
const droppedBytes = 64 * 1024 * 1024;

/**
 * Reads a request's whole body into memory.
 * @throws {AppError} 413 above the size, 408 after the time, 400 if the connection ended before
 */
export function readBody(req: Request, { maxBytes, timeoutMs }: BodyLimits): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (error: Error) => {
      clearTimeout(timer);
      req.off('data', take);
      chunks.length = 0;
      reject(error);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (size > droppedBytes) stop(uploadErrors.tooLarge(maxBytes));
    };
    const timer = setTimeout(() => stop(uploadErrors.tooSlow()), timeoutMs);
    req.on('data', take);
    req.once('error', (cause) => stop(uploadErrors.malformed(cause)));
    req.once('close', () => req.complete || stop(uploadErrors.malformed()));
    req.once('end', () => {
      clearTimeout(timer);
      if (size > maxBytes) reject(uploadErrors.tooLarge(maxBytes));
      else resolve(Buffer.concat(chunks));
    });
  });
}
