"""What a session is made of: its state, its agenda, its entities, the operations and rows that change it."""
