import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stringsOfCode } from './strings-of-code.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A text that people may read, with `○` for each value that is filled in. */
export interface CopyText {
  readonly file: string;
  readonly text: string;
}

const isKorean = (text: string) => /[가-힣]/.test(text);

/** The Korean texts in the files that match: strings of code, and text and attributes of markup. */
export function koreanCopy(patterns: readonly string[], isExempt: (file: string) => boolean): CopyText[] {
  return globSync([...patterns], { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !isExempt(file))
    .sort()
    .flatMap((file) => {
      const source = readFileSync(`${root}/${file}`, 'utf8');
      const texts = /\.(?:ejs|html)$/.test(file) ? textsOfMarkup(source) : stringsOfCode(source);
      return texts
        .map((text) => text.replace(/\s+/g, ' ').trim())
        .filter(isKorean)
        .map((text) => ({ file, text }));
    });
}

const inline = /<\/?(?:a|b|bdi|em|strong|span|small|time|kbd|code)\b[^>]*>/g;
const attribute = /\s(?:aria-label|title|placeholder|alt|content|data-[a-z-]+)="([^"]*)"/g;

/** The texts between block tags, the attributes that are read, and the strings of their code. */
function textsOfMarkup(source: string): string[] {
  const scripts = [...source.matchAll(/<%(?!#)[=-]?([\s\S]*?)-?%>/g)].map(([, code = '']) => code);
  const markup = source
    .replace(/<%#[\s\S]*?%>/g, '')
    .replace(/<%[=-](?!\s*include)[\s\S]*?%>/g, '○')
    .replace(/<%[\s\S]*?%>/g, ' ');
  return [
    ...[...markup.matchAll(attribute)].map(([, text = '']) => text),
    ...markup.replace(inline, '').split(/<[^>]*>/),
    ...scripts.flatMap((code) => stringsOfCode(code)),
  ];
}
