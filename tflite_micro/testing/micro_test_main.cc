// main() of every test program: runs the tests that its arguments name.
#include "tflite_micro/platform/system_setup.h"
#include "tflite_micro/testing/micro_test.h"

int main(int argc, char** argv) {
  tflite::InitializeTarget();
  return tflite::testing::RunTests(argc > 0 ? argc - 1 : 0, argv + 1);
}
