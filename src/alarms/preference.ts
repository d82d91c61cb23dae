import { type LeadMinutes, leadChoices } from './alarm.ts';

/** How somebody wants to be told. */
export interface Preference {
  readonly leadMinutes: LeadMinutes;
  /** Minutes since midnight in Seoul; both or neither. From a later to an earlier one it runs over midnight. */
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  readonly sound: boolean;
}

/** What holds for who set nothing. A lead of the environment that nobody can choose is shown as the nearest that one can. */
export const defaultPreference = (defaultLead: number): Preference => ({
  leadMinutes: leadChoices.toSorted((a, b) => Math.abs(a - defaultLead) - Math.abs(b - defaultLead))[0] ?? 10,
  quietFrom: null,
  quietTo: null,
  sound: true,
});

const two = (value: number) => String(value).padStart(2, '0');

/** `HH:mm`; empty for none. */
export const timeOfDayText = (minutes: number | null): string =>
  minutes === null ? '' : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
