# Shared set-up, sourced by quickstart.sh and test.sh: what the system must have, and the Python environment.
# shellcheck shell=bash
#
# Every step looks first and acts only where something is missing: a second run installs nothing and needs
# no network. pip's own configuration (mirrors, local folders) is left as the machine has it.

readonly EXIT_NOT_READY=6

# The environment that need_environment makes, and the interpreters that may make it, the first found. A script
# that needs another one says so after sourcing this file.
environment=.venv
interpreters=(python3.13 python3.12 python3.11 python3)

say() { printf '%s\n' "$*"; }

# fail CODE MESSAGE NEXT_STEP
fail() {
  printf 'error: %s\nnext: %s\n' "$2" "$3" >&2
  exit "$1"
}

# Print the first of the given package names that this Debian or Ubuntu knows or has.
package_name() {
  local name
  for name in "$@"; do
    if is_installed "$name" || apt-cache show "$name" >/dev/null 2>&1; then
      printf '%s\n' "$name"
      return
    fi
  done
  printf '%s\n' "$1"
}

is_installed() {
  [[ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]
}

# Say how a command may become root: print the prefix words, or fail.
root_prefix() {
  if [[ "$(id -u)" -eq 0 ]]; then
    printf ''
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    printf 'sudo -n'
  elif command -v sudo >/dev/null && [[ -t 0 ]]; then
    printf 'sudo'
  else
    return 1
  fi
}

# need_system_packages PACKAGE...: install those that are missing; a|b names one package of two releases.
need_system_packages() {
  local wanted missing=()
  command -v dpkg-query >/dev/null || fail "$EXIT_NOT_READY" \
    "This is neither Debian nor Ubuntu, so the system's packages cannot be checked." \
    "Use Debian 12 or Ubuntu 24.04."
  for wanted in "$@"; do
    local names
    IFS='|' read -r -a names <<<"$wanted"
    local name found=''
    for name in "${names[@]}"; do
      if is_installed "$name"; then found=yes; fi
    done
    [[ -n "$found" ]] || missing+=("$wanted")
  done
  if [[ "${#missing[@]}" -gt 0 ]]; then
    install_packages "${missing[@]}"
  fi
}

install_packages() {
  local prefix wanted line packages=()
  if ! prefix="$(root_prefix)"; then
    for wanted in "$@"; do packages+=("${wanted%%|*}"); done
    line="sudo apt-get install -y --no-install-recommends ${packages[*]}"
    fail "$EXIT_NOT_READY" "Missing system packages, and this user may not install them: ${packages[*]}." \
      "Run this line, then start again: $line"
  fi
  say "Refreshing the list of system packages ..."
  # shellcheck disable=SC2086 # the prefix is none, one or two words
  $prefix env DEBIAN_FRONTEND=noninteractive apt-get -qq update || fail "$EXIT_NOT_READY" \
    "The list of system packages could not be fetched." "Check the network and the apt sources."
  for wanted in "$@"; do
    local names
    IFS='|' read -r -a names <<<"$wanted"
    packages+=("$(package_name "${names[@]}")")
  done
  say "Installing system packages: ${packages[*]} ..."
  # shellcheck disable=SC2086
  $prefix env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
    "${packages[@]}" >/dev/null || fail "$EXIT_NOT_READY" \
    "apt-get could not install: ${packages[*]}." "Read its message above; then start again."
}

# Print the newest Python that is at least 3.11 and able to make an environment.
find_python() {
  local candidate
  for candidate in "${interpreters[@]}"; do
    if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

# The system's python3 is asked for only where no suitable interpreter is there.
need_python() {
  if ! find_python >/dev/null; then
    need_system_packages python3 python3-venv
  fi
  find_python >/dev/null || fail "$EXIT_NOT_READY" \
    "No Python of 3.11 or newer was found (python3 is $(python3 --version 2>&1 || true))." \
    "Install python3.11 or newer with its venv module (Debian 12 and Ubuntu 24.04 have it)."
}

# stamp LOCK: what a complete environment made from this lock looks like; its first word is the lock's name.
stamp() {
  printf '%s %s %s\n' "$1" "$(cat "$1" pyproject.toml | sha256sum | cut -d' ' -f1)" \
    "$("$environment/bin/python" -c 'import platform; print(platform.python_version())')"
}

# is_ready LOCK...: whether the environment was made completely from one of the locks as they are now.
is_ready() {
  local lock
  [[ -x $environment/bin/python && -f $environment/lock-stamp ]] || return 1
  "$environment/bin/python" -c '' 2>/dev/null || return 1
  for lock in "$@"; do
    [[ "$(<"$environment/lock-stamp")" == "$(stamp "$lock")" ]] && return 0
  done
  return 1
}

# need_environment LOCK [OTHER_LOCK]: make the environment from LOCK; one made from OTHER_LOCK serves as well.
need_environment() {
  if is_ready "$@"; then
    return
  fi
  local started=$SECONDS count
  if ! "$environment/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    need_python
    local python
    python="$(find_python)"
    say "Making the Python environment $environment with $("$python" --version) ..."
    rm -rf "$environment"
    "$python" -m venv "$environment"
  fi
  rm -f "$environment/lock-stamp"
  count="$(grep -c '^[a-zA-Z0-9].*==' "$1")"
  say "Installing $count Python packages from $1 (2 to 5 minutes the first time) ..."
  "$environment/bin/python" -m pip install --quiet --quiet --require-hashes -r "$1" || fail "$EXIT_NOT_READY" \
    "The Python packages could not be installed." \
    "Check the network or pip's configuration (pip config list), then start again: nothing is lost."
  "$environment/bin/python" -m pip install --quiet --quiet --no-deps --no-build-isolation -e . ||
    fail "$EXIT_NOT_READY" "The appliance itself could not be installed into $environment." \
    "Read pip's message above."
  # Written last, and whole or not at all: an interrupted installation is taken up again.
  stamp "$1" >"$environment/lock-stamp.new"
  mv "$environment/lock-stamp.new" "$environment/lock-stamp"
  say "Environment ready after $((SECONDS - started)) s."
}

# What the appliance calls or loads beyond Python: poppler renders PDF, OpenCV needs the two libraries.
need_runtime_packages() {
  need_system_packages poppler-utils libgl1 'libglib2.0-0|libglib2.0-0t64'
}
