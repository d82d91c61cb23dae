# Kills its parent process, whose heartbeats are lines on standard input, after LIMIT_MS without
# one: `bash watch-heartbeats.sh CHECK_MS LIMIT_MS`. It ends when the input does, as it does when
# the parent ends.
#
# A thread of the parent could do the same, but took 11 MiB where this takes 3 (docs/decisions/031).
# It needs bash 4, whose `read` returns more than 128 after a timeout.
trap '' HUP INT TERM
check_ms=$1 limit_ms=$2
printf -v check_seconds '%d.%03d' $((check_ms / 1000)) $((check_ms % 1000))
silent_ms=0
while ((silent_ms < limit_ms)); do
  read -r -t "$check_seconds"
  case $? in
    0) silent_ms=0 && continue ;;
    1) exit 0 ;;
  esac
  counted_ms=$check_ms
  if read -r -a main_thread <"/proc/$PPID/task/$PPID/stat"; then
    # The kernel counts in ticks of 10 ms.
    used_ms=$(((main_thread[13] + main_thread[14]) * 10))
    case ${main_thread[2]} in
      # A signal or a debugger stopped it.
      [Tt]) silent_ms=0 counted_ms=0 ;;
      # It computes or waits for a core. Only the time that it used counts.
      R) ((silent_ms > 0)) && counted_ms=$((used_ms - used_before_ms)) ;;
    esac
    used_before_ms=$used_ms
  fi
  silent_ms=$((silent_ms + counted_ms))
done
# A process of its own prints, for one second at most: a pipe that is full would hold up this one,
# and a closed one would end it.
exec 3>&1
read -r -t 1 < <(
  printf '{"level":60,"time":"%(%Y-%m-%dT%H:%M:%SZ)T","pid":%d,"msg":"the event loop hangs"}\n' -1 "$PPID" >&3
)
# Only SIGKILL ends a process without the help of its event loop.
kill -KILL "$PPID"
