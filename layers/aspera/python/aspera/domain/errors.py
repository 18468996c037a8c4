"""Every error that ASPERA raises.

AsperaError
├── InvalidInput        what was handed in cannot be used; never retried
│   └── UnreadableFile  the file itself is the reason
├── NotFound            no such thing, or not yours; never retried
├── Unavailable         something outside did not answer; retried by the state machine
│   └── Unanswered      it was asked, and may have been paid, but no answer came
└── Defect              ASPERA is wrong; never retried, always reported

Step Functions compares the class name as a string and knows no inheritance, so
`entrypoints.lambda_task` raises subclasses under the name of the one of these four
that they belong to.
"""


class AsperaError(Exception):
    """Base of the tree; never raised itself."""


class InvalidInput(AsperaError):
    """What was handed in cannot be used as it is."""


class UnreadableFile(InvalidInput):
    """The file is damaged, locked, empty, too large or of no supported kind."""


class NotFound(AsperaError):
    """There is no such thing, or it belongs to somebody else."""


class Unavailable(AsperaError):
    """Something outside did not answer in time; trying again may help."""


class Unanswered(Unavailable):
    """Something outside was asked and may want to be paid, but no usable answer came."""


class Defect(AsperaError):
    """A promise inside ASPERA was broken."""


STATE_MACHINE_ERRORS: tuple[type[AsperaError], ...] = (InvalidInput, NotFound, Unavailable, Defect)


def family_of(error: AsperaError) -> type[AsperaError]:
    """The one of the four that the error belongs to."""
    return next((kind for kind in STATE_MACHINE_ERRORS if isinstance(error, kind)), Defect)
