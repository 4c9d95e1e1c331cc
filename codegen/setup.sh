# Shared by tests/run and codegen/demo: sourced, from the root of the repository. Downloads only what is missing.
# shellcheck shell=bash

step() { printf '==> %s\n' "$*"; }

stop() {
  printf 'Stopped: %s\n' "$*" >&2
  exit 1
}

# A hash of the files named, to tell whether what was installed from them is still current.
fingerprint() { cat "$@" | sha256sum | cut -d ' ' -f 1; }

# Activates .venv, made if absent, with this project and the extra $1 (may be empty) installed in editable form.
python_environment() {
  local extra="$1" python stamp current
  stamp=".venv/.installed-${extra:-plain}"
  current="$(fingerprint pyproject.toml)"
  if [[ ! -x .venv/bin/python ]]; then
    python="$(command -v python3.11 || command -v python3 || true)"
    [[ -n "$python" ]] || stop "Python 3.11 or newer is not installed (Debian: apt install python3 python3-venv)."
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
      || stop "$("$python" --version) is too old; Python 3.11 or newer is needed."
    step "Making the virtual environment .venv"
    "$python" -m venv .venv || stop "python -m venv failed (Debian: apt install python3-venv)."
  fi
  # shellcheck disable=SC1091
  . .venv/bin/activate
  if [[ "$(cat "$stamp" 2>/dev/null)" != "$current" ]]; then
    step "Installing tallystick${extra:+ with the extra \"$extra\"} into .venv"
    python -m pip install --quiet --disable-pip-version-check --editable ".${extra:+[$extra]}"
    printf '%s' "$current" >"$stamp"
  fi
}

# Installs the packages that the lock file in folder $1 names, exactly.
node_packages() {
  local folder="$1" stamp current
  stamp="$folder/node_modules/.installed"
  command -v npm >/dev/null || stop "Node 20 or newer with npm is not installed (Debian: apt install nodejs npm)."
  node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' \
    || stop "Node $(node --version) is too old; Node 20 or newer is needed."
  current="$(fingerprint "$folder/package-lock.json")"
  if [[ "$(cat "$stamp" 2>/dev/null)" != "$current" ]]; then
    step "Installing the Node packages of $folder"
    npm ci --prefix "$folder" --silent --no-progress
    printf '%s' "$current" >"$stamp"
  fi
}

# Chromium, for the tests that run in a browser: installed where apt-get can. CHROMIUM may name another.
browser() {
  [[ -n "${CHROMIUM:-}" ]] && return
  command -v chromium chromium-browser google-chrome >/dev/null && return
  if [[ "$EUID" -eq 0 ]] && command -v apt-get >/dev/null; then
    step "Installing Chromium"
    apt-get update -qq >/dev/null || true
    DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends chromium >/dev/null && return
  fi
  step "No Chromium: tests/browser is skipped (Debian: apt install chromium; elsewhere set CHROMIUM to its path)"
}
