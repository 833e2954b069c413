"""What is done with hamlets: recording them, their heads, reviews and proposals, fitting terms to congresses."""
