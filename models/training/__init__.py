"""What the training scripts of the project's models share."""
