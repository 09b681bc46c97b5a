#!/bin/sh
# Starts the map: finds a Python that fits and hands over to start.py. Run it: sh deploy/chay.sh (--lan: for other computers too)
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
for python in python3.12 python3.13 python3.11 python3 python; do
  if "$python" "$here/start.py" --fit >/dev/null 2>&1; then exec "$python" "$here/start.py" "$@"; fi
done
cat "$here/no-python.txt"
for python in python3 python; do  # why the one that is here does not fit
  if "$python" "$here/start.py" --fit 2>/dev/null; then break; fi
done
exit 1
