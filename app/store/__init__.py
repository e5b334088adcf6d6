"""The only SQL: the database, its migrations, and one module per group of tables."""
