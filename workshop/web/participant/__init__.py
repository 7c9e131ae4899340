"""Pages of participants: joining, coming back, trying a device beforehand."""
