# One image for both processes: `node --no-maglev src/web.ts` (the default) and `node src/worker.ts`. Nothing in it is secret; everything it is told, it is told by its environment.
FROM node:24-bookworm-slim AS client
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY prisma ./prisma
COPY prisma.config.ts ./
COPY scripts/generate-client.mjs ./scripts/
RUN CI=1 node scripts/generate-client.mjs

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY scripts/prune-packages.ts ./scripts/
COPY scripts/supply-chain ./scripts/supply-chain
# What no process here reads: Prisma's command line, which its client names as an optional peer, with all that it draws in; source maps and types;
# fonts for other uses; query compilers for other databases.
RUN node scripts/prune-packages.ts && cd node_modules \
  && find . \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -type f -delete \
  && find pretendard/dist -type f ! -path '*/web/variable/*' ! -name 'LICENSE*' \
    ! -path '*/public/static/Pretendard-Regular.otf' ! -path '*/public/static/Pretendard-Bold.otf' -delete \
  && find @expo-google-fonts -name '*.ttf*' ! -name '*_400Regular.ttf' ! -name '*_700Bold.ttf' -delete \
  && find @prisma/client/runtime -name 'query_compiler_*' ! -name '*.postgresql.*' -delete

FROM node:24-bookworm-slim
# Young objects may take 32 MB at most; by itself Node would let them grow to 134 MB once 2,000 people have come (`npm run bench:chat`).
ENV NODE_ENV=production NODE_OPTIONS=--max-semi-space-size=16
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json prisma.config.ts ./
COPY prisma ./prisma
COPY fixtures ./fixtures
COPY public ./public
COPY views ./views
COPY deploy/healthcheck.mjs ./deploy/
COPY scripts ./scripts
COPY src ./src
COPY --from=client /app/src/platform/prisma-client ./src/platform/prisma-client
# The files stay root's: what is broken into cannot change the program.
USER node
EXPOSE 3000 3001
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["node", "deploy/healthcheck.mjs"]
# In this form SIGTERM reaches node itself; `npm start` would swallow it.
# NODE_OPTIONS takes no --no-maglev (docs/decisions/005).
CMD ["node", "--no-maglev", "src/web.ts"]
