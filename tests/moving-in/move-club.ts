import type { TestApp } from '../support/app.ts';
import { testOrigin } from '../support/app.ts';
import type { TestPerson } from '../support/people.ts';

/** Sends the files of a leader. */
export function sendFiles(
  app: TestApp,
  person: TestPerson | null,
  path: string,
  files: { readonly export?: Uint8Array | string; readonly members?: Uint8Array | string },
  csrf = 'test-token',
  names = '',
) {
  const request = app
    .browser()
    .post(`${path}/moving-in`)
    .set({ ...(person ? { Cookie: person.cookie } : {}), Origin: testOrigin })
    .field('_csrf', csrf)
    .field('names', names);
  for (const [field, file] of Object.entries(files))
    request.attach(field, Buffer.from(file), field === 'export' ? '대화.txt' : 'members.csv');
  return request;
}

/** A talk from Windows with the given lines on 28 August 2026. */
export const windowsTalk = (...lines: readonly string[]): string =>
  `방 님과 카카오톡 대화\n저장한 날짜 : 2026-08-29 22:58:30\n\n--------------- 2026년 8월 28일 금요일 ---------------\n${lines.join('\n')}\n`;
