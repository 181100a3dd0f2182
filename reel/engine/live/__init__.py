"""A scene that is kept ready to be entered at any place, and drawn anew from there after an edit."""
