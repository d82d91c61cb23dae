import { defineConfig } from 'prisma/config';

// The stock Prisma CLI stays usable elsewhere (`prisma migrate deploy`, `prisma studio`): it reads
// the same schema and migrations as `npm run migrate`. The environment is read by the CLI's own
// helper, not by our env module, because this file is the CLI's.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://unset' },
});
