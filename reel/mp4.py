"""How every MP4 of ours is laid out, by whomever it is written."""

# `moov` first, for players that start before the file is whole; negative composition offsets
# instead of an edit list, which some players ignore.
CONTAINER_OPTIONS = {"movflags": "faststart+negative_cts_offsets", "use_editlist": "0"}
