"""Every sentence for people, and their translations."""
