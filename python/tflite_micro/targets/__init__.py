"""Simulated boards: what they are, and how to run programs and models on them from Python."""
