/** The glyph widths of a font. */
export interface FontFile {
  /** The width of a code point in ems; undefined if the font has no glyph for it. */
  advanceOf(codePoint: number): number | undefined;
}

/** Byte offsets in an OpenType file (OpenType specification: head, hhea, hmtx, cmap). */
const unitsPerEmAt = 18;
const metricCountAt = 34;

/**
 * Reads the code points and glyph widths of an OpenType or TrueType font. Throws if the file is not
 * a font.
 */
export function readFontFile(file: Buffer): FontFile {
  const table = (tag: string): Buffer => {
    const count = file.readUInt16BE(4);
    for (let i = 0; i < count; i += 1) {
      const record = 12 + 16 * i;
      if (file.toString('latin1', record, record + 4) === tag)
        return file.subarray(file.readUInt32BE(record + 8)).subarray(0, file.readUInt32BE(record + 12));
    }
    throw new Error(`the font has no table "${tag}"`);
  };
  const glyphs = readGlyphs(table('cmap'));
  const unitsPerEm = table('head').readUInt16BE(unitsPerEmAt);
  const metricCount = table('hhea').readUInt16BE(metricCountAt);
  const metrics = table('hmtx');
  return {
    advanceOf(codePoint) {
      const glyph = glyphs.get(codePoint);
      // Glyphs past the last entry are as wide as the last.
      return glyph === undefined
        ? undefined
        : metrics.readUInt16BE(4 * Math.min(glyph, metricCount - 1)) / unitsPerEm;
    },
  };
}

/**
 * Returns glyph numbers by code point, from the Unicode subtables (formats 4 and 12). Glyph 0 is
 * the box for missing letters.
 */
function readGlyphs(cmap: Buffer): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  const count = cmap.readUInt16BE(2);
  for (let i = 0; i < count; i += 1) {
    const platform = cmap.readUInt16BE(4 + 8 * i);
    const subtable = cmap.subarray(cmap.readUInt32BE(8 + 8 * i));
    const format = subtable.readUInt16BE(0);
    if (platform !== 0 && platform !== 3) continue;
    if (format === 4) readSegments(subtable, glyphs);
    else if (format === 12) readGroups(subtable, glyphs);
  }
  return glyphs;
}

function readSegments(table: Buffer, glyphs: Map<number, number>): void {
  const bytes = table.readUInt16BE(6);
  const [ends, starts, deltas, offsets] = [14, 16 + bytes, 16 + 2 * bytes, 16 + 3 * bytes] as const;
  for (let i = 0; i < bytes; i += 2) {
    const offset = table.readUInt16BE(offsets + i);
    const delta = table.readUInt16BE(deltas + i);
    const start = table.readUInt16BE(starts + i);
    for (let point = start; point <= table.readUInt16BE(ends + i) && point !== 0xffff; point += 1) {
      const found = offset === 0 ? point : table.readUInt16BE(offsets + i + offset + 2 * (point - start));
      const glyph = found === 0 ? 0 : (found + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(point, glyph);
    }
  }
}

function readGroups(table: Buffer, glyphs: Map<number, number>): void {
  const count = table.readUInt32BE(12);
  for (let at = 16; at < 16 + 12 * count; at += 12) {
    const [start, end, glyph] = [
      table.readUInt32BE(at),
      table.readUInt32BE(at + 4),
      table.readUInt32BE(at + 8),
    ];
    for (let point = start; point <= end; point += 1) glyphs.set(point, glyph + point - start);
  }
}
