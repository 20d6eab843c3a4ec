// Writes the bytes of a file as a C++ array and the header that declares it.
// The array is aligned to 16 bytes, which is what the runtime asks of a model's
// address.
//
// usage: embed INPUT SYMBOL INCLUDE HEADER SOURCE
// INCLUDE is the path under which SOURCE includes HEADER.

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

std::string GuardOf(const std::string& include) {
  std::string guard;
  for (char c : include) {
    const bool lower = c >= 'a' && c <= 'z';
    const bool kept = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    guard += lower ? static_cast<char>(c - 'a' + 'A') : kept ? c : '_';
  }
  return guard + "_";
}

bool Write(const char* path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) std::fprintf(stderr, "embed: cannot write %s\n", path);
  return static_cast<bool>(file);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr, "usage: embed INPUT SYMBOL INCLUDE HEADER SOURCE\n");
    return 2;
  }
  const std::string symbol = argv[2];
  const std::string include = argv[3];
  std::ifstream input(argv[1], std::ios::binary);
  if (!input) {
    std::fprintf(stderr, "embed: cannot read %s\n", argv[1]);
    return 1;
  }
  const std::vector<unsigned char> bytes{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
  if (bytes.empty()) {
    std::fprintf(stderr, "embed: %s is empty\n", argv[1]);
    return 1;
  }

  const std::string guard = GuardOf(include);
  const std::string size = std::to_string(bytes.size());
  const std::string header = "// The bytes of a file, " + size + " of them; written by the build.\n\n" + "#ifndef " +
                             guard + "\n#define " + guard + "\n\n" + "alignas(16) extern const unsigned char " +
                             symbol + "[" + size + "];\n" + "constexpr unsigned int " + symbol + "_size = " + size +
                             ";\n\n" + "#endif  // " + guard + "\n";

  std::string source =
      "#include \"" + include + "\"\n\nalignas(16) const unsigned char " + symbol + "[" + size + "] = {";
  for (size_t i = 0; i < bytes.size(); ++i) {
    source += i % 24 == 0 ? "\n    " : "";
    source += std::to_string(bytes[i]) + ",";
  }
  source += "\n};\n";

  return Write(argv[4], header) && Write(argv[5], source) ? 0 : 1;
}
