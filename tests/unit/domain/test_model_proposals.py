from __future__ import annotations

import pytest

from aspera.domain.finding import Proposal, Severity
from aspera.domain.model_proposals import as_read_by_model, is_by_model


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (Severity.CRITICAL, Severity.MEDIUM),
        (Severity.MEDIUM, Severity.MEDIUM),
        (Severity.LOW, Severity.LOW),
    ],
)
def test_a_reading_has_a_name_of_its_own_and_is_never_grave(given: Severity, shown: Severity) -> None:
    proposal = Proposal(
        agent_type="risk", rule="R", severity=given, category="c", title="t", description="It is so."
    )
    read = as_read_by_model(proposal, "A model said it.")
    assert (read.rule, read.severity) == ("R-by-model", shown)
    assert read.description == "A model said it. It is so."
    assert is_by_model(read) and not is_by_model(proposal)
