"""The record becomes a document or an exchange file."""
