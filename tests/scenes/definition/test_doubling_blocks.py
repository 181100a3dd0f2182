"""The places of blocks that are still to come are hidden when these have come."""

from scenes.definition.doubling_blocks import DoublingBlocks


def test_each_place_lies_within_the_block_that_will_stand_there() -> None:
    blocks = DoublingBlocks("#FFFFFF")
    for block, place in zip(blocks[1:], blocks.places("#777777"), strict=True):
        assert place.get_center().tolist() == block.get_center().tolist()
        assert place.width + place.get_stroke_width() / 100 < block.width
