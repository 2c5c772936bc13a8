"""The rules of the desk: every change to the record is made here and leaves a trace."""
