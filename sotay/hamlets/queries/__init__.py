"""Questions about hamlets: lists, the board, the alignment of terms."""
