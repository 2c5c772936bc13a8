"""Claims as a sheet of lines in the person's own editor, and what they changed in it as one command.

`notation` writes and reads a value, `lines` a claim's line, `sheet` the file; `acts` are what the changed lines mean,
and `sitting` is the whole of it, from the editor opening to the question at the end.
"""
