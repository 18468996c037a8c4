from __future__ import annotations

import botocore.session
import pytest

from aspera.adapters.aws.neptune_errors import ERRORS, translation
from aspera.domain.errors import Defect, InvalidInput, Unavailable


def test_every_error_of_a_gremlin_query_has_its_place() -> None:
    model = botocore.session.get_session().get_service_model("neptunedata")
    modelled = {shape.name for shape in model.operation_model("ExecuteGremlinQuery").error_shapes}
    assert modelled and not modelled - ERRORS.keys()


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ('500: {"code":"ConcurrentModificationException","detailedMessage":"…"}', Unavailable),
        ("500: wrapped: java.lang.X: ReadOnlyViolationException (…)", Unavailable),
        ("500: TimeLimitExceededException", Unavailable),
        ("429: ThrottlingException", Unavailable),
        ("400: MalformedQueryException", Defect),
        ("400: QueryTooLargeException", InvalidInput),
        ("403: AccessDeniedException", Defect),
    ],
)
def test_the_code_is_found_wherever_it_stands(message: str, kind: type[Exception]) -> None:
    assert type(translation(int(message[:3]), message, None)) is kind


def test_the_code_may_stand_in_the_attributes() -> None:
    error = translation(500, "something", {"exceptions": ["x.ConcurrentModificationException"]})
    assert isinstance(error, Unavailable)


def test_without_a_code_the_status_decides_and_no_text_is_handed_on() -> None:
    assert isinstance(translation(503, "Ada Holm said", {}), Unavailable)
    unknown = translation(500, "Ada Holm said", {})
    assert isinstance(unknown, Defect) and "Ada" not in str(unknown)
