#!/bin/sh
# Writes .env for compose.yaml, once: the address of the site, and secrets that nobody has seen. Usage: sh deploy/make-env.sh bookmoim.example
set -eu
address=${1:?the address of the site, as people type it, without https://}
cd "$(dirname "$0")/.."
if [ -e .env ]; then echo ".env is there already: not touched" >&2; exit 1; fi
secret() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
umask 077
cat > .env <<END
SITE_ADDRESS=$address
POSTGRES_PASSWORD=$(secret)
REDIS_PASSWORD=$(secret)
SESSION_SECRET=$(secret)
METRICS_TOKEN=$(secret)

# Optional; see .env.example. SMTP_URL and MAIL_FROM: both or neither.
OPENAI_API_KEY=
ALADIN_TTB_KEY=
SMTP_URL=
MAIL_FROM=
END
echo "wrote .env; keep a copy of it where the backups are"
