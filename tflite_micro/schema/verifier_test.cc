// The verifier against a small model assembled by hand here: sound as it is, then truncated to every length, with every
// byte changed, and with each of the faults that readers of this format have fallen for. Whatever is accepted is walked
// completely; the sanitizers watch that nothing is read outside.

#include "tflite_micro/schema/verifier.h"

#include <stdarg.h>
#include <string.h>

#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/schema/schema_generated.h"
#include "tflite_micro/schema/visitor_generated.h"
#include "tflite_micro/testing/micro_test.h"

namespace {

char logged[256];

}  // namespace

// Collects what the code under test says, instead of printing it.
extern "C" void DebugLog(const char* format, va_list args) {
  const size_t length = strlen(logged);
  DebugVsnprintf(logged + length, sizeof(logged) - length, format, args);
}

namespace {

using tflite::VerifyError;
using tflite::VerifyModel;
using tflite::VerifyReason;

constexpr uint32_t kMaxImage = 1024;

// Puts a FlatBuffer together byte by byte. Positions count from the start of the file.
struct Image {
  uint8_t bytes[kMaxImage];
  uint32_t size = 0;

  uint32_t Raw(const void* data, uint32_t count) {
    memcpy(bytes + size, data, count);
    size += count;
    return size - count;
  }
  uint32_t U8(uint32_t value) {
    bytes[size] = static_cast<uint8_t>(value);
    return size++;
  }
  uint32_t U16(uint32_t value) {
    const uint32_t at = U8(value & 0xFF);
    U8(value >> 8);
    return at;
  }
  uint32_t U32(uint32_t value) {
    const uint32_t at = U16(value & 0xFFFF);
    U16(value >> 16);
    return at;
  }
  uint32_t U64(uint64_t value) {
    const uint32_t at = U32(static_cast<uint32_t>(value));
    U32(static_cast<uint32_t>(value >> 32));
    return at;
  }
  void Set32(uint32_t at, uint32_t value) {
    for (int i = 0; i < 4; ++i) bytes[at + i] = static_cast<uint8_t>(value >> 8 * i);
  }
  void Set16(uint32_t at, uint32_t value) {
    bytes[at] = static_cast<uint8_t>(value);
    bytes[at + 1] = static_cast<uint8_t>(value >> 8);
  }
  uint32_t Get32(uint32_t at) const { return tflite::fb::ReadScalar<uint32_t>(bytes + at); }
  // Makes the offset at `at` lead to `target`.
  void Point(uint32_t at, uint32_t target) { Set32(at, target - at); }
  void PointHere(uint32_t at) { Point(at, size); }
  uint32_t Text(const char* text) {
    const uint32_t at = U32(static_cast<uint32_t>(strlen(text)));
    Raw(text, static_cast<uint32_t>(strlen(text)) + 1);
    return at;
  }
  // A vtable for a table of `table_bytes`, then the table's own first field. Returns the table's position.
  template <size_t kFields>
  uint32_t Table(uint32_t table_bytes, const uint16_t (&positions)[kFields]) {
    const uint32_t vtable = U16(static_cast<uint32_t>(4 + 2 * kFields));
    U16(table_bytes);
    for (uint16_t position : positions) U16(position);
    return U32(size - vtable);
  }
};

// Where things lie in the image of MakeModel().
struct Places {
  uint32_t model;
  uint32_t model_vtable;
  uint32_t operator_codes;
  uint32_t subgraphs;
  uint32_t description;
  uint32_t description_text;
  uint32_t subgraph_vector;
  uint32_t subgraph;
  uint32_t tensors;
  uint32_t shape;
  uint32_t operator_table;
  uint32_t options_type;
  uint32_t options;
  uint32_t buffer_offset;
  uint32_t buffer_size;
};

// A model of one CONV_2D without meaning: one tensor, which is its input and its output.
Places MakeModel(Image* image) {
  Places places = {};
  const uint32_t root = image->U32(0);
  image->Raw("TFL3", 4);

  // version, operator_codes, subgraphs, description, buffers, metadata_buffer (absent), metadata
  places.model_vtable = image->size;
  places.model = image->Table(28, {4, 8, 12, 16, 20, 0, 24});
  image->Point(root, places.model);
  image->U32(3);
  places.operator_codes = image->U32(0);
  places.subgraphs = image->U32(0);
  places.description = image->U32(0);
  const uint32_t buffers = image->U32(0);
  const uint32_t metadata = image->U32(0);

  image->PointHere(places.operator_codes);
  image->U32(1);
  const uint32_t code_offset = image->U32(0);
  // deprecated_builtin_code, custom_code (absent), version (default), builtin_code
  const uint32_t code = image->Table(9, {8, 0, 0, 4});
  image->Point(code_offset, code);
  image->U32(tflite::BuiltinOperator_CONV_2D);
  image->U8(tflite::BuiltinOperator_CONV_2D);

  image->PointHere(places.subgraphs);
  places.subgraph_vector = image->U32(1);
  const uint32_t subgraph_offset = image->U32(0);
  // tensors, inputs, outputs, operators
  places.subgraph = image->Table(20, {4, 8, 12, 16});
  image->Point(subgraph_offset, places.subgraph);
  places.tensors = image->U32(0);
  const uint32_t inputs = image->U32(0);
  const uint32_t outputs = image->U32(0);
  const uint32_t operators = image->U32(0);

  image->PointHere(inputs);
  image->PointHere(outputs);
  image->U32(1);
  image->U32(0);

  image->PointHere(places.tensors);
  image->U32(1);
  const uint32_t tensor_offset = image->U32(0);
  // shape, type, buffer, name, quantization
  const uint32_t tensor = image->Table(21, {4, 20, 8, 12, 16});
  image->Point(tensor_offset, tensor);
  places.shape = image->U32(0);
  image->U32(1);
  const uint32_t name = image->U32(0);
  const uint32_t quantization = image->U32(0);
  image->U8(tflite::TensorType_INT8);

  // From here on nothing is aligned, as the table before has an odd size.
  image->PointHere(places.shape);
  image->U32(4);
  const uint32_t dimensions[] = {1u, 8u, 8u, 3u};
  for (uint32_t dimension : dimensions) image->U32(dimension);
  image->PointHere(name);
  image->Text("input");
  // min, max (absent), scale, zero_point
  const uint32_t parameters = image->Table(12, {0, 0, 4, 8});
  image->Point(quantization, parameters);
  const uint32_t scale = image->U32(0);
  const uint32_t zero_point = image->U32(0);
  image->PointHere(scale);
  image->U32(1);
  image->U32(0x3F000000);  // 0.5
  image->PointHere(zero_point);
  image->U32(1);
  image->U64(static_cast<uint64_t>(int64_t{-7}));

  image->PointHere(operators);
  image->U32(1);
  const uint32_t operator_offset = image->U32(0);
  // opcode_index (default), inputs, outputs, builtin_options_type, builtin_options
  places.operator_table = image->Table(17, {0, 4, 8, 16, 12});
  image->Point(operator_offset, places.operator_table);
  const uint32_t operator_inputs = image->U32(0);
  const uint32_t operator_outputs = image->U32(0);
  places.options = image->U32(0);
  places.options_type = image->U8(tflite::BuiltinOptions_Conv2DOptions);
  image->PointHere(operator_inputs);
  image->PointHere(operator_outputs);
  image->U32(1);
  image->U32(0);
  // padding, stride_w, stride_h, fused_activation_function
  const uint32_t options = image->Table(14, {12, 4, 8, 13});
  image->Point(places.options, options);
  image->U32(2);
  image->U32(3);
  image->U8(tflite::Padding_VALID);
  image->U8(tflite::ActivationFunctionType_RELU6);

  image->PointHere(buffers);
  image->U32(2);
  const uint32_t first_buffer = image->U32(0);
  const uint32_t second_buffer = image->U32(0);
  // data, offset, size
  const uint32_t empty = image->Table(20, {0, 4, 12});
  image->Point(first_buffer, empty);
  places.buffer_offset = image->U64(0);
  places.buffer_size = image->U64(0);
  const uint32_t full = image->Table(8, {4});
  image->Point(second_buffer, full);
  const uint32_t data = image->U32(0);
  image->PointHere(data);
  image->U32(3);
  image->Raw("\x01\x02\x03", 3);

  image->PointHere(metadata);
  image->U32(1);
  const uint32_t entry_offset = image->U32(0);
  const uint32_t entry = image->Table(12, {4, 8});
  image->Point(entry_offset, entry);
  const uint32_t key = image->U32(0);
  image->U32(1);
  image->PointHere(key);
  image->Text("key");

  image->PointHere(places.description);
  places.description_text = image->Text("by hand");
  return places;
}

// Reads everything that the accessors offer, and counts.
class Counter {
 public:
  void Begin(const char*) { ++tables; }
  void End() {}
  void Name(const char*) {}
  void BeginList(const char*) {}
  void EndList() {}
  template <typename T>
  void Scalar(const char*, T value) {
    sum += static_cast<uint64_t>(static_cast<int64_t>(value));
  }
  // A float of the file may be a number that no integer can hold.
  void Scalar(const char*, float value) { sum += value > 0.0f ? 1 : 0; }
  template <typename T>
  void Vector(const char* name, const tflite::fb::Vector<T>& vector) {
    for (T value : vector) Scalar(name, value);
  }
  void Text(const char*, const tflite::fb::String& text) {
    sum += static_cast<uint64_t>(text.c_str()[text.size()]) + strlen(text.c_str());
  }

  uint32_t tables = 0;
  volatile uint64_t sum = 0;
};

uint32_t Walk(const void* data) {
  Counter counter;
  tflite::Visit(counter, tflite::GetModel(data));
  return counter.tables;
}

// Verifies `image` and, if it is sound, walks it.
VerifyReason Verify(const Image& image, VerifyError* error = nullptr) {
  VerifyError found = {};
  if (error == nullptr) error = &found;
  if (VerifyModel(image.bytes, image.size, error)) {
    Walk(image.bytes);
    return VerifyReason::kNone;
  }
  return error->reason;
}

// Checks that `image` is refused with a sentence that contains `part`.
void ExpectSentence(const Image& image, [[maybe_unused]] const char* part) {
  logged[0] = '\0';
  EXPECT_TRUE(tflite::GetModel(image.bytes, image.size) == nullptr);
#ifdef TF_LITE_STRIP_ERROR_STRINGS
  EXPECT_STREQ(logged, "");
#else
  if (strstr(logged, part) == nullptr) EXPECT_STREQ(logged, part);
#endif
}

TEST(Verifier, AcceptsASoundModelAtAnyAddress) {
  Image image;
  MakeModel(&image);
  alignas(16) static uint8_t memory[kMaxImage + 16];
  for (uint32_t shift = 0; shift < 16; ++shift) {
    memcpy(memory + shift, image.bytes, image.size);
    const tflite::Model* const model = tflite::GetModel(memory + shift, image.size);
    ASSERT_TRUE(model != nullptr);
    EXPECT_EQ(Walk(model == nullptr ? nullptr : memory + shift), 10u);
    EXPECT_EQ(model->version(), 3u);
    EXPECT_STREQ(model->description()->c_str(), "by hand");
    EXPECT_EQ(model->operator_codes()->Get(0)->builtin_code(), tflite::BuiltinOperator_CONV_2D);
    EXPECT_EQ(model->operator_codes()->Get(0)->version(), 1);
    EXPECT_TRUE(model->operator_codes()->Get(0)->custom_code() == nullptr);
    const tflite::SubGraph* const subgraph = (*model->subgraphs())[0];
    const tflite::Tensor* const tensor = subgraph->tensors()->Get(0);
    const int32_t shape[] = {1, 8, 8, 3};
    int count = 0;
    for (int32_t dimension : *tensor->shape()) EXPECT_EQ(dimension, shape[count++]);
    EXPECT_EQ(count, 4);
    EXPECT_EQ(tensor->type(), tflite::TensorType_INT8);
    EXPECT_EQ(tensor->quantization()->scale()->Get(0), 0.5f);
    EXPECT_EQ(tensor->quantization()->zero_point()->Get(0), -7);
    const tflite::Operator* const op = subgraph->operators()->Get(0);
    const tflite::Conv2DOptions* const options = op->builtin_options_as_Conv2DOptions();
    ASSERT_TRUE(options != nullptr);
    EXPECT_TRUE(options == op->builtin_options_as<tflite::Conv2DOptions>());
    EXPECT_TRUE(op->builtin_options_as_Pool2DOptions() == nullptr);
    EXPECT_EQ(options->stride_w(), 2);
    EXPECT_EQ(options->stride_h(), 3);
    EXPECT_EQ(options->dilation_w_factor(), 1);
    EXPECT_EQ(options->padding(), tflite::Padding_VALID);
    EXPECT_EQ(options->fused_activation_function(), tflite::ActivationFunctionType_RELU6);
    EXPECT_ARRAY_EQ(model->buffers()->Get(1)->data()->data(), "\x01\x02\x03", 3);
    EXPECT_STREQ(model->metadata()->Get(0)->name()->c_str(), "key");
  }
}

TEST(Verifier, RefusesEveryTruncation) {
  Image image;
  MakeModel(&image);
  static uint8_t memory[kMaxImage];
  for (uint32_t size = 0; size < image.size; ++size) {
    // Once with the end of the data at the end of the array, once with its start at the start.
    uint8_t* const at_end = memory + kMaxImage - size;
    memcpy(at_end, image.bytes, size);
    EXPECT_FALSE(VerifyModel(at_end, size));
    memcpy(memory, image.bytes, size);
    EXPECT_FALSE(VerifyModel(memory, size));
  }
}

TEST(Verifier, NoChangedByteLeadsOutside) {
  Image image;
  MakeModel(&image);
#ifdef __linux__
  constexpr int kChanges = 255;  // every value
#else
  constexpr int kChanges = 9;  // each bit, and all of them
#endif
  uint32_t accepted = 0;
  for (uint32_t at = 0; at < image.size; ++at) {
    const uint8_t original = image.bytes[at];
    for (int change = 1; change <= kChanges; ++change) {
      const int mask = kChanges == 255 ? change : change == 9 ? 0xFF : 1 << (change - 1);
      image.bytes[at] = static_cast<uint8_t>(original ^ mask);
      if (Verify(image) == VerifyReason::kNone) ++accepted;
    }
    image.bytes[at] = original;
  }
  EXPECT_GT(accepted, 0u);
}

TEST(Verifier, SaysThatSomethingElseIsNotAModel) {
  Image image;
  image.Raw("A text file, not a model", 24);
  EXPECT_EQ(Verify(image), VerifyReason::kIdentifier);
  ExpectSentence(image, "Not a .tflite model: the file identifier is 'xt f', expected 'TFL3'.\n");
  image.size = 7;
  EXPECT_EQ(Verify(image), VerifyReason::kTooSmall);
  ExpectSentence(image, "Not a .tflite model: 7 bytes are too few, the header alone has 8.\n");
  VerifyError error;
  EXPECT_FALSE(VerifyModel(nullptr, 100, &error));
  EXPECT_EQ(error.reason, VerifyReason::kTooSmall);
}

TEST(Verifier, RefusesFilesThatOffsetsCannotReach) {
  Image image;
  MakeModel(&image);
  VerifyError error;
  EXPECT_FALSE(VerifyModel(image.bytes, size_t{0x80000000u}, &error));
  EXPECT_EQ(error.reason, VerifyReason::kTooLarge);
}

TEST(Verifier, RefusesARootOutside) {
  Image image;
  image.U32(24);
  image.Raw("TFL3", 4);
  EXPECT_EQ(Verify(image), VerifyReason::kOutside);
  ExpectSentence(image, "The model is damaged or truncated: Model should be at byte 24, but the file has 8 bytes.\n");
  const uint32_t roots[] = {0u, 4u, 5u, 8u, 0x7FFFFFFFu, 0x80000000u, 0xFFFFFFFCu, 0xFFFFFFFFu};
  for (uint32_t root : roots) {
    image.Set32(0, root);
    EXPECT_NE(Verify(image), VerifyReason::kNone);
  }
}

TEST(Verifier, RefusesImpossibleVtables) {
  Image image;
  const Places places = MakeModel(&image);
  // Distances back to the vtable that lead before the start, behind the end, and to the table itself.
  const uint32_t distances[] = {places.model + 1,         0x7FFFFFFFu, 0x80000000u, 0u - image.size,
                                0xFFFFFFFFu - image.size, 0u,          0u - 2u};
  for (uint32_t distance : distances) {
    Image changed = image;
    changed.Set32(places.model, distance);
    EXPECT_NE(Verify(changed), VerifyReason::kNone);
  }
  // Sizes that no vtable has, then sizes that no table has, then some that the file does not have.
  const uint32_t vtable_sizes[] = {0, 2, 3, 5, 17, 19};
  for (uint32_t size : vtable_sizes) {
    Image changed = image;
    changed.Set16(places.model_vtable, size);
    EXPECT_EQ(Verify(changed), VerifyReason::kVtable);
  }
  const uint32_t table_sizes[] = {0, 3, 27};
  for (uint32_t size : table_sizes) {
    Image changed = image;
    changed.Set16(places.model_vtable + 2, size);
    EXPECT_EQ(Verify(changed), VerifyReason::kVtable);
  }
  for (uint32_t half = 0; half < 2; ++half) {
    Image changed = image;
    changed.Set16(places.model_vtable + 2 * half, 0xFFFE);
    EXPECT_EQ(Verify(changed), VerifyReason::kOutside);
  }
  // A field in the table's own header, and one across its end.
  const uint8_t positions[] = {1, 3, 25, 28, 255};
  for (uint8_t position : positions) {
    Image changed = image;
    changed.bytes[places.model_vtable + 4 + 2 * 6] = position;
    EXPECT_EQ(Verify(changed), VerifyReason::kVtable);
  }
}

TEST(Verifier, ReadsNoVtableBehindTheEnd) {
  Image image;
  const Places places = MakeModel(&image);
  // A vtable that begins with the last 4 bytes of the file and claims to be longer.
  image.Set32(places.model, places.model - image.size);
  image.U16(18);
  image.U16(28);
  static uint8_t memory[kMaxImage];
  uint8_t* const at_end = memory + kMaxImage - image.size;
  memcpy(at_end, image.bytes, image.size);
  VerifyError error;
  EXPECT_FALSE(VerifyModel(at_end, image.size, &error));
  EXPECT_EQ(error.reason, VerifyReason::kOutside);
  EXPECT_EQ(error.position, image.size - 4);
  EXPECT_EQ(error.count, 18u);
}

// Fields that the format has given up may be anywhere: nothing reads them, the verifier neither. The address sanitizer
// watches it.
TEST(Verifier, DoesNotLookAtFieldsThatNothingReads) {
  Image image;
  const Places places = MakeModel(&image);
  image.bytes[places.options_type] = tflite::BuiltinOptions_ResizeBilinearOptions;
  const uint32_t options = places.options + image.Get32(places.options);
  const uint32_t vtable = options - image.Get32(options);
  // The former `new_height`, a little behind this object.
  image.Set16(vtable + 4, static_cast<uint32_t>(sizeof(image)) + 8 - options);
  EXPECT_EQ(Verify(image), VerifyReason::kNone);
}

// Offsets count forward only; on a 64-bit host one that wraps around 32 bits would lead 4 GB ahead.
TEST(Verifier, RefusesOffsetsThatLeadBack) {
  Image image;
  const Places places = MakeModel(&image);
  image.Point(places.shape, places.subgraph_vector);
  EXPECT_EQ(Verify(image), VerifyReason::kOutside);
}

TEST(Verifier, RefusesLengthsThatOverflow) {
  Image image;
  const Places places = MakeModel(&image);
  const uint32_t shape = places.shape + image.Get32(places.shape);
  const uint32_t counts[] = {0xFFFFFFFFu, 0x80000000u, 0x40000000u, 0x3FFFFFFFu, 1000u};
  for (uint32_t count : counts) {
    Image changed = image;
    changed.Set32(shape, count);
    VerifyError error;
    EXPECT_EQ(Verify(changed, &error), VerifyReason::kOutside);
    EXPECT_EQ(error.position, shape + 4);
    EXPECT_EQ(error.count, count);
    EXPECT_EQ(error.element_bytes, 4);
    changed.Set32(shape, 4);
    changed.Set32(places.subgraph_vector, count);
    EXPECT_EQ(Verify(changed), VerifyReason::kOutside);
    changed.Set32(places.subgraph_vector, 1);
    changed.Set32(places.description_text, count);
    EXPECT_EQ(Verify(changed), VerifyReason::kOutside);
  }
  image.Set32(shape, 0xFFFFFFFF);
  ExpectSentence(image, "The model is damaged or truncated: Tensor.shape at byte ");
  ExpectSentence(image, " needs 4294967295 elements of 4 bytes, but the file has ");
}

TEST(Verifier, RefusesTextWithoutItsZero) {
  Image image;
  const Places places = MakeModel(&image);
  image.bytes[places.description_text + 4 + strlen("by hand")] = '!';
  EXPECT_EQ(Verify(image), VerifyReason::kText);
  // The last byte of the file is not a zero that belongs to a longer text.
  image.Set32(places.description_text, static_cast<uint32_t>(strlen("by hand")) + 1);
  EXPECT_EQ(Verify(image), VerifyReason::kText);
}

TEST(Verifier, RefusesWhatIsRequiredAndAbsent) {
  // Model: operator_codes, subgraphs and buffers are fields 1, 2 and 4.
  const char* const sentences[] = {"Model.operator_codes is missing", "Model.subgraphs is missing",
                                   "Model.buffers is missing"};
  const uint32_t model_fields[] = {1, 2, 4};
  for (int i = 0; i < 3; ++i) {
    Image image;
    const Places places = MakeModel(&image);
    image.bytes[places.model_vtable + 4 + 2 * model_fields[i]] = 0;
    EXPECT_EQ(Verify(image), VerifyReason::kMissing);
    ExpectSentence(image, sentences[i]);
  }
  // SubGraph: tensors and operators are fields 0 and 3.
  const uint32_t fields[] = {0u, 3u};
  for (uint32_t field : fields) {
    Image image;
    const Places places = MakeModel(&image);
    const uint32_t vtable = places.subgraph - image.Get32(places.subgraph);
    image.bytes[vtable + 4 + 2 * field] = 0;
    EXPECT_EQ(Verify(image), VerifyReason::kMissing);
    ExpectSentence(image, field == 0 ? "SubGraph.tensors" : "SubGraph.operators");
  }
}

TEST(Verifier, RefusesUnionsThatContradictThemselves) {
  Image image;
  const Places places = MakeModel(&image);
  const uint32_t vtable = places.operator_table - image.Get32(places.operator_table);
  Image changed = image;
  changed.bytes[places.options_type] = tflite::BuiltinOptions_NONE;
  EXPECT_EQ(Verify(changed), VerifyReason::kUnion);
  ExpectSentence(changed, "Operator.builtin_options in the table");
  changed = image;
  changed.bytes[vtable + 4 + 2 * 3] = 0;  // the type's field
  EXPECT_EQ(Verify(changed), VerifyReason::kUnion);
  changed = image;
  changed.bytes[vtable + 4 + 2 * 4] = 0;  // the value's field
  EXPECT_EQ(Verify(changed), VerifyReason::kUnion);
  // A value of another type: read as texts, the strides lead outside or to something that is no text.
  changed = image;
  changed.bytes[places.options_type] = tflite::BuiltinOptions_VarHandleOptions;
  EXPECT_NE(Verify(changed), VerifyReason::kNone);
  ExpectSentence(changed, "an operator's options (field ");
  // A type that is newer than the schema: no accessor returns the value.
  changed = image;
  changed.bytes[places.options_type] = 250;
  EXPECT_EQ(Verify(changed), VerifyReason::kNone);
}

TEST(Verifier, RefusesDataBehindTheEnd) {
  struct {
    uint64_t offset, size;
    bool sound;
  } const cases[] = {{0, 0, true},           {1, 0, true},        {0, 1000000, true},    {8, 16, true},
                     {8, 1000000, false},    {1000000, 0, false}, {2, ~0ull, false},     {~0ull, 2, false},
                     {1ull << 32, 8, false}, {~0ull, 1, false},   {0x7FFFFFFF, 0, false}};
  for (const auto& test : cases) {
    Image image;
    const Places places = MakeModel(&image);
    image.Set32(places.buffer_offset, static_cast<uint32_t>(test.offset));
    image.Set32(places.buffer_offset + 4, static_cast<uint32_t>(test.offset >> 32));
    image.Set32(places.buffer_size, static_cast<uint32_t>(test.size));
    image.Set32(places.buffer_size + 4, static_cast<uint32_t>(test.size >> 32));
    EXPECT_EQ(Verify(image), test.sound ? VerifyReason::kNone : VerifyReason::kOutside);
  }
  // The length itself lies outside of its table, and of the file.
  Image image;
  const Places places = MakeModel(&image);
  image.Set32(places.buffer_offset, 8);
  const uint32_t table = places.buffer_offset - 4;
  image.Set16(table - image.Get32(table) + 8, 0xFFF0);
  EXPECT_EQ(Verify(image), VerifyReason::kVtable);
}

// A few tables that refer to each other many times must not keep the verifier, or a walk, busy for long.
TEST(Verifier, RefusesTablesThatAreSharedWithoutEnd) {
  Image image;
  const uint32_t root = image.U32(0);
  image.Raw("TFL3", 4);
  const uint32_t model = image.Table(16, {0, 4, 8, 0, 12});
  image.Point(root, model);
  const uint32_t codes = image.U32(0);
  const uint32_t subgraphs = image.U32(0);
  const uint32_t buffers = image.U32(0);
  image.PointHere(codes);
  image.PointHere(buffers);
  image.U32(0);
  image.PointHere(subgraphs);
  constexpr uint32_t kCount = 64;
  image.U32(kCount);
  const uint32_t subgraph_offsets = image.size;
  for (uint32_t i = 0; i < kCount; ++i) image.U32(0);
  const uint32_t subgraph = image.Table(12, {4, 0, 0, 8});
  for (uint32_t i = 0; i < kCount; ++i) image.Point(subgraph_offsets + 4 * i, subgraph);
  const uint32_t tensors = image.U32(0);
  const uint32_t operators = image.U32(0);
  image.PointHere(operators);
  image.U32(0);
  image.PointHere(tensors);
  image.U32(kCount);
  const uint32_t tensor_offsets = image.size;
  for (uint32_t i = 0; i < kCount; ++i) image.U32(0);
  const uint32_t tensor = image.Table(4, {0});
  for (uint32_t i = 0; i < kCount; ++i) image.Point(tensor_offsets + 4 * i, tensor);
  EXPECT_EQ(Verify(image), VerifyReason::kTooManyTables);
  // Shared once, they are no more than the file could hold.
  image.Set32(subgraph_offsets - 4, 1);
  EXPECT_EQ(Verify(image), VerifyReason::kNone);
}

TEST(Verifier, SaysWhatFewFilesAre) {
  const struct {
    VerifyReason reason;
    const char* sentence;
  } kSentences[] = {
      {VerifyReason::kNone, "The model's structure is sound.\n"},
      {VerifyReason::kTooLarge, "The model has more than the 2147483647 bytes that the format's offsets reach.\n"},
      {VerifyReason::kTooManyTables,
       "The model is damaged: its 100 bytes cannot hold as many tables as they refer to.\n"},
  };
  for (const auto& test : kSentences) {
    logged[0] = '\0';
    VerifyError error = {};
    error.reason = test.reason;
    error.size = 100;
    tflite::LogVerifyError(error);
    EXPECT_MESSAGE(logged, test.sentence);
  }
}

TEST(EnumNames, NameEveryValueAndNothingElse) {
  EXPECT_STREQ(tflite::EnumNameBuiltinOperator(tflite::BuiltinOperator_ADD), "ADD");
  EXPECT_STREQ(tflite::EnumNameBuiltinOperator(tflite::BuiltinOperator_CONV_2D), "CONV_2D");
  EXPECT_STREQ(tflite::EnumNameBuiltinOperator(tflite::BuiltinOperator_MAX), "STABLEHLO_CASE");
  EXPECT_STREQ(tflite::EnumNameBuiltinOperator(static_cast<tflite::BuiltinOperator>(210)), "");
  EXPECT_STREQ(tflite::EnumNameBuiltinOperator(static_cast<tflite::BuiltinOperator>(-1)), "");
  EXPECT_STREQ(tflite::EnumNameTensorType(tflite::TensorType_INT8), "INT8");
  EXPECT_STREQ(tflite::EnumNameBuiltinOptions(tflite::BuiltinOptions_NONE), "NONE");
  EXPECT_STREQ(tflite::EnumNameBuiltinOptions2(tflite::BuiltinOptions2_MAX), "StablehloCaseOptions");
}

}  // namespace
