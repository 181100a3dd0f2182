"""From scene to file: what to render, where it is kept, who draws it, how it is encoded."""
