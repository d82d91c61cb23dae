/** Texts by the name of a field: typed values, or the messages beside them. */
export type Values = Readonly<Record<string, string>>;

/** A form that was refused or restored, as its page shows it again. */
export interface TypedForm {
  readonly values: Values;
  readonly errors: Values;
}

/** One of several values that a form offers. */
export interface FormChoice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly isChosen: boolean;
}
