"""Quality and speed checks that need evaluation data or run long; each prints the figures that it claims."""
