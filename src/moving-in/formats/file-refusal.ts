import type { TalkFormat } from './talk-line.ts';

/** Why a file of a talk or of members is refused. */
export type FileProblem =
  | 'empty'
  | 'packed'
  | 'utf16'
  | 'cp949'
  | 'other_encoding'
  | 'mixed_encoding'
  | 'cut_letter'
  | 'no_header'
  | 'no_messages'
  | 'unknown_line'
  | 'no_day'
  | 'bad_day'
  | 'too_early'
  | 'too_late'
  | 'too_many_messages'
  | 'too_many_names'
  | 'cells'
  | 'too_many_cells'
  | 'open_quote'
  | 'stray_quote'
  | 'no_members'
  | 'no_name'
  | 'long_name'
  | 'unfit_name'
  | 'bad_email'
  | 'same_email'
  | 'same_name'
  | 'too_many_members';

/** Thrown for a file that cannot be moved in. Names the first line that is wrong. */
export class FileRefusal extends Error {
  override name = 'FileRefusal';
  readonly problem: FileProblem;
  /** From 1. */
  readonly line: number;
  /** The format that the file seems to have; null if it has none that is known. */
  readonly format: TalkFormat | null;

  constructor(problem: FileProblem, line: number, format: TalkFormat | null = null) {
    super(`${problem} in line ${line}`);
    this.problem = problem;
    this.line = line;
    this.format = format;
  }
}
