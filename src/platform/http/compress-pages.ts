import { brotliCompressSync, constants } from 'node:zlib';
import compression from 'compression';
import type { RequestHandler, Response } from 'express';

/**
 * Quality 3 takes 140 µs for a page of 31 KB where the default of 4 takes 240, and sends 6 % more
 * bytes. The window of 128 KB is larger than any page; the default reserves 4 MB.
 */
const brotli = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 17 },
};

/** Compresses answers as the browser accepts it. Static files are compressed beforehand. */
export const compressPages = (): RequestHandler => compression({ brotli });

/**
 * Returns the bytes of a page and sets the headers that say how they are compressed. Uses brotli,
 * in one call on this thread, if the browser accepts it: the streams of `compressPages` take more
 * CPU and one more write (docs/decisions/051). They compress for browsers that accept only gzip.
 */
export function encodePage(res: Response, html: string): Buffer {
  if (!res.req.acceptsEncodings('br')) return Buffer.from(html);
  res.vary('Accept-Encoding').set('Content-Encoding', 'br');
  return brotliCompressSync(writePage(html), brotli);
}

let pageBytes = Buffer.allocUnsafeSlow(256 * 1_024);

/**
 * Returns the bytes of a page, which the next call overwrites. `Buffer.from` walks a page once
 * more, to count its bytes, and takes nearly twice the time.
 */
function writePage(html: string): Buffer {
  const mostBytes = 3 * html.length;
  if (mostBytes > pageBytes.length) pageBytes = Buffer.allocUnsafeSlow(mostBytes);
  return pageBytes.subarray(0, pageBytes.write(html));
}
