/** One thing that is stored, in words, and the columns that hold it. */
export interface StoredData {
  readonly what: string;
  /** Column names by table. Empty for what is not in PostgreSQL. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

/** The data that are stored for one purpose, as the privacy policy lists them. */
export interface PrivacyItem {
  /** The anchor on the page. */
  readonly id: string;
  readonly heading: string;
  readonly purpose: string;
  readonly data: readonly StoredData[];
  readonly retention: string;
  readonly deletion: string;
}
