"""The command line `tflm`: run models on the host and on simulated boards, and look into them."""
