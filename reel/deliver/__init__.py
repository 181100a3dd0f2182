"""Made from MP4, timeline and words alone: the film, captions, stills, and their final names."""
