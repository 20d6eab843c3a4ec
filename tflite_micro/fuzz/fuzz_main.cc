// Runs a fuzz target without libFuzzer: the files of a corpus as they are, then each changed at random again and again.
//
//   TARGET [--seconds=N] [--seed=N] FILE_OR_FOLDER...
//
// What is tried is the same each time as long as the time does not end it. An input lies in the file `fuzz_input` while
// it is tried, so that one that breaks the target can be tried again alone; in a test, among the test's outputs.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" __attribute__((weak)) size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size,
                                                                unsigned seed);

namespace {

using Bytes = std::vector<uint8_t>;

constexpr size_t kMaxBytes = 16384;

std::minstd_rand random_numbers;

Bytes ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

// Where the input lies that is being tried.
std::filesystem::path KeptInput() {
  const char* outputs = std::getenv("TEST_UNDECLARED_OUTPUTS_DIR");
  return std::filesystem::path(outputs == nullptr ? "" : outputs) / "fuzz_input";
}

void Try(const uint8_t* data, size_t size) {
  static const std::filesystem::path kept = KeptInput();
  std::ofstream(kept, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<long>(size));
  LLVMFuzzerTestOneInput(data, size);
  std::filesystem::remove(kept);
}

void AddFiles(const std::filesystem::path& path, std::vector<std::filesystem::path>* files) {
  if (!std::filesystem::is_directory(path)) {
    files->push_back(path);
    return;
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (!entry.is_directory()) files->push_back(entry.path());
  }
}

}  // namespace

// libFuzzer has a function of this name, too: a change of bytes that knows nothing of what they mean.
extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size) {
  if (size == 0) return 0;
  for (auto count = random_numbers() % 4 + 1; count > 0; --count) {
    const size_t at = random_numbers() % size;
    switch (random_numbers() % 4) {
      case 0:
        data[at] = static_cast<uint8_t>(random_numbers());
        break;
      case 1:
        data[at] ^= static_cast<uint8_t>(1u << random_numbers() % 8);
        break;
      case 2:
        memmove(data + at, data + random_numbers() % size, std::min(size - at, size_t{4}) / 2);
        break;
      default:
        if (size < max_size && random_numbers() % 4 == 0) {
          memmove(data + at + 1, data + at, size - at);
          ++size;
        } else if (at + 4 <= size) {
          const int32_t value = static_cast<int32_t>(random_numbers() % 7) - 2;
          memcpy(data + at, &value, sizeof(value));
        }
    }
  }
  return size;
}

int main(int argc, char** argv) {
  double seconds = 0;
  unsigned seed = 1;
  std::vector<std::filesystem::path> files;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument.rfind("--seconds=", 0) == 0) {
      seconds = std::atof(argument.c_str() + 10);
    } else if (argument.rfind("--seed=", 0) == 0) {
      seed = static_cast<unsigned>(std::atoi(argument.c_str() + 7));
    } else if (!std::filesystem::exists(argument)) {
      std::fprintf(stderr, "%s: no such file or folder\n", argument.c_str());
      return 2;
    } else {
      AddFiles(argument, &files);
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<Bytes> corpus;
  for (const auto& file : files) corpus.push_back(ReadFile(file));
  if (corpus.empty()) corpus.emplace_back();
  for (const Bytes& input : corpus) Try(input.data(), input.size());

  random_numbers.seed(seed);
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  uint64_t tried = 0;
  while (std::chrono::steady_clock::now() < end) {
    const Bytes& original = corpus[random_numbers() % corpus.size()];
    Bytes input(std::max(original.size() + 8, kMaxBytes));
    std::copy(original.begin(), original.end(), input.begin());
    size_t size = original.size();
    if (size == 0) size = random_numbers() % 512;
    for (auto changes = random_numbers() % 4 + 1; changes > 0; --changes) {
      size = LLVMFuzzerCustomMutator != nullptr
                 ? LLVMFuzzerCustomMutator(input.data(), size, input.size(), static_cast<unsigned>(random_numbers()))
                 : LLVMFuzzerMutate(input.data(), size, input.size());
    }
    Try(input.data(), size);
    ++tried;
  }
  std::printf("%zu inputs of the corpus, %llu changed ones\n", corpus.size(), static_cast<unsigned long long>(tried));
  return 0;
}
