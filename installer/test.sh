#!/usr/bin/env bash
# Installs what the tests need where it is missing, then runs them. Arguments are pytest's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=installer/setup.sh
source installer/setup.sh

need_runtime_packages
need_system_packages postgresql  # the tests start a server of their own
# The fonts of the synthetic documents.
need_system_packages fonts-dejavu-core fonts-liberation fonts-courier-prime fonts-crosextra-caladea \
  fonts-ebgaramond fonts-linuxlibertine fonts-texgyre fonts-compagnon fonts-oldstandard fonts-dancingscript \
  fonts-dkg-handwriting fonts-kristi
need_environment requirements-dev.lock
# Many of the slow tests wait for settling, leases or processes: four at a time keep two cores busy. They come in
# the order of tests/conftest.py.
exec .venv/bin/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder "$@"
