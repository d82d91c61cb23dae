/**
 * Returns the value if it is a path of this site. For any other address (`//evil`, `/\evil`,
 * `https:evil`) and for control characters returns `fallback`.
 */
export function localPath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 2_000) return fallback;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these, which can turn "/\t/evil" into "//evil"
  if (!/^\/(?![/\\])/.test(value) || /[\u0000-\u001f\u007f\\]/.test(value)) return fallback;
  return value;
}
