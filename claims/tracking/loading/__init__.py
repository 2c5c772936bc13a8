"""What others wrote comes into the record: through the rules of the desk, all of it or nothing."""
