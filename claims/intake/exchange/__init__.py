"""Exchange files, read into frozen records: what other programs, other desks and this one wrote."""
