"""Claims as a sheet of lines in the person's own editor, and what they changed in it as one command.

`notation` writes a value and `reading` reads one, `lines` a claim's line, `sheet` the file; `meaning` turns changed
lines into `acts`, `draft` keeps what was written, and `sitting` is the whole of it, from the editor opening to the
question at the end.
"""
