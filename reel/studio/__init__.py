"""The live studio: a page on this machine that shows a scene as it is edited."""
