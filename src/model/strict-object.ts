/** A JSON schema for strict mode, which requires every property and allows no others. */
export const strictObject = (properties: Readonly<Record<string, unknown>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
