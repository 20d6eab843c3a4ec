// What a program on a new board does before it runs models: a hook that a port supplies.
#ifndef TFLITE_MICRO_PLATFORM_SYSTEM_SETUP_H_
#define TFLITE_MICRO_PLATFORM_SYSTEM_SETUP_H_

namespace tflite {

// Prepares the hardware: pins, clocks, a serial line. Called by the start-up code before main(), and by programs that
// follow TFLM's examples once more at the start of main(), so a second call must do no harm. The default does
// nothing; a program that defines its own replaces it.
void InitializeTarget();

}  // namespace tflite

#endif  // TFLITE_MICRO_PLATFORM_SYSTEM_SETUP_H_
