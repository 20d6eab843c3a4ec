"""What models cost: instructions and memory on boards, time on this machine, compared with LiteRT and with before."""
