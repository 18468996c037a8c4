"""Capitalised words near a role that belong to no name."""

from __future__ import annotations

NO_NAME = frozenset(
    "Chief Executive Financial Operating Officer President Vice Senior Chair Chairman Chairwoman "
    "Director Directors Board Committee Audit Company Corporation Group Inc Ltd Limited Report Annual "
    "Form Item Note Section Act Securities Exchange Commission States United America American North "
    "South East West Central Asia Europe European Pacific Latin Africa International Global National "
    "Federal State New York City Street Avenue Road January February March April May June July August "
    "September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday The "
    "This That Our We You Your Their His Her Its As In On At By For From With And Or Of To An All Any "
    "Each If When Principal Accounting Officers Executives Independent Managing General Counsel "
    "Secretary Treasurer Controller Human Resources Legal Technology Information Digital Marketing "
    "Sales Commercial Strategy Sustainability Risk Compliance People Supply Chain Research Development "
    "Business Corporate Governance Compensation Nominating Finance Management Operations Health Care "
    "Medical Public Affairs Communications Investor Relations Services Products Retail Stores Customer "
    "Proxy Statement Agreement Plan Award Stock Option Equity Incentive Performance Restricted Unit "
    "Employee Retirement Certification Signature Signatures Date Name Title Age Position Positions "
    "Former Current Interim Acting Lead Non Member Members Partner Partners Trustee Trustees Attorney "
    "Fact Power Table Contents Page Part Total Delegated Authority Division Department Office Deputy "
    "Assistant Associate Under Attention Attn Mr Ms Mrs Dr Sir Lady Professor Prof Honorable Hon "
    "Biopharmaceuticals Pharmaceuticals Oncology Vaccines Partnership Partnerships Affiliations "
    "Affiliation Biography Experience Background Airplanes Defense Space Studios Network Prime Web "
    "Consumer Worldwide Inflammation Qualification Standards Standard Rare Disease Hospital Internal "
    "Medicine Strategist Economics Investment Analyst Manager Engineer University Institute Center "
    "Centre Foundation Association Assembly Ministry Minister".split()
)
