/** Aladin's folders of cover pictures with their widths in pixels, smallest first. */
const folders = [
  ['coversum', 85],
  ['cover150', 150],
  ['cover200', 200],
  ['cover500', 500],
] as const;

const sized = /^(https:\/\/image\.aladin\.co\.kr\/product\/\d+\/\d+\/)cover[a-z0-9]*(\/[^/\s,]+)$/;

/**
 * Returns the `srcset` of a cover in every width that Aladin serves; null for an address that is
 * not one of Aladin's sized covers.
 */
export function coverSources(url: string): string | null {
  const [, product, file] = sized.exec(url) ?? [];
  if (product === undefined || file === undefined) return null;
  return folders.map(([folder, width]) => `${product}${folder}${file} ${width}w`).join(', ');
}
