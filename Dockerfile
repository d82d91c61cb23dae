# One image for both processes: `node src/web.ts` (the default) and `node src/worker.ts`.
# It holds no secrets; all settings come from its environment.
FROM node:24-bookworm-slim AS client
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY prisma ./prisma
COPY prisma.config.ts ./
COPY scripts/generate-client.mjs ./scripts/
RUN CI=1 node scripts/generate-client.mjs

# What Node would strip from the sources at each start is stripped once (docs/decisions/029).
FROM client AS sources
COPY src ./src
COPY scripts/strip-types.ts ./scripts/
RUN node scripts/strip-types.ts src

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY scripts/prune-packages.ts ./scripts/
COPY scripts/supply-chain ./scripts/supply-chain
# Removes files that no process reads: Prisma's command line (an optional peer of its client) with its
# dependencies, source maps and types, unused fonts, query compilers for other databases.
RUN node scripts/prune-packages.ts && cd node_modules \
  && find . \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -type f -delete \
  && find pretendard/dist -type f ! -path '*/web/variable/*' ! -name 'LICENSE*' \
    ! -path '*/public/static/Pretendard-Regular.otf' ! -path '*/public/static/Pretendard-Bold.otf' -delete \
  && find @expo-google-fonts -name '*.ttf*' ! -name '*_400Regular.ttf' ! -name '*_700Bold.ttf' -delete \
  && find @prisma/client/runtime -name 'query_compiler_*' ! -name '*.postgresql.*' -delete

FROM node:24-bookworm-slim
# Limits young objects to 16 MB. By default Node let them grow to 134 MB after 2,000 people had
# connected (`npm run bench:chat`). One arena of malloc for all threads saves 8 MB at rest.
ENV NODE_ENV=production MALLOC_ARENA_MAX=1 NODE_OPTIONS="--max-semi-space-size=8 --require=/app/deploy/stripped-sources.cjs"
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json prisma.config.ts ./
COPY prisma ./prisma
COPY fixtures ./fixtures
COPY public ./public
COPY views ./views
COPY deploy/healthcheck.mjs deploy/init.sh deploy/stripped-sources.cjs ./deploy/
COPY scripts ./scripts
COPY --from=sources /app/src ./src
# The files belong to root, so a compromised process cannot change the program.
USER node
EXPOSE 3000 3001
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["node", "deploy/healthcheck.mjs"]
# Nothing inside a container can kill its first process: node is a child of it, which its watchdog
# can end (src/platform/watchdog.ts).
ENTRYPOINT ["sh", "deploy/init.sh"]
# In this form SIGTERM reaches node itself; `npm start` would swallow it.
CMD ["node", "src/web.ts"]
