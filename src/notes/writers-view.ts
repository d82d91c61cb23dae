import type { Writer } from './writer-repository.ts';

/** The members who have written, or those who have not. */
export interface WriterGroup {
  readonly label: string;
  readonly nicknames: readonly string[];
}

/** The two lists for the leader; an empty one too, so that she sees that nobody is missing. */
export function writerGroups(writers: readonly Writer[]): readonly WriterGroup[] {
  const nicknamesOf = (wanted: boolean) =>
    writers.filter(({ hasWritten }) => hasWritten === wanted).map(({ nickname }) => nickname);
  const [written, others] = [nicknamesOf(true), nicknamesOf(false)];
  return [
    { label: `쓴 사람 ${written.length}명`, nicknames: written },
    { label: `아직 쓰지 않은 사람 ${others.length}명`, nicknames: others },
  ];
}
