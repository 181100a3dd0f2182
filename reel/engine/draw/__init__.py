"""In a worker: Manim plays a scene, and segments of it are drawn and encoded."""
