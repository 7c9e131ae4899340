"""Static files: what each page fetches, under addresses that change with what they hold."""
