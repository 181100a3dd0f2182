"""Words into sound: what speaks a beat, and when each of its words is said."""
