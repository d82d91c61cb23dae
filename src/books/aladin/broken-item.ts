/** Placeholder for an item of a list that is not valid JSON. */
export class BrokenItem {
  readonly reason: string;
  readonly itemId: number | null;
  /** The item's title, if it can be read. */
  readonly title: string;

  readonly hasReplacedCharacter: boolean;

  constructor(text: string, reason: string) {
    this.reason = reason;
    this.hasReplacedCharacter = text.includes('\ufffd');
    this.itemId = Number(/"itemId"\s*:\s*(\d{1,10})(?!\d)/.exec(text)?.[1] ?? 0) || null;
    this.title = /"title"\s*:\s*"([^"\\]{0,200})/.exec(text)?.[1] ?? '';
  }
}
