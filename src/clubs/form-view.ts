import type { Page } from '../platform/http/render.ts';
import type { FormChoice, TypedForm, Values } from '../platform/http/typed-form.ts';
import { type Club, entries, visibilities } from './club.ts';
import { clubLimits } from './club-limits.ts';
import { clubAssets, entrySentences } from './view.ts';

export interface ClubFormPage extends Page, TypedForm {
  readonly heading: string;
  readonly action: string;
  readonly submit: string;
  readonly backHref: string;
  readonly visibilities: readonly FormChoice[];
  readonly entries: readonly FormChoice[];
  readonly capacity: { readonly min: string; readonly max: string };
  readonly answerHint: string;
  /** After a concurrent edit: the stored value of each field that differs from the typed one. */
  readonly conflict: readonly { readonly label: string; readonly theirs: string }[] | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'clubs/form': ClubFormPage;
  }
}

export const visibilityNames = {
  listed: '공개: 북클럽 목록과 검색에 나와요.',
  unlisted: '비공개: 목록에 나오지 않고, 초대 링크를 받은 사람만 들어와요.',
} as const;

const answerHint =
  '들어오려는 사람이 맞혀야 해요. 띄어쓰기와 대소문자는 달라도 괜찮고, 아무에게도 보이지 않아요.';

const frame = (values: Values) => ({
  ...clubAssets,
  values,
  visibilities: visibilities.map((value) => ({
    value,
    label: visibilityNames[value],
    isChosen: values.visibility === value,
  })),
  entries: entries.map((value) => ({
    value,
    label: entrySentences[value],
    isChosen: values.entry === value,
  })),
  capacity: { min: String(clubLimits.capacity.min), max: String(clubLimits.capacity.max) },
});

const suggested = { visibility: 'listed', entry: 'open', capacity: '20' };

export const newClubPage = (rejected?: TypedForm): ClubFormPage => ({
  title: '북클럽 열기',
  heading: '북클럽 열기',
  action: '/clubs',
  submit: '북클럽 열기',
  backHref: '/clubs',
  ...frame(rejected?.values ?? suggested),
  errors: rejected?.errors ?? {},
  answerHint,
  conflict: null,
});

/** Returns a club as its form would send it. The answer is not part of it. */
export const typedOf = (club: Club): Record<string, string> => ({
  name: club.name,
  description: club.description,
  visibility: club.visibility,
  entry: club.entry,
  entryQuestion: club.entryQuestion,
  capacity: String(club.capacity),
});

export function editClubPage(club: Club, rejected?: TypedForm): ClubFormPage {
  const version = String(club.version);
  return {
    title: `북클럽 수정 · ${club.name}`,
    heading: '북클럽 수정',
    action: `/clubs/${club.id}`,
    submit: '저장하기',
    backHref: `/clubs/${club.id}`,
    ...frame(rejected ? { version, ...rejected.values } : { ...typedOf(club), version }),
    errors: rejected?.errors ?? {},
    answerHint: club.entry === 'question' ? `비워 두면 지금 답을 그대로 써요. ${answerHint}` : answerHint,
    conflict: null,
  };
}
