// A program that does what device code must not, one thing for each kind of symbol that symbols.py looks for. The test
// of the rules fails if any of it goes unnoticed.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

extern "C" {

// The C library asks for memory by one of these names.
void* _sbrk(ptrdiff_t) { return nullptr; }
void* sbrk(ptrdiff_t) { return nullptr; }
// As the C++ library would have them.
__attribute__((noinline)) void __cxa_pure_virtual() {
  for (;;) {
  }
}
__attribute__((noinline)) int __gxx_personality_v0() { return 0; }
// What the C library's files and abort() end in.
void _exit(int) {
  for (;;) {
  }
}
int _getpid() { return 1; }
int _kill(int, int) { return -1; }
int _close(int) { return -1; }
int _fstat(int, void*) { return -1; }
int _isatty(int) { return 1; }
int _lseek(int, int, int) { return 0; }
int _read(int, char*, int) { return 0; }
int _write(int, char*, int length) { return length; }
__attribute__((noinline)) clock_t clock() { return 0; }

}  // extern "C"

__attribute__((noinline)) void* operator new(size_t size) { return malloc(size); }
__attribute__((noinline)) void operator delete(void* memory) noexcept { free(memory); }
__attribute__((noinline)) void operator delete(void* memory, size_t) noexcept { free(memory); }

namespace std {

// A piece of the C++ library.
__attribute__((noinline)) int Advance(int value) { return value + 1; }

}  // namespace std

namespace {

class Shape {
 public:
  virtual ~Shape() {}
  virtual int Area() const = 0;
};

class Square : public Shape {
 public:
  explicit Square(int side) : side_(side) {}
  int Area() const override { return side_ * side_; }

 private:
  int side_;
};

}  // namespace

int main(int argc, char**) {
  if (argc > 9) __cxa_pure_virtual();
  Shape* volatile shape = new Square(argc);
  int* volatile numbers = static_cast<int*>(calloc(4, sizeof(int)));
  numbers = static_cast<int*>(realloc(numbers, 8 * sizeof(int)));
  char text[16];
  snprintf(text, sizeof(text), "%d", std::Advance(shape->Area()));
  free(numbers);
  delete shape;
  return text[0] == '2' && clock() == 0 && __gxx_personality_v0() == 0 ? 0 : 1;
}
