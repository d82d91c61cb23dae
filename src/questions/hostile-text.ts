import { holdsContact } from '../accounts/index.ts';
import { insults, orders, solicitations } from './hostile-words.ts';

const lower = (text: string) => text.normalize('NFC').toLowerCase();

/** Whether a text gives a program orders. */
export const holdsOrder = (text: string): boolean => orders.some((order) => order.test(lower(text)));

/** Whether a text insults, sells, gives orders or holds contact data. No question may show it. */
export const isHostile = (text: string): boolean =>
  insults.some((word) => lower(text).includes(word)) ||
  solicitations.some((words) => words.test(lower(text))) ||
  holdsOrder(text) ||
  holdsContact(text);
