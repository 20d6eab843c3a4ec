// Prints everything that the reader sees in a model, as JSON, so that a test can hold it against another reader.
// Texts are printed as the hexadecimal of their bytes and floats as that of their bits.
//
//   schema_dump MODEL         exit status 1 and the verifier's sentence if the model is not sound

#include <stdio.h>
#include <stdlib.h>

#include "tflite_micro/schema/schema_generated.h"
#include "tflite_micro/schema/verifier.h"
#include "tflite_micro/schema/visitor_generated.h"

namespace {

class JsonPrinter {
 public:
  void Begin(const char* table) {
    Separate();
    printf("{\"\": \"%s\"", table);
    first_ = false;
  }
  void End() {
    printf("}");
    first_ = false;
  }
  void Name(const char* name) {
    Separate();
    printf("\"%s\": ", name);
    first_ = true;
  }
  void BeginList(const char* name) {
    Name(name);
    printf("[");
    first_ = true;
  }
  void EndList() {
    printf("]");
    first_ = false;
  }
  template <typename T>
  void Scalar(const char* name, T value) {
    Name(name);
    Print(value);
  }
  template <typename T>
  void Vector(const char* name, const tflite::fb::Vector<T>& vector) {
    BeginList(name);
    for (T value : vector) {
      Separate();
      Print(value);
      first_ = false;
    }
    EndList();
  }
  void Text(const char* name, const tflite::fb::String& text) {
    Name(name);
    printf("\"");
    for (uint32_t i = 0; i < text.size(); ++i) printf("%02x", static_cast<unsigned char>(text.c_str()[i]));
    printf("\"");
    first_ = false;
    if (text.c_str()[text.size()] != '\0') exit(2);
  }

 private:
  void Separate() {
    if (!first_) printf(", ");
  }
  template <typename T>
  void Print(T value) {
    if (static_cast<T>(-1) < static_cast<T>(1)) {
      printf("%lld", static_cast<long long>(value));
    } else {
      printf("%llu", static_cast<unsigned long long>(value));
    }
    first_ = false;
  }
  void Print(float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof(bits));
    printf("\"%08x\"", static_cast<unsigned>(bits));
    first_ = false;
  }

  bool first_ = true;
};

}  // namespace

int main(int argc, char** argv) {
  FILE* const file = argc == 2 ? fopen(argv[1], "rb") : nullptr;
  if (file == nullptr) {
    fprintf(stderr, "usage: schema_dump MODEL\n");
    return 2;
  }
  fseek(file, 0, SEEK_END);
  const size_t size = static_cast<size_t>(ftell(file));
  rewind(file);
  // One byte further than malloc's alignment, so that nothing in the model is aligned.
  uint8_t* const memory = static_cast<uint8_t*>(malloc(size + 1));
  uint8_t* const data = memory + 1;
  const size_t read = fread(data, 1, size, file);
  fclose(file);
  const tflite::Model* const model = read == size ? tflite::GetModel(data, size) : nullptr;
  if (model != nullptr) {
    JsonPrinter printer;
    tflite::Visit(printer, model);
    printf("\n");
  }
  free(memory);
  return model == nullptr ? 1 : 0;
}
