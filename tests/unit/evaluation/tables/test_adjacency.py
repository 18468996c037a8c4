from __future__ import annotations

from aspera.evaluation.tables.adjacency import Agreement, agreement, read_relations, truth_of

XML = b"""<document><table><region page="2">
<cell start-row="0" start-col="1" end-col="2"><content>Years</content></cell>
<cell start-row="1" start-col="0"><content>Sales</content></cell>
<cell start-row="1" start-col="1"><content>1,0 0</content></cell>
<cell start-row="1" start-col="2"><content>90</content></cell>
</region></table></document>"""


def test_relations_lead_to_the_nearest_cell_right_and_below() -> None:
    assert read_relations([["a", "", "b"], ["", "", "c"]]) == {("a", "b", "right"): 1, ("b", "c", "below"): 1}


def test_a_spanning_cell_of_the_truth_stands_over_each_of_its_columns() -> None:
    assert truth_of(XML)[2] == {
        ("years", "1,00", "below"): 1,
        ("years", "90", "below"): 1,
        ("sales", "1,00", "right"): 1,
        ("1,00", "90", "right"): 1,
    }


def test_a_table_that_was_invented_costs_precision() -> None:
    truth = read_relations([["a", "b"]])
    assert agreement(truth, [[["a", "b"]], [["x", "y"]]]) == Agreement(right=1, there=1, found=2)


def test_nothing_right_is_no_division_by_zero() -> None:
    assert Agreement().f1 == Agreement().precision == Agreement().recall == 0.0
