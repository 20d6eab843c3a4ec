// A program that does nothing, whose size is that of what every program has of its platform.
int main() { return 0; }
