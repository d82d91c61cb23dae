import { Zip, ZipDeflate } from 'fflate';

/** Files of a ZIP are written one after another. */
export interface ZipWriter {
  /** Writes one file from its parts. */
  file(name: string, parts: AsyncIterable<string> | Iterable<string>): Promise<void>;
  /** Writes the directory of the ZIP and the last piece. @returns the size in bytes */
  end(): Promise<number>;
}

/**
 * Writes a ZIP as pieces of at most `pieceBytes`. It holds one piece and one part at a time.
 * @param store stores the next piece before more is compressed
 */
export function createZipWriter(
  store: (piece: Uint8Array) => Promise<void>,
  { pieceBytes, madeAt }: { readonly pieceBytes: number; readonly madeAt: Date },
): ZipWriter {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let sizeBytes = 0;
  let failure: Error | null = null;
  const zip = new Zip((error, bytes) => {
    if (error) failure = error;
    else if (bytes.length > 0) {
      waiting.push(bytes);
      waitingBytes += bytes.length;
    }
  });

  const storeWaiting = async (smallest: number) => {
    if (failure) throw failure;
    if (waitingBytes < smallest || waitingBytes === 0) return;
    const bytes = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    for (let start = 0; start < bytes.length; start += pieceBytes) {
      const piece = bytes.subarray(start, start + pieceBytes);
      await store(piece);
      sizeBytes += piece.length;
    }
  };

  return {
    file: async (name, parts) => {
      const entry = new ZipDeflate(name);
      entry.mtime = madeAt;
      zip.add(entry);
      for await (const part of parts) {
        entry.push(Buffer.from(part));
        await storeWaiting(pieceBytes);
      }
      entry.push(new Uint8Array(), true);
      await storeWaiting(pieceBytes);
    },
    end: async () => {
      zip.end();
      await storeWaiting(1);
      return sizeBytes;
    },
  };
}
