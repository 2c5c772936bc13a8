"""What an author gave beside a text: links, notes and comments, and the addresses in them."""
