# Runs a command as a child of its own: `sh deploy/init.sh COMMAND…`. For the first process of a
# container, which nothing in the container can kill, not even with SIGKILL, so no watchdog could
# end it (src/platform/watchdog.ts). Passes SIGTERM and SIGINT on as SIGTERM, and exits as the
# command does.
"$@" <&0 &
child=$!
trap 'kill -TERM "$child"' TERM INT
wait "$child"
status=$?
# A trapped signal ends `wait` before the child.
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  status=$?
done
exit "$status"
