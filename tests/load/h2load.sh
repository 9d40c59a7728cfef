#!/usr/bin/env bash
# The unary calls by h2load, which shares no code with the other generator: tests/load/h2load.sh --help
set -euo pipefail

usage() {
    cat <<'END'
Usage: h2load.sh SCENARIO [option…] [-- option of h2load…]

Offers one call to a running server of this machine over HTTP/2, with h2load (Debian: apt-get install nghttp2-client).

  SCENARIO              empty, warm-read or warm-list
  --server ADDRESS      gRPC address; http://127.0.0.1:5081 unless said otherwise
  --candidates FILE     the file that « cyclades-load seed » has written; its first candidate calls
  --seconds N           how long it counts; 10
  --warm-up N           how long before; 3
  --in-flight N         calls in flight over all connections; 128
  --connections N       connections; 4
  --help                this page

h2load counts HTTP answers, and a refusal of gRPC is one too: one call is made and looked at first.
END
}

server=http://127.0.0.1:5081 candidates= seconds=10 warm_up=3 in_flight=128 connections=4 scenario=
while [ $# -gt 0 ]; do
    case "$1" in
        --help) usage; exit 0 ;;
        --server) server=$2; shift 2 ;;
        --candidates) candidates=$2; shift 2 ;;
        --seconds) seconds=$2; shift 2 ;;
        --warm-up) warm_up=$2; shift 2 ;;
        --in-flight) in_flight=$2; shift 2 ;;
        --connections) connections=$2; shift 2 ;;
        --) shift; break ;;
        -*) echo "$1 is no option; see --help." >&2; exit 2 ;;
        *) scenario=$1; shift ;;
    esac
done

case "$server" in
    http://127.0.0.1:*) ;;
    *) echo "$server is not an address like http://127.0.0.1:5081: loads go to this machine only." >&2; exit 2 ;;
esac
command -v h2load >/dev/null || { echo "h2load is not installed: apt-get install nghttp2-client" >&2; exit 1; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A message of gRPC: not compressed, its length in four bytes, its bytes.
case "$scenario" in
    empty) call=grpc.health.v1.Health/Check; printf '\x00\x00\x00\x00\x06\x0a\x04live' > "$folder/request" ;;
    warm-read) call=cyclades.account.v1.AccountService/GetAccount; printf '\x00\x00\x00\x00\x00' > "$folder/request" ;;
    warm-list) call=cyclades.candidature.v1.CandidatureService/ListCandidatures; printf '\x00\x00\x00\x00\x00' > "$folder/request" ;;
    *) usage >&2; exit 2 ;;
esac

headers=(-H 'content-type: application/grpc' -H 'te: trailers')
if [ "$scenario" != empty ]; then
    [ -n "$candidates" ] || { echo "$scenario needs the file that seed has written: --candidates." >&2; exit 2; }
    headers+=(-H "authorization: Bearer $(head -n 1 "$candidates" | cut -f 3)")
fi

curl --silent --show-error --http2-prior-knowledge --max-time 30 "${headers[@]}" --data-binary "@$folder/request" \
    --dump-header "$folder/headers" --output "$folder/answer" "$server/$call"
status=$(grep -i '^grpc-status:' "$folder/headers" | tail -n 1 | tr -d '\r' | cut -d ' ' -f 2)
if [ "${status:-}" != 0 ]; then
    echo "The call is refused, gRPC status ${status:-unknown}:" >&2
    grep -i '^grpc-' "$folder/headers" >&2 || true
    exit 1
fi

h2load --data="$folder/request" "${headers[@]}" --duration="$seconds" --warm-up-time="$warm_up" \
    --clients="$connections" --max-concurrent-streams=$(( (in_flight + connections - 1) / connections )) --threads=1 "$@" "$server/$call"
