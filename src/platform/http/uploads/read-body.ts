import type { Request } from 'express';
import { uploadErrors } from './upload-messages.ts';

export interface BodyLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/**
 * Reads a request's whole body into memory.
 * @throws {AppError} 413 above the size, 408 after the time, 400 if the connection ended before
 */
export function readBody(req: Request, { maxBytes, timeoutMs }: BodyLimits): Promise<Uint8Array> {
  const length = Number(req.headers['content-length'] ?? 0);
  if (length > maxBytes) return Promise.reject(uploadErrors.tooLarge(maxBytes));
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
      if (size > maxBytes) return stop(uploadErrors.tooLarge(maxBytes));
      chunks.push(chunk);
    };
    const timer = setTimeout(() => stop(uploadErrors.tooSlow()), timeoutMs);
    req.on('data', take);
    req.once('error', (cause) => stop(uploadErrors.malformed(cause)));
    req.once('close', () => req.complete || stop(uploadErrors.malformed()));
    req.once('end', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks));
    });
  });
}
