// A test program that somebody forgot to put tests into: running it must not look like success.
