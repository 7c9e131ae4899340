"""Words as documents set them: French typography, numbers and dates, prose as blocks."""
