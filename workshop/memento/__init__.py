"""The mémento: what remains of the day, told part by part (`outline`), then written in each format."""
