"""What must hold of every clip, in every format and theme: found as a careful editor would.

The rules, a module each: `margins`, `overlaps`, `crowding`, `type_size`, `emptiness`, `contrast`,
`beats`, `pace`, `opening`, `caption_limits`, `caption_region`, `overlays` and `truth` look at
scenes; `video_files`, `flashes`, `caption_words` and `caption_times` at rendered videos and what
lies beside them; `platform` at finished videos: what breaks a number that a platform states, with a
function for each number in `platform_limits`; `posts` and the modules called `post_…` at what lies
ready to be posted.

To add a rule about scenes, write a generator in a module of its own that takes a `Snapshot` of a
moment (or a `Rehearsal`, the whole clip as played) and yields a `Fault` for all that is wrong.
Name it in one of the tables of `clip.py`, which say when each rule looks; a rule about videos is
called in `of_video` of `video_files.py`. Then add a scene that breaks it, and one that does not, to
`tests/reel/check/samples.py`.

Imports the rooms that scenes stand on (`stage`, `formula`), `wording` and `records`; of the tool,
only the command line imports it.
"""
