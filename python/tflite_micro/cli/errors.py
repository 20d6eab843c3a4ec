"""What the command line reports to the person who typed it."""


class UserError(Exception):
    """Something that the user can put right, as one sentence; the command ends with status 2."""
