"""What deeds, powers of attorney, articles of association and protests say, beside who their parties are."""
