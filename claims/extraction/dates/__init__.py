"""Days and times, absolute and relative, settled in EDTF."""
