/** One JSON file of an export. */
export interface ExportPart {
  /** The name of the file, without its ending. */
  readonly file: string;
  /** A SELECT of what is stored about the person with the id `$1`, and of nobody else. */
  readonly rows: string;
}
