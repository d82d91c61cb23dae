/** Returns a form with these values and without errors. */
export const asTyped = (values: Readonly<Record<string, string>>) => ({ values, errors: {} });
