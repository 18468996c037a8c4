from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.revisions import current, digest, not_raised, recorded

RULE = """
from aspera.domain.words import WORDS

def judge(text: str) -> bool:
    return text in WORDS
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "agents/one").mkdir(parents=True)
    (tmp_path / "agents/one/agent.py").write_text(RULE)
    (tmp_path / "domain").mkdir()
    (tmp_path / "domain/words.py").write_text("WORDS = {'total', 'net'}")
    (tmp_path / "domain/other.py").write_text("OTHER = 1")
    return tmp_path


def of(package: Path) -> str:
    return digest(["agents/one"], package)


def test_rules_change_with_their_revision() -> None:
    assert current() == recorded(), "raise the revision of what has changed, then run: make revisions"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("agents/one/agent.py", RULE.replace("in WORDS", "not in WORDS")),
        ("domain/words.py", "WORDS = {'total', 'net', 'sum'}"),
        ("agents/one/words.yaml", "sum"),
    ],
)
def test_a_changed_rule_changes_the_digest(package: Path, path: str, text: str) -> None:
    before = of(package)
    (package / path).write_text(text)
    assert of(package) != before


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("agents/one/agent.py", RULE.replace("text: str", "text: object").replace("def", "# Why.\ndef")),
        ("domain/words.py", '"""Words."""\nWORDS = {\'total\', \'net\'}'),
        ("domain/other.py", "OTHER = 2"),
    ],
)
def test_words_about_a_rule_and_what_it_does_not_use_change_nothing(
    package: Path, path: str, text: str
) -> None:
    before = of(package)
    (package / path).write_text(text)
    assert of(package) == before


def test_the_old_revision_is_refused_for_new_rules() -> None:
    before = {"math": {"revision": "3", "rules": "a"}, "risk": {"revision": "1", "rules": "b"}}
    assert not_raised(before, {"math": {"revision": "3", "rules": "c"}}) == ["math"]
    assert not_raised(before, {"math": {"revision": "4", "rules": "c"}}) == []
    assert (
        not_raised(before, {"risk": {"revision": "1", "rules": "b"}, "new": {"revision": "1", "rules": "x"}})
        == []
    )
