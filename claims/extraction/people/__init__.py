"""The people and organisations an article names, and whom its pronouns and roles mean."""
