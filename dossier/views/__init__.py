"""What templates see: frozen views of the edition, every link already made, and nothing else."""
