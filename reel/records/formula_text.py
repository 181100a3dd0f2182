"""A formula as text, in the forms in which pages, papers and readers take it."""

import msgspec


class FormulaText(msgspec.Struct, frozen=True):
    """A formula of a clip, with the conditions under which it holds.

    Attributes:
        beat: the id of the beat in which it stands.
        typst: in Typst's math mode, without the dollar signs.
        latex: in LaTeX's math mode, likewise.
        mathml: as a <math> element.
        spoken: as one reads it aloud.
        cue: the moment of the beat from which it forms or stands, if it is not its beginning.
    """

    beat: str
    typst: str
    latex: str
    mathml: str
    spoken: str
    cue: str = ""
