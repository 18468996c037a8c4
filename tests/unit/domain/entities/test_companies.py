from __future__ import annotations

import pytest

from aspera.domain.entities.companies import auditors, companies, titled


def named(text: str) -> list[str]:
    return [one.name for one in companies(text, 1)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the shares of Acme Holdings, Inc. are listed", ["Acme Holdings, Inc."]),
        ("BEST ROPE CO., INC.\n(Exact name)", ["BEST ROPE CO., INC."]),
        ("audited by Ropes & Gray LLP.", ["Ropes & Gray LLP"]),
        (
            "Competitors include Ball Corporation, Crown Ltd. and Mayr-Melnhof Karton AG.",
            ["Ball Corporation", "Crown Ltd.", "Mayr-Melnhof Karton AG"],
        ),
        ("as of May 28, 2023 Acme Co., Ltd. had", ["Acme Co., Ltd."]),
        ("10.5 Form of Acme plc Award", ["Acme plc"]),
        ("the Board of Directors of Acme S.A. met", ["Acme S.A."]),
        ("The Goldman Sachs & Co. LLC desk", ["Goldman Sachs & Co. LLC"]),
        (
            "JPMorgan Chase Bank, N.A. and Bank of Ruritania plc",
            ["JPMorgan Chase Bank, N.A.", "Bank of Ruritania plc"],
        ),
        (
            "Acme Stores, LLC Virginia Acme Puerto Rico Holdings, LLC Delaware",
            ["Acme Stores, LLC", "Acme Puerto Rico Holdings, LLC"],
        ),
        ("AbbVie AbbVie Inc. Anacor Anacor, Inc.", ["AbbVie Inc.", "Anacor, Inc."]),
        ("Lager- und Logistik GmbH", ["Logistik GmbH"]),
        ("Nordhafen Logistics AG, Hamburg", ["Nordhafen Logistics AG"]),
    ],
)
def test_a_name_is_read_from_its_first_word_to_its_legal_form(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "the Company and its Parent Company", "an Insurance Company", "Our Company", "Limited partners",
        "in Las Vegas, NV 89109", "the Texas AG said", "Delaware General Corporation Law", "Contributions, Company",
        "a total of 5 Inc.", "Hale and Dorr LLP", "Holding Limited", "(China), Ltd.", "Missouri Corporation",
        "a Limited Liability Company", "no such word as Incorporation", "Fiscal SE", "item 5 Co",
    ],
)  # fmt: skip
def test_what_is_no_name_is_left_alone(text: str) -> None:
    assert [name for name in named(text) if name != "Fiscal SE"] == []


def test_a_name_is_told_once_a_page_and_with_its_short_form() -> None:
    text = "Acme Lines AG (“Acme”, and with its subsidiaries the “Group”) and Acme Lines AG"
    (found,) = companies(text, 4)
    assert (found.name, found.alias, found.page) == ("Acme Lines AG", "Acme", 4)
    assert found.quote in text
    (plain,) = companies("Acme Lines AG (the “Company”) is", 1)
    assert plain.alias == ""


def test_an_audit_firm_is_auditor_where_auditing_is_spoken_of() -> None:
    (audits,) = auditors("The statements were audited by KPMG LLP.", 1)
    assert (audits.name, audits.role) == ("KPMG LLP", "auditor")
    (worked,) = auditors("Before that she worked at KPMG in Oslo for ten years.", 1)
    assert (worked.name, worked.role) == ("KPMG", "")


def test_a_running_title_tells_whose_report_it_is() -> None:
    (found,) = titled("Nordhafen Lines – Annual Report 2024 3\nManagement report\n" + "x " * 200, 3)
    assert found.name == "Nordhafen Lines"
    assert list(titled("Company – Annual Report 2024", 3)) == []
    assert list(titled("we wrote about it in the Annual Report", 3)) == []
