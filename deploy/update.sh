#!/bin/sh
# Brings the running site to the code of this checkout, one process after the other, so that it never stops. Usage: sh deploy/update.sh
set -eu
cd "$(dirname "$0")/.."
docker compose build web-1
docker compose run --rm backup sh /deploy/backup.sh
# Only what changed in compose.yaml is made anew: seconds without PostgreSQL or Redis, which the processes wait for.
docker compose up -d --no-deps --wait postgres redis caddy
# Old code runs on the new tables for a while: migrations only add (docs/operations.md).
docker compose run --rm migrate
for service in web-1 web-2 worker-1 worker-2; do
  docker compose up -d --no-deps --wait "$service"
done
docker compose exec -T caddy caddy reload --config /etc/caddy/Caddyfile
# Its script is read once, when it starts.
docker compose up -d --no-deps --force-recreate backup
docker image prune -f >/dev/null
