"""A scene that is kept ready: entered at any place, and drawn anew from there after an edit."""
