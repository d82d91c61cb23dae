/** How long a reasoning model thinks before it writes, least first. */
export const reasoningEfforts = ['none', 'minimal', 'low', 'medium', 'high'] as const;
export type ReasoningEffort = (typeof reasoningEfforts)[number];

/**
 * Whether OpenAI's model of this name reasons by default. Its chat variants take no other effort
 * than their own.
 */
const reasons = (model: string) =>
  /^([\w.-]+\/)?(o\d|gpt-([5-9]|\d\d))/.test(model) && !model.includes('chat');

/**
 * The effort to ask for when no setting names one; `null`: none is sent. All calls of a
 * recommendation share a few seconds, so reasoning is kept low.
 */
export const usualEffort = (model: string): ReasoningEffort | null => (reasons(model) ? 'low' : null);

/** Matches a refusal of the parameter, or of its value. */
const namesEffort = /reasoning_effort|\beffort\b/i;

/**
 * Reads a server's refusal of an effort. Returns the nearest effort that the message offers
 * (of two equally near ones the smaller), `null` when it offers none, or `undefined` when the
 * message is about something else.
 */
export function effortAfter(effort: ReasoningEffort, message: string): ReasoningEffort | null | undefined {
  if (!namesEffort.test(message)) return undefined;
  const offer = /(supported|allowed|valid|possible) values|(must|should) be (one of|either)|expected/i.exec(
    message,
  );
  const offered = offer ? message.slice(offer.index) : '';
  const distance = (one: ReasoningEffort) =>
    Math.abs(reasoningEfforts.indexOf(one) - reasoningEfforts.indexOf(effort));
  const [nearest] = reasoningEfforts
    .filter((one) => one !== effort && new RegExp(`\\b${one}\\b`, 'i').test(offered))
    .toSorted((one, other) => distance(one) - distance(other));
  return nearest ?? null;
}
