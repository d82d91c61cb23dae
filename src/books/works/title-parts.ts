/** The parts of a title: its words, the texts in brackets, and the subtitles behind ` - `. */
export interface TitleParts {
  /** Lower case, without brackets. */
  readonly main: string;
  /** The words as written. */
  readonly original: string;
  /** Texts in brackets, of the title and of its subtitles. */
  readonly notes: readonly string[];
  /** Without brackets. */
  readonly subtitles: readonly string[];
}

const brackets = /\(([^()]*)\)|\[([^[\]]*)\]|\{([^{}]*)\}|【([^【】]*)】/g;
/** Look-alikes of the hyphen and of the tilde. */
const dashes = /[‐‑‒–—―−]/g;
const tildes = /[∼〜～˜]/g;

const plain = (text: string) =>
  text.normalize('NFKC').replace(dashes, '-').replace(tildes, '~').replace(/\s+/g, ' ').trim();

/** Splits a title. A subtitle that is part of the title is found as well. */
export function readTitle({ title, subtitle }: { title: string; subtitle: string | null }): TitleParts {
  const notes: string[] = [];
  const strip = (text: string) => {
    const bare = text.replace(brackets, (_all, ...groups) => {
      const note = groups.slice(0, 4).find((group): group is string => typeof group === 'string');
      if (note !== undefined) notes.push(note.trim().toLowerCase());
      return ' ';
    });
    return bare.replace(/\s+/g, ' ').trim();
  };
  const [head = '', ...rest] = plain(title).split(' - ');
  const subtitles = [...rest, ...plain(subtitle ?? '').split(' - ')].filter((text) => text !== '');
  const original = strip(head);
  return {
    main: original.toLowerCase(),
    original,
    subtitles: subtitles.map((text) => strip(text).toLowerCase()),
    notes,
  };
}
