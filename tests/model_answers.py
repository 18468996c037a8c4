"""What a model says to an agent, for tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import orjson

from aspera.domain.answer import Answer, StopReason, Usage, make_answer
from aspera.domain.document import Profile
from aspera.domain.inquiry import ModelRequest
from aspera.domain.observation import Conclusion, Material, merge
from aspera.domain.observation_codec import decode_observations, encode_observations
from aspera.domain.page import Page
from aspera.ports.agents import ModelAssisted, Verdict

Script = Callable[[ModelRequest], Any]


def answer(request: ModelRequest, content: Any) -> Answer:
    """As an adapter reads it: what does not fit the schema has no content."""
    text = content if isinstance(content, str) else orjson.dumps(content).decode()
    return make_answer("m", text, request.inquiry, Usage(), StopReason.END, True)


def judged(agent: Any, profile: Profile, pages: Sequence[Page], script: Script) -> Verdict:
    """What the agent makes of the script's answers to all of its questions about one shard."""
    assert isinstance(agent, ModelAssisted)
    material = Material(profile, pages)
    observed = agent.examine(material)  # type: ignore[attr-defined]
    given = [(request, answer(request, script(request))) for request in agent.questions(material, observed)]
    return agent.judge(material, observed, [pair for pair in given if pair[1].content is not None])


def concluded(agent: Any, profile: Profile, pages: Sequence[Page], script: Script | None) -> Conclusion:
    """What the agent says of the pages as one shard, as it travels between functions; without a
    script the model is off."""
    observed = agent.examine(Material(profile, pages))
    parts = [observed]
    if script is not None:
        parts.append(judged(agent, profile, pages, script).observations)
    stored = decode_observations(encode_observations(merge(parts)))
    return agent.conclude(stored, profile)
