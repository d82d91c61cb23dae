import { MIMEType } from 'node:util';
import { uploadErrors } from './upload-messages.ts';

/** The most parts of a form: each part costs memory of its own. */
const mostParts = 20;

export interface UploadedForm {
  readonly fields: Readonly<Record<string, string>>;
  /** Empty files are left out: browsers send one for a field without a file. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Parses a form with files (multipart/form-data). @throws {AppError} 400 for a malformed one */
export async function parseUploadedForm(contentType: string, body: Uint8Array): Promise<UploadedForm> {
  if (countParts(contentType, body) > mostParts) throw uploadErrors.malformed();
  const form = await formOf(contentType, body);
  const fields: Record<string, string> = Object.create(null);
  const files = new Map<string, Uint8Array>();
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] ??= value;
    else if (value.size > 0 && !files.has(name)) files.set(name, new Uint8Array(await value.arrayBuffer()));
  }
  return { fields, files };
}

async function formOf(contentType: string, body: Uint8Array): Promise<FormData> {
  try {
    return await new Response(body as Uint8Array<ArrayBuffer>, {
      headers: { 'content-type': contentType },
    }).formData();
  } catch (cause) {
    throw uploadErrors.malformed(cause);
  }
}

function countParts(contentType: string, body: Uint8Array): number {
  const boundary = boundaryOf(contentType);
  if (!boundary) throw uploadErrors.malformed();
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  let count = 0;
  for (let at = bytes.indexOf(`--${boundary}`); at >= 0 && count <= mostParts; count += 1)
    at = bytes.indexOf(`--${boundary}`, at + 1);
  return count;
}

function boundaryOf(contentType: string): string | null {
  try {
    return new MIMEType(contentType).params.get('boundary');
  } catch {
    return null;
  }
}
