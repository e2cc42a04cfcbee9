"""Names of people and places: where a text has them, which are known, which are slips of others."""
