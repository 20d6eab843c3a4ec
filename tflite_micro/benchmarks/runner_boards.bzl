"""The boards that can run any model."""

load("//tools/toolchains:boards.bzl", "BOARDS")

# Not those whose memory holds little more than one program.
RUNNER_BOARDS = [board for board in BOARDS if board != "cortex_m0_microbit"]
