"""The captions of a post: files beside the video, where its platform takes any."""

from collections.abc import Iterator

from reel.check.caption_reading import UNREADABLE, read_srt, read_webvtt
from reel.check.fault import Fault
from reel.check.platform_fault import platform_fault, too_large
from reel.check.post_files import PostFiles
from reel.records.root import shown

_READERS = {".srt": read_srt, ".vtt": read_webvtt}


def of_captions(files: PostFiles) -> Iterator[Fault]:
    """Yield what is wrong with the files of captions: those listed, and others that lie there."""
    rules, platform, here = files.platform.captions, files.platform, shown(files.here)
    listed = [files.path(name) for name in files.post.captions]
    lying = [path for suffix in _READERS for path in sorted(files.here.glob(f"*{suffix}"))]
    there = [path for path in dict.fromkeys([*listed, *lying]) if path.is_file()]
    yield from (files.missing(path.name) for path in listed if path not in there)
    if rules.form.value != "file":
        for path in there:
            wrong = f"{shown(path)}: it takes no files of captions ({rules.form.value})"
            yield platform_fault(platform, "captions", wrong, rules.form)
        return
    if not listed and not there:
        wrong = f"{here} has no file of captions; {files.folder.mend(files.post.id)}"
        yield platform_fault(platform, "captions", wrong, rules.form)
    if rules.most and len(there) > rules.most.value:
        wrong = f"{here} has {len(there)} files of captions, not {rules.most.value} at most"
        yield platform_fault(platform, "captions", wrong, rules.most)
    for path in there:
        if rules.kinds and path.suffix.removeprefix(".") not in rules.kinds.value:
            wrong = f"{shown(path)}: taken are {' or '.join(rules.kinds.value)}"
            yield platform_fault(platform, "captions", wrong, rules.kinds)
        size = path.stat().st_size
        yield from too_large(platform, "captions", shown(path), size, rules.largest)
        if read := _READERS.get(path.suffix):
            try:
                read(path)
            except UNREADABLE as error:
                yield Fault("files.captions", f"{shown(path)} cannot be read: {error}")
