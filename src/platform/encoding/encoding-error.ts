/**
 * Thrown for bytes that are not UTF-8 text. The message names the probable encoding and says what
 * to do.
 */
export class EncodingError extends Error {
  override name = 'EncodingError';
  /** The name that people use for the encoding. */
  readonly encoding: string;

  constructor(encoding: string, advice: string) {
    super(`the file is not UTF-8; ${advice}`);
    this.encoding = encoding;
  }
}
