#!/bin/sh
# guard SIGNAL GRACE_SECONDS LOCK OUTPUT COMMAND...
#
# Runs COMMAND with its output in a file, tells its pid on standard output, and exits as it exits. When standard input
# ends, which it does when whoever started us closes it or dies in whatever way, COMMAND is asked to end by SIGNAL and
# made to after GRACE_SECONDS. Should we be killed ourselves, the kernel sends COMMAND the signal.
#
# LOCK is held by COMMAND and all its children, so whoever comes next on the same data waits until the last is gone.
signal=$1 grace=$2 lock=$3 output=$4
shift 4
exec 3<&0 </dev/null 2>>"$output" 9>>"$lock"

if ! flock -w 30 9; then
    echo "$lock: held by a process of an earlier run for 30 s (expected: free)" >&2
    exit 75
fi

# Timers may be half a millisecond late: Cassandra's threads look for work every 10 µs else, and were half of its cost.
echo 500000 2>/dev/null >/proc/self/timerslack_ns

# Had we died before the kernel was told to signal it, it would never hear of that: so it looks whose child it is.
setpriv --pdeathsig "$signal" -- sh -c '[ "$PPID" = "$0" ] && exec "$@"' "$$" "$@" >>"$output" 3<&- &
child=$!
echo "$child"
exec >&-

(
    exec 9>&-
    read -r _ <&3
    kill -s "$signal" "$child"
    tenths=$((grace * 10))
    while [ "$tenths" -gt 0 ] && kill -0 "$child"; do
        sleep 0.1
        tenths=$((tenths - 1))
    done
    kill -s KILL "$child"
) 2>/dev/null &
watch=$!

wait "$child"
code=$?
kill "$watch"
exit "$code"
