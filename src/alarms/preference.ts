import { type LeadMinutes, leadChoices } from './alarm.ts';

export interface Preference {
  readonly leadMinutes: LeadMinutes;
  /** Minutes since midnight in Seoul; both or neither. They cross midnight when from > to. */
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  readonly sound: boolean;
  /** Letters with the alarms that no page and no device got. */
  readonly letters: boolean;
  /** Whether messages that name the person tell her nothing. */
  readonly mutesMentions: boolean;
}

/**
 * The preference of a person who saved none. If the site's default lead is not one of the choices,
 * the nearest choice is shown.
 */
export const defaultPreference = (defaultLead: number): Preference => ({
  leadMinutes: leadChoices.toSorted((a, b) => Math.abs(a - defaultLead) - Math.abs(b - defaultLead))[0] ?? 10,
  quietFrom: null,
  quietTo: null,
  sound: true,
  letters: false,
  mutesMentions: false,
});

const two = (value: number) => String(value).padStart(2, '0');

/** `HH:mm`; empty for null. */
export const timeOfDayText = (minutes: number | null): string =>
  minutes === null ? '' : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
