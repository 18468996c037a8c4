from __future__ import annotations

import pytest

from aspera.adapters.memory.secret_versions import MemorySecretVersions
from aspera.domain.cursor_seal import seal, unseal
from aspera.domain.errors import Defect, InvalidInput, NotFound
from aspera.use_cases.rotate_secret import RotationDone, RotationStep, rotate_secret


@pytest.fixture
def kept() -> MemorySecretVersions:
    kept = MemorySecretVersions("cursors", "the first value")
    kept.begin("second")
    return kept


def step(kept: MemorySecretVersions, one: RotationStep, version: str = "second") -> RotationDone:
    return rotate_secret("cursors", version, one, secret_versions=kept)


def test_the_four_steps_give_a_new_value_and_keep_the_one_before(kept: MemorySecretVersions) -> None:
    token = seal("a place", kept.values["first"])
    for one in RotationStep:
        done = step(kept, one)
    assert done.is_current
    assert kept.labels == {"AWSCURRENT": "second", "AWSPREVIOUS": "first"}
    assert kept.values["second"] not in ("", kept.values["first"])
    assert unseal(token, [kept.values["second"], kept.values["first"]]) == "a place"


@pytest.mark.parametrize("repeated", list(RotationStep))
def test_a_step_that_comes_again_changes_nothing(repeated: RotationStep, kept: MemorySecretVersions) -> None:
    for one in RotationStep:
        step(kept, one)
        if one is repeated:
            values, labels = dict(kept.values), dict(kept.labels)
            step(kept, one)
            assert (kept.values, kept.labels) == (values, labels)


def test_a_rotation_that_was_finished_is_not_begun_again(kept: MemorySecretVersions) -> None:
    for one in RotationStep:
        step(kept, one)
    value = kept.values["second"]
    assert all(step(kept, one).is_current for one in RotationStep)
    assert kept.values["second"] == value


def test_no_value_is_told(kept: MemorySecretVersions) -> None:
    done = step(kept, RotationStep.CREATE)
    assert kept.values["second"] not in done.model_dump_json()


def test_a_version_without_a_value_does_not_pass_the_test(kept: MemorySecretVersions) -> None:
    with pytest.raises(Defect):
        step(kept, RotationStep.TEST)


def test_a_version_that_nobody_announced_is_refused(kept: MemorySecretVersions) -> None:
    with pytest.raises(InvalidInput):
        step(kept, RotationStep.CREATE, "third")


def test_a_version_that_held_before_is_not_brought_back(kept: MemorySecretVersions) -> None:
    for one in RotationStep:
        step(kept, one)
    with pytest.raises(InvalidInput):
        step(kept, RotationStep.FINISH, "first")


def test_a_secret_that_does_not_rotate_is_left_alone(kept: MemorySecretVersions) -> None:
    kept.rotates = False
    with pytest.raises(InvalidInput):
        step(kept, RotationStep.CREATE)


def test_another_secret_is_not_found(kept: MemorySecretVersions) -> None:
    with pytest.raises(NotFound):
        rotate_secret("another", "second", RotationStep.CREATE, secret_versions=kept)
