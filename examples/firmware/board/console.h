// The debugger's console and the end of the program, by semihosting.
#ifndef BOARD_CONSOLE_H_
#define BOARD_CONSOLE_H_

namespace board {

// Writes a string that ends in a zero.
void Write(const char* text);

// Ends the simulation with an exit code.
[[noreturn]] void Exit(int code);

}  // namespace board

#endif  // BOARD_CONSOLE_H_
