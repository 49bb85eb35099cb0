"""Read: the bytes of one file become values, with the line and the column of each."""
