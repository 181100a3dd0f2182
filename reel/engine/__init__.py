"""From scene to video: what is rendered, where it is kept, who draws it."""
