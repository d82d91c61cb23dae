import type { Writer } from './writer-repository.ts';

/** The members who have written, or those who have not. */
export interface WriterGroup {
  readonly label: string;
  readonly members: readonly { readonly nickname: string; readonly note: string | null }[];
}

/** The two lists for the leader; an empty one too, so that she sees that nobody is missing. */
export function writerGroups(writers: readonly Writer[]): readonly WriterGroup[] {
  const written = writers.filter(({ characters }) => characters !== null);
  const others = writers.filter(({ characters }) => characters === null);
  return [
    { label: `쓴 사람 ${written.length}명`, members: written.map(memberOf) },
    { label: `아직 쓰지 않은 사람 ${others.length}명`, members: others.map(memberOf) },
  ];
}

const memberOf = ({ nickname, characters }: Writer) => ({
  nickname,
  note: characters === null ? null : `${characters.toLocaleString('ko')}자`,
});
