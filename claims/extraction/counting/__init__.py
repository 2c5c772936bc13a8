"""What is counted, measured, harmed and ranked."""
