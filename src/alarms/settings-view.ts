import type { Page } from '../platform/http/render.ts';
import { type LeadMinutes, leadChoices } from './alarm.ts';
import { type Preference, timeOfDayText } from './preference.ts';
import type { PushGuide } from './push-guide-view.ts';

type Values = Readonly<Record<string, string>>;

export interface SettingsPage extends Page {
  readonly values: Values;
  readonly errors: Values;
  readonly leads: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
  readonly sound: boolean;
  readonly notice: string | null;
  /** The site's public key for a push subscription. */
  readonly pushKey: string;
  /** Advice for a browser without Web Push. */
  readonly pushGuide: PushGuide | null;
  /** Whether the site sends e-mail, which a link for a new password needs. */
  readonly sendsLetters: boolean;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'settings/settings': SettingsPage;
  }
}

const leadLabels: Record<LeadMinutes, string> = {
  10: '10분 전',
  30: '30분 전',
  60: '1시간 전',
};

const valuesOf = ({ leadMinutes, quietFrom, quietTo, sound }: Preference): Record<string, string> => ({
  leadMinutes: String(leadMinutes),
  quietFrom: timeOfDayText(quietFrom),
  quietTo: timeOfDayText(quietTo),
  ...(sound ? { sound: 'on' } : {}),
});

interface Shown {
  readonly pushKey: string;
  readonly pushGuide: PushGuide | null;
  readonly sendsLetters: boolean;
  readonly isSaved?: boolean;
}

export const settingsPage = (preference: Preference, shown: Shown): SettingsPage =>
  page({ values: valuesOf(preference), errors: {} }, shown);

/** The form as it was sent, with its errors. */
export const rejectedSettingsPage = (form: { values: Values; errors: Values }, shown: Shown): SettingsPage =>
  page(form, shown);

function page(
  { values, errors }: { values: Values; errors: Values },
  { pushKey, pushGuide, sendsLetters, isSaved }: Shown,
): SettingsPage {
  return {
    title: '설정',
    styles: ['/css/notifications.css'],
    scripts: ['/js/push-settings.js'],
    values,
    errors,
    leads: leadChoices.map((minutes) => ({
      value: String(minutes),
      label: leadLabels[minutes],
      isChosen: values.leadMinutes === String(minutes),
    })),
    sound: values.sound !== undefined,
    notice: isSaved ? '설정을 저장했어요. 다음 알림부터 이대로 알려 드려요.' : null,
    pushKey,
    pushGuide,
    sendsLetters,
  };
}
