import type { Env } from '../platform/env.ts';

/** The person or company that runs the site, as the settings say. */
export interface Operator {
  readonly name: string | null;
  /** An e-mail address, or an https address. */
  readonly contact: string | null;
  /** The company and the country whose servers hold the data. */
  readonly host: string | null;
}

export type OperatorSettings = Pick<Env, 'OPERATOR_NAME' | 'OPERATOR_CONTACT' | 'OPERATOR_HOST'>;

export const operatorOf = (env: OperatorSettings): Operator => ({
  name: env.OPERATOR_NAME ?? null,
  contact: env.OPERATOR_CONTACT ?? null,
  host: env.OPERATOR_HOST ?? null,
});

/** Whether people can see who runs the site and how to reach them. */
export const isOperatorNamed = ({ name, contact }: Operator): boolean => name !== null && contact !== null;

/** Returns a contact as the address of a link. */
export const contactHref = (contact: string): string =>
  contact.startsWith('https://') ? contact : `mailto:${contact}`;
