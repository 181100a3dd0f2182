"""All that is made from MP4 and timeline alone: film, captions, stills."""
