/** Permission, or a refusal with its reason. */
export type Decision<Reason extends string> =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: Reason };

export const allowed = { ok: true } as const;
export const refuse = <Reason extends string>(reason: Reason) => ({ ok: false, reason }) as const;

/** The reasons with which a use case refuses, from the type of its result. */
export type ReasonOf<Result> = Result extends { readonly ok: false; readonly reason: infer Reason }
  ? Reason
  : never;
