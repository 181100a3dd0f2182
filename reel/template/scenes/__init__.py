"""The film's clips: a folder each, and the storyboard that lists them."""
