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
export function readBody(req: Request, { maxBytes, timeoutMs }: BodyLimits): Promise<Buffer> {
  if (req.destroyed) return Promise.reject(uploadErrors.malformed());
  return new Promise((resolve, reject) => {
    const body = new BodyBuffer(Number(req.headers['content-length'] ?? 0), maxBytes);
    const stop = (error: Error) => {
      clearTimeout(timer);
      req.off('data', take);
      reject(error);
    };
    const take = (chunk: Buffer) => {
      body.add(chunk);
      if (body.size > droppedBytes) stop(uploadErrors.tooLarge(maxBytes));
    };
    const timer = setTimeout(() => stop(uploadErrors.tooSlow()), timeoutMs);
    req.on('data', take);
    req.once('error', (cause) => stop(uploadErrors.malformed(cause)));
    req.once('close', () => req.complete || stop(uploadErrors.malformed()));
    req.once('end', () => {
      clearTimeout(timer);
      if (body.size > maxBytes) reject(uploadErrors.tooLarge(maxBytes));
      else resolve(body.take());
    });
  });
}

/** Collects a body in one buffer, which has the announced length at first. */
class BodyBuffer {
  size = 0;
  readonly #maxBytes: number;
  #bytes: Buffer;

  constructor(announcedBytes: number, maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#bytes = Buffer.alloc(announcedBytes > 0 && announcedBytes <= maxBytes ? announcedBytes : 0);
  }

  /** Keeps a chunk, or only counts it once the body is too large. */
  add(chunk: Buffer): void {
    const start = this.size;
    this.size += chunk.length;
    if (this.size > this.#maxBytes) this.#bytes = Buffer.alloc(0);
    else {
      if (this.size > this.#bytes.length) this.#grow();
      chunk.copy(this.#bytes, start);
    }
  }

  /** Returns the body, and releases its memory here. */
  take(): Buffer {
    const body = this.#bytes.subarray(0, this.size);
    this.#bytes = Buffer.alloc(0);
    return body;
  }

  #grow(): void {
    const larger = Buffer.alloc(Math.min(this.#maxBytes, Math.max(64 * 1024, 2 * this.size)));
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }
}
