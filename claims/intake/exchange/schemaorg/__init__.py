"""schema.org's ClaimReview as it is found in the world: lists for strings, scales of all sorts, dates of every form."""
