#!/bin/sh
# Updates the running site to the code of this checkout without downtime, one process after another.
# Usage: sh deploy/update.sh
set -eu
cd "$(dirname "$0")/.."
# An .env from before names no password for the role of web and worker.
if ! grep -q '^POSTGRES_APP_PASSWORD=' .env; then
  printf "\nPOSTGRES_APP_PASSWORD='%s'\n" "$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')" >> .env
fi
docker compose build web-1
docker compose run --rm backup sh /deploy/backup.sh
# Recreates only services that changed in compose.yaml: seconds without PostgreSQL or Redis, for
# which the processes wait.
docker compose up -d --no-deps --wait postgres redis caddy
# The old code runs on the new tables for a while, so migrations only add (docs/operations.md).
docker compose run --rm migrate
for service in web-1 web-2 worker-1 worker-2; do
  docker compose up -d --no-deps --wait "$service"
done
docker compose exec -T caddy caddy reload --config /etc/caddy/Caddyfile
# The backup service reads its script only at its start.
docker compose up -d --no-deps --force-recreate backup
docker image prune -f >/dev/null
