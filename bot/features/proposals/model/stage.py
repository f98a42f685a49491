"""How far a proposal has come."""

from enum import Enum


class Stage(Enum):
    """`not_yet` was asked and did not stand: it is kept, can be changed and asked again. What is `standing_by` stands
    after some days unless somebody asks to look again; what is `superseded` gave way to another one."""

    talking = "talking"
    voting = "voting"
    adopted = "adopted"
    not_yet = "not yet"
    withdrawn = "withdrawn"
    superseded = "superseded"
    standing_by = "standing by"
