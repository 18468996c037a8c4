"""Who stands inside the network, and what can be reached from there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from infrastructure.assembly import PROFILES, Assembly
from tests.infrastructure.grants import functions_of, granted, needed_by_function, stands_inside

_WITHOUT_ENDPOINT = {
    "neptune-db": "the cluster stands in the network itself",
    "kms": "S3, DynamoDB and SQS use the key; the function does not ask for it",
    "sqs": "Lambda itself reads queues and writes dead letters",
}
_VARIABLE = "ASPERA_NETWORK_FUNCTION"


def services_inside_the_network_are_reached(assembly: Assembly) -> Iterator[str]:
    """There is no way to the internet: each service that a function inside calls needs an endpoint.
    AppSync has one for private APIs only (AppSync developer guide, "Using AWS AppSync Private APIs"), so
    whoever tells watchers stands outside."""
    needed = needed_by_function(assembly, with_unrecorded=True)
    for profile in PROFILES:
        stacks = assembly.stacks(profile)
        inside = [name for name in functions_of(assembly) if stands_inside(assembly, name)]
        if "network" not in stacks:
            continue
        offered = set(
            re.findall(r"com\.amazonaws\.\$\{AWS::Region\}\.([a-z0-9-]+)", json.dumps(stacks["network"]))
        )
        for name in inside:
            called = {
                action.partition(":")[0] for action, _ in granted(assembly, name) | needed.get(name, set())
            }
            for service in sorted(called - offered - set(_WITHOUT_ENDPOINT)):
                yield f"{profile}: {name} does not reach {service} from inside the network"


def whoever_needs_the_network_stands_in_it(assembly: Assembly) -> Iterator[str]:
    shared = assembly.sources["functions"]["Globals"]["Function"]["Environment"]["Variables"]
    for name, function in functions_of(assembly).items():
        own = function["Properties"].get("Environment", {}).get("Variables", {})
        asks = {**shared, **own}.get(_VARIABLE) != ""
        actions = {action.partition(":")[0] for action, _ in granted(assembly, name)}
        if stands_inside(assembly, name) and asks:
            yield f"{name} stands inside and would ask another function"
        if not stands_inside(assembly, name) and "neptune-db" in actions:
            yield f"{name} does not reach Neptune from outside the network"
        if not stands_inside(assembly, name) and not asks:
            yield f"{name} would try to reach graph and cache from outside the network"
