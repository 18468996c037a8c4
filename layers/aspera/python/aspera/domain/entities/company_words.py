"""Words that tell a company's name from what stands around it."""

from __future__ import annotations

GENERIC = frozenset(
    "the a an our we us its this that such each any all other company companies group corporation "
    "registrant issuer parent seller buyer purchaser borrower lender agent trustee bank operating "
    "holding holdings insurance trust limited liability partnership smaller reporting emerging growth "
    "shell public private stock acquired target investment subsidiary subsidiaries guarantor guarantors "
    "partner partners investee affiliated member captive listed portfolio former new first second third "
    "general guaranty management fund service services utility consolidated co inc llc ltd lp corp life "
    "pty pte touche ii iii iv v vi vii viii ix x xi xii entire whole same surviving successor "
    "predecessor sponsor sister more focused laboratory development commercial aircraft international "
    "global sub overseas merger".split()
)
"""Of these alone no name is made."""

LEAD_INS = frozenset(
    "the a an and of by with to from for in on at as our its their between among including under when "
    "where while since if exhibit note item section part form table see also both either formerly dated "
    "amendment agreement by-laws bylaws credit indenture guarantee accordingly additionally however "
    "although because through until upon against during before after versus than each all any this that "
    "these those such mr ms mrs dr chairman director directors president agent trustee joint lead "
    "subsidiaries v vs stockholders shareholders consent plan restated amended annual report lenders "
    "company notes letter certificate subsidiary affiliate parent purchaser seller borrower issuer "
    "january february march april may june july august september october november december acquisition "
    "merger sale supplier customer partner auditor auditors independent registered firm total article "
    "incorporation jurisdiction name organization participant’s participant's company’s we i he she it "
    "they officer copyright documents principles makers chief executive treasurer secretary vice".split()
)
"""A name begins behind these."""

ABBREVIATED = frozenset(
    "Inc. INC. Corp. CORP. Ltd. LTD. Co. CO. L.L.C. L.L.P. L.P. N.V. N.A. S.A. S.p.A. B.V. Bros. St. Jr. "
    "Sr. Mt. U.S. Intl. Mfg. Int’l.".split()
)
"""Their full stop belongs to them."""

FORMS = frozenset(
    "Inc INC Incorporated Corporation CORPORATION Corp CORP plc PLC Ltd LTD Limited LLC L.L.C LLP L.P LP "
    "N.V N.A S.A SA S.p.A AG SE KGaA GmbH B.V ASA A/S Oyj Co CO Company".split()
)
"""Where a name follows one of these in a list, it begins behind it."""

JURISDICTIONS = frozenset(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii "
    "Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan "
    "Minnesota Mississippi Missouri Montana Nebraska Nevada New Hampshire Jersey Mexico York North South "
    "Carolina Dakota Ohio Oklahoma Oregon Pennsylvania Rhode Island Tennessee Texas Utah Vermont Virginia "
    "Washington West Wisconsin Wyoming Federal District Columbia Puerto Rico Bermuda Cayman Islands "
    "British Virgin Mauritius China Hong Kong Canada England Wales Scotland Ireland Germany France Spain "
    "Italy Netherlands Belgium Luxembourg Switzerland Austria Poland Sweden Norway Denmark Finland "
    "Australia Zealand Singapore Japan India Brazil Argentina Chile Colombia Peru Israel Turkey Korea "
    "Taiwan Thailand Malaysia Indonesia Philippines Vietnam United Kingdom States Guernsey Gibraltar "
    "Cyprus Malta Hungary Portugal Greece Russia Ukraine".split()
)
"""States and countries, word by word: a list of subsidiaries has them between the names."""

AFTER_A_COMMA = frozenset(("Company", "COMPANY", "Corporation", "CORPORATION", "Limited", "LIMITED"))
"""Forms that are common nouns as well: behind a comma, or before Law and Act, they are no form."""

NO_COMPANY_BEFORE = {
    "NV": ("Vegas", "Reno", "Henderson"),
    "SA": ("USA",),
    "AG": ("State", "Texas", "Deputy", "U.S.", "US"),
    "SE": ("Suite", "Street", "Avenue", "Ave", "St"),
    "LP": (),
}
"""Forms of two letters, and words behind which they are something else."""


def proper_alias(alias: str) -> str:
    """The short name that a text defines, or nothing for “the Company” and its like."""
    words = [word.strip(",.").lower() for word in alias.split()]
    is_generic = all(word in GENERIC or word in LEAD_INS for word in words)
    return "" if is_generic or len(alias) < 3 else alias.strip(" ,.")
