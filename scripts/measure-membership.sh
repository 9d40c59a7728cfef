#!/bin/bash
# How long three servers on one PostgreSQL take to be rid of one that was killed (SIGKILL) and of one that hangs (SIGSTOP), and
# whether one that pauses for 5 s keeps its place.
#   ConnectionStrings__Cyclades="Host=127.0.0.1;Database=cyclades;Username=cyclades" PGHOST=127.0.0.1 PGUSER=cyclades PGDATABASE=cyclades \
#     scripts/measure-membership.sh PROGRAM [ROUNDS]
# The database is empty, or one of such a run. The ports 5081 to 5083, 5091 to 5093 and 11111 to 11113 are free.
set -euo pipefail
program=$1
rounds=${2:-5}
work=$(mktemp -d)
declare -A pid
finish() {
    for n in 1 2 3; do kill -CONT "${pid[$n]}" 2>/dev/null && kill "${pid[$n]}" 2>/dev/null || true; done
    wait || true
    rm -rf "$work"
}
trap finish EXIT

begin() {
    "$program" --Cyclades:Database=postgresql --Cyclades:Data="$work/$1" \
        --Cyclades:HttpPort=508"$1" --Cyclades:GrpcPort=509"$1" --Cyclades:SiloPort=1111"$1" >>"$work/$1.log" 2>&1 &
    pid[$1]=$!
}
ready() { until curl -sf -o "$work/ready" "http://127.0.0.1:508$1/health/ready"; do sleep 0.1; done; }
dead() { psql -qtAc "SELECT count(*) FROM cluster_member WHERE port = 11113 AND status = 6"; }
# What is done to the third server, until it is listed as dead, in milliseconds.
out() {
    local before start
    before=$(dead)
    start=$(date +%s%3N)
    kill -"$1" "${pid[3]}"
    until [ "$(dead)" -gt "$before" ]; do
        sleep 0.05
        [ $(($(date +%s%3N) - start)) -lt 60000 ] || { echo "still a member after 60 s" >&2; exit 1; }
    done
    echo $(($(date +%s%3N) - start))
}
median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }

for n in 1 2 3; do begin $n; done
for n in 1 2 3; do ready $n; done
killed=() hung=() kept=0
for round in $(seq "$rounds"); do
    before=$(dead)
    kill -STOP "${pid[3]}"
    sleep 5
    kill -CONT "${pid[3]}"
    sleep 2
    ready 3
    [ "$(dead)" -gt "$before" ] || kept=$((kept + 1))

    killed+=("$(out KILL)")
    wait "${pid[3]}" 2>/dev/null || true
    begin 3
    ready 3

    hung+=("$(out STOP)")
    kill -CONT "${pid[3]}"
    code=0
    wait "${pid[3]}" || code=$?
    [ "$code" -eq 1 ] || { echo "the hung server ended with $code" >&2; exit 1; }
    begin 3
    ready 3
    echo "round $round: killed out after ${killed[-1]} ms, hung out after ${hung[-1]} ms, 5 s pauses kept: $kept"
done
echo "median of $rounds: killed $(median "${killed[@]}") ms, hung $(median "${hung[@]}") ms; kept its place over a pause of 5 s: $kept of $rounds"
