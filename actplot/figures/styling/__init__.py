"""Styling: themes, style sheets, palettes, colours and fonts."""
