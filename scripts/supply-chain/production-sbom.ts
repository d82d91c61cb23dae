import { z } from 'zod';

const Sbom = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(
    z.looseObject({
      'bom-ref': z.string(),
      properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
    }),
  ),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

/**
 * Reduces the output of `npm sbom` (CycloneDX) to production packages. `npm sbom --omit=dev` is not
 * used, because it omits production packages that development packages need too.
 */
export function productionSbom(document: string): z.infer<typeof Sbom> {
  const sbom = Sbom.parse(JSON.parse(document));
  const components = sbom.components.filter(
    ({ properties }) =>
      !properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true'),
  );
  const kept = new Set([sbom.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
  const dependencies = sbom.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map((one) => ({ ...one, dependsOn: one.dependsOn.filter((ref) => kept.has(ref)) }));
  return { ...sbom, components, dependencies };
}
