"""The results database: its connections, tables, upgrades, views, and what may be asked of it."""
