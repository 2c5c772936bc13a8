"""Who somebody or something is: titles, identities, names."""
