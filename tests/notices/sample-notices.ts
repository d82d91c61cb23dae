import type { asPerson } from '../meetings/plan-form.ts';

/** Posts a notice through its form. @returns its id */
export async function postThrough(
  person: ReturnType<typeof asPerson>,
  clubId: number,
  fields: Record<string, string>,
): Promise<number> {
  const answer = await person.post(`/clubs/${clubId}/notices`, fields).expect(303);
  return Number(/#notice-(\d+)$/.exec(String(answer.headers.location))?.[1]);
}
