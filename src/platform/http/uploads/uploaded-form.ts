import { MIMEType } from 'node:util';
import { uploadErrors } from './upload-messages.ts';

/** The most parts of a form, and bytes of the headers of one part. */
const most = { parts: 20, headerBytes: 2_000 };

const nameOf = /^content-disposition: *form-data;(?:.*;)? *name="([^"]*)"/im;
const fileName = /^content-disposition: *form-data;.*; *filename="/im;

export interface UploadedForm {
  readonly fields: Readonly<Record<string, string>>;
  /**
   * Views of the body, without a copy. Empty files are left out: browsers send one for a field
   * without a file.
   */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Parses a form with files (multipart/form-data, RFC 7578) as browsers send it. The first of two
 * parts with the same name counts.
 * @throws {AppError} 400 for any other body
 */
export function parseUploadedForm(contentType: string, body: Buffer): UploadedForm {
  const fields: Record<string, string> = Object.create(null);
  const files = new Map<string, Uint8Array>();
  for (const { head, value } of partsOf(body, boundaryOf(contentType))) {
    const name = nameOf.exec(head)?.[1];
    if (name === undefined) throw uploadErrors.malformed();
    if (!fileName.test(head)) fields[name] ??= value.toString('utf8');
    else if (value.length > 0 && !files.has(name)) files.set(name, value);
  }
  return { fields, files };
}

function* partsOf(body: Buffer, boundary: string): Generator<{ head: string; value: Buffer }, void> {
  const delimiter = `\r\n--${boundary}`;
  let at = delimiter.length - 2;
  if (body.indexOf(delimiter.slice(2)) !== 0) throw uploadErrors.malformed();
  for (let count = 0; !startsWith(body, at, '--'); count += 1) {
    const headEnd = body.subarray(at, at + most.headerBytes).indexOf('\r\n\r\n');
    const end = headEnd < 0 ? -1 : body.indexOf(delimiter, at + headEnd + 2);
    if (!startsWith(body, at, '\r\n') || end < 0 || count === most.parts) throw uploadErrors.malformed();
    const head = body.toString('utf8', at + 2, at + headEnd);
    yield { head, value: body.subarray(Math.min(at + headEnd + 4, end), end) };
    at = end + delimiter.length;
  }
}

const startsWith = (body: Buffer, at: number, text: string): boolean =>
  body.toString('latin1', at, at + text.length) === text;

function boundaryOf(contentType: string): string {
  try {
    const boundary = new MIMEType(contentType).params.get('boundary');
    if (boundary) return boundary;
  } catch {
    // The answer is the same as for a missing boundary.
  }
  throw uploadErrors.malformed();
}
