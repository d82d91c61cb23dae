/** The options of a list of choices. */
export type Options = readonly {
  readonly value: string;
  readonly label: string;
  readonly isChosen?: boolean;
}[];

/** Returns members as options, by nickname. */
export const memberOptions = (
  members: readonly { readonly id: number; readonly nickname: string }[],
): Options => members.map(({ id, nickname }) => ({ value: String(id), label: nickname }));
