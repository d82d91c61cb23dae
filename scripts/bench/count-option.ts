/**
 * Returns the value of an option that is a whole number from 1. With any other value it ends the
 * process, after a line that names the option.
 */
export function countOption(name: string, value: string): number {
  const count = Number(value);
  if (Number.isSafeInteger(count) && count >= 1) return count;
  console.error(`--${name} must be a whole number from 1, and not "${value}".`);
  process.exit(2);
}
