import { timeWords } from '../../public/js/text/korean-time.js';
import type { Page, PageSection } from '../platform/http/render.ts';
import type { FormChoice, TypedForm } from '../platform/http/typed-form.ts';
import { type LeadMinutes, leadChoices } from './alarm.ts';
import { type Preference, timeOfDayText } from './preference.ts';
import type { PushGuide } from './push-guide-view.ts';

export interface SettingsPage extends Page, TypedForm {
  readonly leads: readonly FormChoice[];
  /** The saved quiet hours in words: an empty field shows a time in some browsers. */
  readonly quietState: string | null;
  readonly sound: boolean;
  readonly letters: boolean;
  readonly mutesMentions: boolean;
  readonly notice: string | null;
  /** The site's public key for a push subscription. */
  readonly pushKey: string;
  /** Advice for a browser without Web Push. */
  readonly pushGuide: PushGuide | null;
  /** Whether this site sends letters. */
  readonly sendsLetters: boolean;
  readonly sections: readonly PageSection[];
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

const valuesOf = ({
  leadMinutes,
  quietFrom,
  quietTo,
  sound,
  letters,
  mutesMentions,
}: Preference): Record<string, string> => ({
  leadMinutes: String(leadMinutes),
  quietFrom: timeOfDayText(quietFrom),
  quietTo: timeOfDayText(quietTo),
  ...(sound ? { sound: 'on' } : {}),
  ...(letters ? { letters: 'on' } : {}),
  ...(mutesMentions ? { mutesMentions: 'on' } : {}),
});

const wordsOf = (minutes: number) =>
  timeWords({ year: 1970, month: 1, day: 1, hour: Math.floor(minutes / 60), minute: minutes % 60 });

function quietStateOf({ quietFrom, quietTo }: Preference): string {
  if (quietFrom === null || quietTo === null) return '지금은 조용한 시간을 쓰지 않아요.';
  const end = `${quietFrom > quietTo ? '다음 날 ' : ''}${wordsOf(quietTo)}`;
  return `지금은 ${wordsOf(quietFrom)}부터 ${end}까지 조용해요.`;
}

interface Shown {
  readonly pushKey: string;
  readonly pushGuide: PushGuide | null;
  readonly sendsLetters: boolean;
  readonly sections: readonly PageSection[];
  readonly isSaved?: boolean;
  readonly quietState?: string;
}

export const settingsPage = (preference: Preference, shown: Shown): SettingsPage =>
  page({ values: valuesOf(preference), errors: {} }, { ...shown, quietState: quietStateOf(preference) });

/** The form as it was sent, with its errors. */
export const rejectedSettingsPage = (form: TypedForm, shown: Shown): SettingsPage => page(form, shown);

function page(
  { values, errors }: TypedForm,
  { pushKey, pushGuide, sendsLetters, sections, isSaved, quietState }: Shown,
): SettingsPage {
  return {
    title: '설정',
    styles: ['/css/notifications.css', '/css/meetings.css'],
    scripts: ['/js/push-settings.js', '/js/invite.js'],
    values,
    errors,
    leads: leadChoices.map((minutes) => ({
      value: String(minutes),
      label: leadLabels[minutes],
      isChosen: values.leadMinutes === String(minutes),
    })),
    quietState: quietState ?? null,
    sound: values.sound !== undefined,
    letters: values.letters !== undefined,
    mutesMentions: values.mutesMentions !== undefined,
    notice: isSaved ? '설정을 저장했어요. 다음 알림부터 이대로 알려 드려요.' : null,
    pushKey,
    pushGuide,
    sendsLetters,
    sections,
  };
}
