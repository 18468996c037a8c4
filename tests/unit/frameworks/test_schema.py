from __future__ import annotations

from aspera.domain.framework import Framework, Requirement
from aspera.frameworks.schema import framework_schema


def test_the_schema_names_every_field_and_allows_no_other() -> None:
    schema = framework_schema()
    assert set(schema["properties"]) == set(Framework.model_fields)
    assert set(schema["$defs"]["Requirement"]["properties"]) == set(Requirement.model_fields)
    assert schema["additionalProperties"] is False
