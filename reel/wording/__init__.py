"""Words in time: how long they take to say, and the captions they are broken into (`cues`)."""
