import { MIMEType } from 'node:util';
import { type MultipartPart, parseMultipart } from '@remix-run/multipart-parser';
import { uploadErrors } from './upload-messages.ts';

/** The most parts of a form, and bytes of the headers of one part. */
const most = { maxParts: 20, maxHeaderSize: 2_000 };
/** The limit of RFC 2046. A search for thousands of letters in a large body takes many seconds. */
const mostBoundaryLetters = 70;

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
  try {
    return formOf(partsOf(body, new MIMEType(contentType).params.get('boundary')));
  } catch (cause) {
    throw uploadErrors.malformed(cause);
  }
}

function partsOf(body: Buffer, boundary: string | null): MultipartPart[] {
  if (!boundary) throw new Error('the form names no boundary');
  if (boundary.length > mostBoundaryLetters) throw new Error('the boundary of the form is too long');
  const sizes = { maxFileSize: body.length, maxTotalSize: body.length };
  const parts = [...parseMultipart(body, { boundary, ...most, ...sizes })];
  if (parts.length === 0) throw new Error('the form has no part');
  return parts;
}

function formOf(parts: readonly MultipartPart[]): UploadedForm {
  const fields: Record<string, string> = Object.create(null);
  const files = new Map<string, Uint8Array>();
  for (const part of parts) {
    const { name, filename } = part;
    if (name === undefined) throw new Error('a part of the form has no name');
    // The parser was given the whole body at once, so it has at most one piece of each part.
    const [bytes] = part.content;
    if (filename === undefined) fields[name] ??= part.text;
    else if (bytes && !files.has(name)) files.set(name, bytes);
  }
  return { fields, files };
}
