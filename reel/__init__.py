"""A tool that renders, checks and delivers any film of animated clips; it knows none by itself."""
