// The array that tflm_model_cc_library makes holds the file's bytes, at an
// address that the runtime accepts.

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "tools/bazel/embedded.h"

int main() {
  if (reinterpret_cast<std::uintptr_t>(g_embedded) % 16 != 0) {
    std::fprintf(stderr, "the array is not aligned to 16 bytes\n");
    return 1;
  }
  std::ifstream file("tools/bazel/embed.cc", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (bytes.empty() || bytes.size() != g_embedded_size || std::memcmp(bytes.data(), g_embedded, bytes.size()) != 0) {
    std::fprintf(stderr, "the array differs from the file\n");
    return 1;
  }
  return 0;
}
