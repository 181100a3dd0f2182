"""Words in time and in lines: how long they take to say, and where captions and headlines break.

A caption's limits (lines, characters a line, seconds on screen) stand at the top of `cues.py`.
Of the tool, this room imports `reel.records` alone.
"""
