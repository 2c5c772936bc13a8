"""What happened, once for each happening."""
