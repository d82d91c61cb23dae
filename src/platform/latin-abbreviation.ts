/** Capitals that look like a word and are read letter by letter. */
const spelledWords = new Set('VIP MIT FAQ VAR SAT POC SOC NIC VOC SOP DAC'.split(' '));

/** Short capitals that are read as words although their letters do not say so. */
const spokenWords = new Set('UP OR OUT APP AIR OUR ONE'.split(' '));

/**
 * Capitals are an abbreviation unless they can be said as a word: POP, WEB and SHOP, but USB, GPT
 * and OTP.
 */
export function isSpelledOut(capitals: string): boolean {
  if (spokenWords.has(capitals)) return false;
  if (spelledWords.has(capitals) || capitals.length <= 2 || !/[AEIOUY]/.test(capitals)) return true;
  return capitals.length === 3 && !/^[^AEIOU][AEIOU][^AEIOU]$/.test(capitals);
}
