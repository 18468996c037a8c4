from __future__ import annotations

import re

from infrastructure.assembly import MAIN, ROOT, Assembly
from infrastructure.parameters import PAGE, page


def test_the_page_of_parameters_is_up_to_date(assembly: Assembly) -> None:
    assert PAGE.read_text() == page(assembly), "run `make parameters`"


def test_every_parameter_is_in_a_group_and_described(assembly: Assembly) -> None:
    main = assembly.sources[MAIN]
    groups = main["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]
    assert sorted(name for group in groups for name in group["Parameters"]) == sorted(main["Parameters"])
    assert all(one.get("Description") for one in main["Parameters"].values())
    assert all("Default" in one for one in main["Parameters"].values()), "`sam deploy` asks for nothing"


def test_every_page_that_the_handbook_names_is_there() -> None:
    folder = ROOT / "docs" / "operations"
    for page_path in (
        *folder.glob("*.md"),
        *folder.glob("alarms/*.md"),
        ROOT / "docs" / "how_to" / "deploy.md",
    ):
        for target in re.findall(r"\]\(([^)#:]+)\)", page_path.read_text()):
            assert (page_path.parent / target).exists(), f"{page_path.name} names {target}"


def test_the_handbook_says_that_nothing_was_deployed() -> None:
    for name in ("docs/how_to/deploy.md", "docs/operations/first_deploy.md"):
        assert "has not been deployed to AWS by us" in (ROOT / name).read_text()
