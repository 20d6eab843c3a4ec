"""Plans of a model's memory that take a host's time: places of tensors, and the order of operators."""
