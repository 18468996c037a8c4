"""What every adapter of the port `SearchIndex` does."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, sin

import pytest

from aspera.adapters.aws.search_index import OpenSearchIndex
from aspera.adapters.local.search_index import SqliteSearchIndex
from aspera.adapters.memory.search_index import MemorySearchIndex
from aspera.domain.errors import InvalidInput, NotFound
from aspera.ports.search_index import SearchFilter, SearchHit, SearchIndex
from tests.contract.examples import UNICODE, at_the_same_time, chunk

X, Y, Z, NONE = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (0.0, 0.0, 0.0)
OWN = SearchFilter(owner="ada")


@pytest.fixture(params=["memory", "sqlite", "opensearch", "opensearch_classic"])
def index(request: pytest.FixtureRequest) -> SearchIndex:
    if request.param.startswith("opensearch"):
        client, name = request.getfixturevalue("opensearch")
        return OpenSearchIndex(client, name, 3, own_ids=request.param == "opensearch")
    if request.param == "sqlite":
        return SqliteSearchIndex(request.getfixturevalue("database"))
    return MemorySearchIndex()


@pytest.fixture
def library(index: SearchIndex) -> SearchIndex:
    """Three chunks of one document."""
    chunks = [
        chunk("emissions", "Scope 1 emissions fell by 12% in 2023, and Scope 3 grew."),
        chunk("revenue", "Net revenue grew by 4% to $46,298 million.", page=2),
        chunk("table", "Emissions | 2022 | 2023", page=3, kind="table"),
    ]
    index.add("ada", chunks, [X, Y, Z])
    return index


def names(hits: Sequence[SearchHit]) -> list[str]:
    return [hit.chunk_id for hit in hits]


def test_an_empty_index_finds_nothing(index: SearchIndex) -> None:
    assert names(index.search("emissions", X, OWN)) == []
    assert names(index.matches(["emissions"], OWN)) == []
    assert index.count("d1") == 0


def test_adding_nothing_is_no_error(index: SearchIndex) -> None:
    index.add("ada", [], [])
    assert index.count("d1") == 0


def test_a_hit_tells_where_it_stands(index: SearchIndex) -> None:
    index.add("ada", [chunk("c1", f"{UNICODE} emissions", page=7, section=("Erster Teil", "§ 2"))], [X])
    (hit,) = index.search("emissions", X, OWN)
    assert (hit.chunk_id, hit.document_id, hit.page) == ("c1", "d1", 7)
    assert (hit.section, hit.text) == (("Erster Teil", "§ 2"), f"{UNICODE} emissions")
    assert hit.boxes == ((0.1, 0.2, 0.3, 0.05),)
    assert hit.score > 0


def test_a_chunk_without_section_and_boxes_is_found_too(index: SearchIndex) -> None:
    index.add("ada", [chunk("c1", "emissions", section=(), boxes=())], [X])
    (hit,) = index.search("emissions", NONE, OWN)
    assert (hit.section, hit.boxes) == ((), ())


def test_words_alone_find_chunks(library: SearchIndex) -> None:
    assert names(library.search("revenue", NONE, OWN)) == ["revenue"]


def test_an_empty_vector_leaves_the_words(library: SearchIndex) -> None:
    assert names(library.search("revenue", (), OWN)) == ["revenue"]


def test_meaning_alone_finds_chunks_nearest_first(library: SearchIndex) -> None:
    assert names(library.search("", (0.6, 0.8, 0.0), OWN)) == ["revenue", "emissions"]


def test_what_is_found_both_ways_comes_first(library: SearchIndex) -> None:
    hits = library.search("emissions", Z, OWN)
    assert names(hits) == ["table", "emissions"]
    assert hits[0].score > hits[1].score


def test_what_points_away_is_not_near(library: SearchIndex) -> None:
    assert names(library.search("", (-1.0, 0.0, 0.0), OWN)) == []


def test_a_rare_word_weighs_more_than_a_frequent_one(index: SearchIndex) -> None:
    chunks = [chunk(f"c{number}", "grew grew grew and so on") for number in range(20)]
    index.add("ada", [*chunks, chunk("rare", "methane and so on")], [NONE] * 21)
    assert names(index.search("methane grew", NONE, OWN))[0] == "rare"


def test_case_diacritics_and_punctuation_do_not_matter(index: SearchIndex) -> None:
    index.add("ada", [chunk("c1", "Die jährlichen ÉMISSIONS (co₂-neutral)."), chunk("c2", "x")], [NONE, NONE])
    for query in ("emissions", "Émissions!", "E\u0301MISSIONS", "jahrlichen", "„Jährlichen“"):
        assert names(index.search(query, NONE, OWN)) == ["c1"]
        assert names(index.matches([query], OWN)) == ["c1"]


def test_a_limit_gives_the_best_ones(index: SearchIndex) -> None:
    chunks = [chunk(f"c{number:03d}", "emissions " * (number + 1)) for number in range(150)]
    index.add("ada", chunks, [(cos(number / 200), sin(number / 200), 0.0) for number in range(150)])
    everything = names(index.search("emissions", X, OWN, limit=150))
    assert len(everything) == len(set(everything)) == 150
    assert names(index.search("", X, OWN, limit=3)) == ["c000", "c001", "c002"]
    assert names(index.search("emissions", X, OWN, limit=0)) == []
    assert len(index.search("emissions", X, OWN)) == 10
    assert len(index.matches(["emissions"], OWN)) == 5
    assert names(index.matches(["emissions"], OWN, limit=0)) == []


HOSTILE = [
    '"', "'", '"emissions', "emissions*", "^emissions", "text:emissions", "NEAR(emissions grew, 2)",
    "NOT emissions", "OR", "NEAR NOT", "emissions)", "((((", "{text}: emissions", "-emissions", "+emissions",
    "emissions; DROP TABLE chunks", "emissions\x00", "%_", "\\", "a" * 100_000, "( " * 5_000,
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_taken_as_words(library: SearchIndex, query: str) -> None:
    expected = {"emissions", "table"} if "emissions" in query else set()
    found = names(library.search(query, NONE, OWN))
    assert set(found) - {"revenue"} == expected
    library.matches([query], OWN)
    assert library.count("d1") == 3


def test_a_very_long_query_is_answered(library: SearchIndex) -> None:
    query = "emissions " + " ".join(f"word{number}" for number in range(20_000))
    assert set(names(library.search(query, NONE, OWN))) == {"emissions", "table"}
    assert names(library.matches(query.split(), OWN)) == []


def test_words_that_stand_everywhere_do_not_decide(library: SearchIndex) -> None:
    assert names(library.search("what is the revenue by the way", NONE, OWN)) == ["revenue"]


def test_a_query_of_such_words_only_is_still_a_query(library: SearchIndex) -> None:
    assert names(library.search("and", NONE, OWN)) == ["emissions"]


def test_matches_hold_every_word(library: SearchIndex) -> None:
    assert names(library.matches(["emissions", "2023"], OWN, limit=9)) in (
        ["emissions", "table"],
        ["table", "emissions"],
    )
    assert names(library.matches(["emissions", "fell"], OWN)) == ["emissions"]
    assert names(library.matches(["emissions", "revenue"], OWN)) == []
    assert names(library.matches(["emission"], OWN)) == []


def test_words_given_as_one_must_follow_each_other(library: SearchIndex) -> None:
    assert names(library.matches(["scope 3", "emissions"], OWN)) == ["emissions"]
    assert names(library.matches(["emissions scope"], OWN)) == []
    assert names(library.matches(["Scope-1"], OWN)) == ["emissions"]


@pytest.mark.parametrize("phrase", [[], [""], ["", "–", "%"]])
def test_no_words_match_nothing(library: SearchIndex, phrase: list[str]) -> None:
    assert names(library.matches(phrase, OWN)) == []


def test_what_is_no_word_does_not_hinder_a_match(library: SearchIndex) -> None:
    assert names(library.matches(["revenue", "–", "&"], OWN)) == ["revenue"]


def test_a_stranger_finds_nothing_by_any_way(library: SearchIndex) -> None:
    stranger = SearchFilter(owner="bob", document_ids=("d1",))
    assert names(library.search("emissions", X, stranger)) == []
    assert names(library.search("emissions", X, SearchFilter(owner=""))) == []
    assert names(library.matches(["emissions"], stranger)) == []


def test_a_stranger_cannot_add_to_a_document_and_then_nothing_is_added(library: SearchIndex) -> None:
    with pytest.raises(NotFound):
        library.add("bob", [chunk("b", "emissions", "d9"), chunk("revenue", "mine now")], [X, X])
    assert (library.count("d1"), library.count("d9")) == (3, 0)
    assert names(library.search("revenue", NONE, OWN)) == ["revenue"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"emissions", "table", "other"}),
        ({"document_ids": ("d1",)}, {"emissions", "table"}),
        ({"document_ids": ("d2", "unknown")}, {"other"}),
        ({"document_ids": ("unknown",)}, set()),
        ({"document_ids": ("d1", "d2"), "pages": (3, 4)}, {"table", "other"}),
        ({"pages": (1, 2)}, {"emissions"}),
        ({"pages": (3, 3)}, {"table"}),
        ({"pages": (5, 9)}, set()),
        ({"kind": "table"}, {"table"}),
        ({"kind": "text", "pages": (4, 4)}, {"other"}),
        ({"kind": "picture"}, set()),
    ],
)
def test_hits_pass_the_filter(library: SearchIndex, changes: dict[str, object], expected: set[str]) -> None:
    library.add("ada", [chunk("other", "emissions of others", "d2", page=4)], [X])
    filter = SearchFilter.model_validate({"owner": "ada", **changes})
    near = (0.5, 0.0, 0.5)
    assert set(names(library.search("emissions", near, filter))) == expected
    assert set(names(library.search("emissions", NONE, filter))) == expected
    assert set(names(library.search("", near, filter))) == expected
    assert set(names(library.matches(["emissions"], filter))) == expected


def test_adding_again_replaces_words_and_vector(library: SearchIndex) -> None:
    assert names(library.search("", X, OWN)) == ["emissions"]
    library.add("ada", [chunk("emissions", "Nothing of that kind.")], [Y])
    assert library.count("d1") == 3
    assert names(library.search("scope", NONE, OWN)) == []
    assert names(library.search("kind", NONE, OWN)) == ["emissions"]
    assert names(library.search("", X, OWN)) == []
    assert set(names(library.search("", Y, OWN))) == {"emissions", "revenue"}


def test_adding_the_same_again_changes_nothing(index: SearchIndex) -> None:
    chunks = [chunk(f"c{number}", f"emissions {number}") for number in range(20)]
    vectors = [(1.0, number / 10, 0.0) for number in range(20)]
    index.add("ada", chunks, vectors)
    before = index.search("emissions 7", X, OWN)
    index.add("ada", chunks, vectors)
    assert index.count("d1") == 20
    assert index.search("emissions 7", X, OWN) == before


def test_the_last_of_equal_ids_in_one_call_stays(index: SearchIndex) -> None:
    index.add("ada", [chunk("c1", "first"), chunk("c1", "second")], [X, Y])
    assert index.count("d1") == 1
    assert names(index.search("first", X, OWN)) == []
    assert names(index.search("second", Y, OWN)) == ["c1"]


def test_an_id_may_be_used_in_two_documents(index: SearchIndex) -> None:
    index.add("ada", [chunk("c1", "emissions", "d1"), chunk("c1", "emissions", "d2")], [X, X])
    index.add("bob", [chunk("c1", "emissions", "d3")], [X])
    assert [index.count(document) for document in ("d1", "d2", "d3")] == [1, 1, 1]
    assert sorted(hit.document_id for hit in index.search("emissions", X, OWN)) == ["d1", "d2"]


def test_deleting_forgets_one_document(library: SearchIndex) -> None:
    library.add("ada", [chunk("other", "emissions", "d2")], [X])
    library.search("emissions", X, OWN)
    library.delete("d1")
    assert (library.count("d1"), library.count("d2")) == (0, 1)
    assert names(library.search("emissions", X, OWN)) == ["other"]
    assert names(library.matches(["revenue"], OWN)) == []


def test_deleting_an_unknown_document_is_no_error(library: SearchIndex) -> None:
    library.delete("unknown")
    assert library.count("d1") == 3


def test_a_deleted_document_can_be_indexed_again(library: SearchIndex) -> None:
    library.search("emissions", X, OWN)
    library.delete("d1")
    library.add("ada", [chunk("emissions", "Scope 2 emissions")], [Y])
    assert names(library.search("emissions", X, OWN)) == ["emissions"]
    assert names(library.search("", X, OWN)) == []
    assert names(library.search("", Y, OWN)) == ["emissions"]


def test_chunks_and_vectors_must_belong_together(index: SearchIndex) -> None:
    for vectors in ([], [X], [X, X, X], [X, (1.0,)], [(), ()], [X, (float("nan"), 0.0, 0.0)]):
        with pytest.raises(InvalidInput):
            index.add("ada", [chunk("c1", "a"), chunk("c2", "b")], vectors)
    assert index.count("d1") == 0


def test_a_query_of_other_dimensions_is_refused(library: SearchIndex) -> None:
    with pytest.raises(InvalidInput):
        library.search("emissions", (1.0, 0.0), OWN)


def test_large_chunks_are_kept(index: SearchIndex) -> None:
    text = "emissions " + UNICODE * 50_000
    index.add("ada", [chunk("c1", text)], [X])
    (hit,) = index.search("emissions", X, OWN)
    assert hit.text == text


def test_an_empty_chunk_is_counted_and_found_by_its_vector(index: SearchIndex) -> None:
    index.add("ada", [chunk("c1", "")], [X])
    assert index.count("d1") == 1
    assert names(index.search("", X, OWN)) == ["c1"]


def test_writers_at_the_same_time_lose_nothing(index: SearchIndex) -> None:
    def add(shard: int) -> None:
        chunks = [chunk(f"{shard}-{number}", f"emissions shard{shard}") for number in range(10)]
        index.add("ada", chunks, [X] * 10)

    at_the_same_time(add, 16)
    assert index.count("d1") == 160
    assert len(index.search("shard11", NONE, OWN, limit=20)) == 10
