import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fontPackage, ownFiles, packageFolders, publicFolder } from './asset-files.ts';
import { withoutDocstrings } from './without-docstrings.ts';

export type AssetTexts = ReadonlyMap<string, () => Promise<string>>;

/**
 * Inlines the imports of a stylesheet, so that browsers request one file. Cascade layers keep the
 * result independent of the order of files.
 */
const inlineImports = (file: string): string =>
  readFileSync(file, 'utf8').replaceAll(/@import url\("(\.{1,2}\/[^"]+)"\);/g, (_match, path: string) =>
    inlineImports(join(dirname(file), path)),
  );

/**
 * The `@font-face` rules of Pretendard, for letters that the site's own fonts lack. Inlined without
 * their spaces (a third of the package's stylesheet), so that pages wait for one file fewer.
 */
const fontFaces = (): string =>
  readFileSync(join(fontPackage, 'pretendardvariable-dynamic-subset.css'), 'utf8').replaceAll(
    'url(./',
    'url(../fonts/pretendard/',
  );

const minified = (css: string): string =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1');

/** Reads a script without its docstrings, a stylesheet with its imports inlined and minified. */
const readText = (path: string): string => {
  const file = join(publicFolder, path);
  return path.endsWith('.css')
    ? minified(inlineImports(file))
    : withoutDocstrings(readFileSync(file, 'utf8'));
};

/** The scripts of packages that pages load. */
const clients = [
  ['/vendor', 'socket.io.esm.min.js'],
  ['/vendor/passkeys', 'index.umd.min.js'],
] as const;

/** Maps the paths of scripts and stylesheets to functions that read them. */
export function readTexts(): AssetTexts {
  const paths = ownFiles().map((file) => file.slice(publicFolder.length));
  const texts = new Map(
    paths.filter((path) => /\.(js|css)$/.test(path)).map((path) => [path, async () => readText(path)]),
  );
  for (const [folder, client] of clients)
    texts.set(`${folder}/${client}`, () => readFile(join(packageFolders[folder], client), 'utf8'));
  return texts.set('/css/site.css', async () =>
    minified(fontFaces() + inlineImports(join(publicFolder, 'css/site.css'))),
  );
}

/** Reads each text at its first request and caches it. */
export const readOnce = (texts: AssetTexts): AssetTexts =>
  new Map(
    [...texts].map(([path, read]) => {
      let kept: Promise<string> | undefined;
      return [
        path,
        () => {
          kept ??= read();
          return kept;
        },
      ];
    }),
  );
