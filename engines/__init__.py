"""Real engines on loopback, without docker: what the AWS adapters are proven against.

`python -m engines up|down|status|lock`. The jars are pinned by SHA-256 in `lock/`, fetched once
from Maven Central into a cache (`ASPERA_ENGINES_HOME`, else `~/.cache/aspera-engines`), and every
engine listens on 127.0.0.1, on a free port that `run/engines.json` names.
"""
