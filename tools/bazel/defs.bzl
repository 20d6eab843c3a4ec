"""The public rules: C++ for the device, and tests that run on the host and on simulated boards."""

load("@rules_cc//cc:defs.bzl", "cc_binary", "cc_library", "cc_test")

_COPTS = ["-Wall", "-Wextra", "-Werror"]

def tflm_cc_library(name, kernel = False, copts = [], **kwargs):
    cc_library(name = name, copts = _COPTS + copts, **kwargs)

def tflm_cc_binary(name, copts = [], **kwargs):
    cc_binary(name = name, copts = _COPTS + copts, **kwargs)

def tflm_cc_test(name, environments = ["host", "cortex_m4", "riscv32"], copts = [], **kwargs):
    cc_test(name = name, copts = _COPTS + copts, **kwargs)
