"""What tests of a clip's layout ask of its places."""

from reel.stage import Region

_SLACK = 1e-9


def within(inner: Region, outer: Region) -> bool:
    """Whether all of one region lies in the other."""
    return (
        inner.left >= outer.left - _SLACK
        and inner.bottom >= outer.bottom - _SLACK
        and inner.right <= outer.right + _SLACK
        and inner.top <= outer.top + _SLACK
    )


def apart(one: Region, other: Region) -> bool:
    """Whether two regions share no more than an edge."""
    shared = one.intersect(other)
    return min(shared.width, shared.height) <= _SLACK
