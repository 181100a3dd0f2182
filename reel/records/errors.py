"""The one error that is meant for the user's eyes."""


class ReelError(Exception):
    """A mistake that the user can mend.

    Its message is one line that names the thing (file, key, clip, option) and the mend; the
    command line prints it without a traceback.
    """
