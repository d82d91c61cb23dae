import type { Values } from '../platform/http/typed-form.ts';
import type { Club } from './club.ts';
import { type ClubFormPage, editClubPage, typedOf, visibilityNames } from './form-view.ts';
import { entrySentences } from './view.ts';

/** The form after an edit of an old version: the typed values, and the stored ones beside them. */
export function conflictPage(club: Club, typed: Values): ClubFormPage {
  const stored = typedOf(club);
  const labels: Record<string, [label: string, theirs: string]> = {
    name: ['이름', club.name],
    description: ['소개', club.description || '(비어 있음)'],
    visibility: ['볼 수 있는 사람', visibilityNames[club.visibility]],
    entry: ['들어오는 방법', entrySentences[club.entry]],
    entryQuestion: ['질문', club.entryQuestion || '(비어 있음)'],
    capacity: ['정원', `${club.capacity}명`],
  };
  const page = editClubPage(club, { values: { ...typed, version: String(club.version) }, errors: {} });
  return {
    ...page,
    title: '다른 곳에서 먼저 수정했어요',
    submit: '내가 쓴 내용으로 저장하기',
    conflict: Object.entries(labels)
      .filter(([field]) => (typed[field] ?? '').replace(/\r\n?/g, '\n').trim() !== stored[field])
      .map(([, [label, theirs]]) => ({ label, theirs })),
  };
}
