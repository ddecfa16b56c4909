"""Two versions of the data compared, and the difference told as meaning: what got milder first."""
