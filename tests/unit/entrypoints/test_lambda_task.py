from __future__ import annotations

import pytest

from aspera.domain.errors import Defect, InvalidInput, NotFound, Unavailable, UnreadableFile
from aspera.domain.finding import Value
from aspera.domain.run import Options, Run
from aspera.entrypoints.lambda_task import lambda_task

RUN = Run(
    document_id="d",
    run_id="r",
    owner="o",
    filename="f.pdf",
    object_key="k",
    options=Options(agents=("math",)),
)


class Answer(Value):
    greeting: str


def greet(run: Run, times: int) -> Answer:
    return Answer(greeting=run.filename * times)


def test_fields_become_parameters_and_the_result_becomes_json() -> None:
    event = {"run": RUN.model_dump(mode="json"), "times": 2}
    assert lambda_task(greet)(event) == {"greeting": "f.pdff.pdf"}


@pytest.mark.parametrize("event", [{}, {"run": {}, "times": 1}, {"run": RUN.model_dump(), "times": "many"}])
def test_an_event_that_does_not_fit_is_invalid_input(event: dict) -> None:
    with pytest.raises(InvalidInput):
        lambda_task(greet)(event)


@pytest.mark.parametrize(
    ("raised", "named"),
    [
        (UnreadableFile, InvalidInput),
        (InvalidInput, InvalidInput),
        (NotFound, NotFound),
        (Unavailable, Unavailable),
        (Defect, Defect),
    ],
)
def test_errors_leave_under_the_four_names_of_the_state_machine(raised, named) -> None:
    def fail(times: int) -> None:
        raise raised("one line")

    with pytest.raises(named, match="one line") as error:
        lambda_task(fail)({"times": 1})
    assert type(error.value) is named
