"""The one grammar of values: numbers, their units and currencies, and how far they hold. Strings only, no model."""
