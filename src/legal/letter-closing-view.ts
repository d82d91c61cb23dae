import type { Operator } from './operator.ts';

/** Returns the last lines of every letter: who runs the site; empty if no setting says. */
export function letterClosing({ name, contact }: Operator): string {
  const facts = [name && `운영: ${name}`, contact && `문의: ${contact}`].filter(Boolean);
  return facts.length === 0 ? '' : `\n책모임 · ${facts.join(' · ')}\n`;
}
