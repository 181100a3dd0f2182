"""Eight blocks, made of one by doubling three times."""

import manim as mn

_SIDE, _GAP, _CORNER = 1.7, 0.22, 0.12  # Manim's units, before the blocks are fitted anywhere


class DoublingBlocks(mn.VGroup):
    """Eight blocks in two rows of four; the first 1, 2, 4 and 8 of them are what doubling makes.

    Args:
        colour: #RRGGBB.
    """

    def __init__(self, colour: str) -> None:
        blocks = mn.VGroup(
            *(
                mn.RoundedRectangle(corner_radius=_CORNER, width=_SIDE, height=_SIDE)
                for _ in range(8)
            )
        )
        blocks.set_fill(colour, 1).set_stroke(width=0)
        blocks.arrange_in_grid(2, 4, buff=_GAP)
        upper, lower = blocks[:4], blocks[4:]
        super().__init__(*(block for column in zip(upper, lower, strict=True) for block in column))

    def places(self, colour: str) -> mn.VGroup:
        """Outline what is still to come: the places of all blocks but the first."""
        return mn.VGroup(
            *(
                # A little smaller than the block, which hides it when it comes.
                block.copy().scale(0.95).set_fill(opacity=0).set_stroke(colour, 3)
                for block in self[1:]
            )
        )

    def double(self, doubling: int) -> list[mn.Animation]:
        """Let a copy come out of each block that is there.

        Args:
            doubling: how often they have been doubled before.
        """
        count = 2**doubling
        return [mn.TransformFromCopy(self[i], self[count + i]) for i in range(count)]
