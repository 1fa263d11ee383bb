#!/usr/bin/env bash
# Makes .venv-export, the environment that turns a checkpoint into portable ONNX graphs (pipelines.export). The
# appliance never needs it at run time. A second run installs nothing and needs no network.
# Exit codes: 0 the environment is ready, 6 this machine is not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=installer/setup.sh
source installer/setup.sh

if [[ "${1:-}" == --help || "${1:-}" == -h ]]; then
  say "usage: ./installer/export_env.sh
Makes .venv-export from requirements-export.lock (about 1.5 GB). pip must know a place that offers the CPU build of
PyTorch that the lock names (pip config set global.find-links FOLDER, or an index of such builds)."
  exit 0
fi

environment=.venv-export
# The lock holds the checksum of one build of PyTorch, made for this release of Python on Linux, x86-64. Its
# index of CPU builds is not pip's usual one, so a new lock is made with uv's --find-links naming a folder of them.
interpreters=(python3.11)
find_python >/dev/null || fail "$EXIT_NOT_READY" \
  "requirements-export.lock is for Python 3.11, which was not found." "Install python3.11 with its venv module."
need_environment requirements-export.lock
