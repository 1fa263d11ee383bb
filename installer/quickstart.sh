#!/usr/bin/env bash
# Installs what is missing, digitizes the example inbox on this machine, and checks the result.
# Exit codes: 0 everything as promised, 1 something differs, 6 this machine is not ready.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=installer/setup.sh
source installer/setup.sh

readonly INBOX=examples/quickstart/inbox

if [[ "${1:-}" == --help || "${1:-}" == -h ]]; then
  say "usage: ./installer/quickstart.sh [SITE]
Installs what is missing, digitizes $INBOX into SITE/ (.quickstart/) and checks the result.
.quickstart/ is made anew by every run, another SITE must be new; nothing outside of it, .venv/ and the system's
packages is touched."
  exit 0
fi
readonly SITE="${1:-.quickstart}"

say "[1/4] Checking this machine"
need_runtime_packages
need_environment requirements-cpu.lock requirements-dev.lock

say "[2/4] Making a fresh site in $SITE/"
lock="$SITE/data/run/coordinator.lock"
if [[ -e "$lock" ]] && ! flock -n "$lock" true; then
  fail 5 "The appliance is running in $SITE/." "Stop it, then start again."
fi
if [[ "$SITE" == .quickstart ]]; then
  rm -rf "$SITE"
elif [[ -e "$SITE" ]]; then
  fail 2 "$SITE exists already." "Name a folder that is to be made, or none."
fi
.venv/bin/appliance init "$SITE" >/dev/null

say "[3/4] Digitizing $(find "$INBOX" -type f | wc -l) files (about a minute on two cores)"
cp "$INBOX"/* "$SITE/drop/default/"
started=$SECONDS
code=0
.venv/bin/appliance --site "$SITE" run || code=$?
# 4: some documents failed, as two of the example's files must.
if [[ "$code" -ne 0 && "$code" -ne 4 ]]; then
  fail "$code" "The run ended with exit code $code." \
    "Read the message above, then: .venv/bin/appliance --site $SITE doctor"
fi
say "Done in $((SECONDS - started)) s."

say "[4/4] Comparing with examples/quickstart/expected.json"
.venv/bin/python examples/quickstart/verify.py "$SITE"
