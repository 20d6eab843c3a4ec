// The C++ runtime for Python: one class that owns a copy of the model, the arena and an interpreter with every
// operator. Everything that a Python user sees (names, checks, documentation) is in interpreter.py; here is only what
// needs C++.

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <new>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tflite_micro/common/micro_resource_variables.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/kernels/board_memory.h"
#include "tflite_micro/memory/micro_allocator.h"
#include "tflite_micro/ops/all_ops_resolver.h"
#include "tflite_micro/platform/log_sink.h"
#include "tflite_micro/schema/model_access.h"
#include "tflite_micro/schema/verifier.h"

namespace py = pybind11;

namespace {

// Room to find the need of models whose preparation does not fit the interpreter's own measuring workspace. Pages that
// are not touched cost nothing.
constexpr size_t kLargeArenaBytes = size_t{256} << 20;

// Memory aligned like a device's arena, so that the need is the same as measured there for a 64-bit core.
class AlignedBlock {
 public:
  explicit AlignedBlock(size_t size) : size_(size) {
    if (size == 0) return;
    data_.reset(static_cast<uint8_t*>(
        std::aligned_alloc(tflite::kBufferAlignment, tflite::AlignSizeUp(size, tflite::kBufferAlignment))));
    if (data_ == nullptr) throw std::bad_alloc();
  }
  uint8_t* data() const { return data_.get(); }
  size_t size() const { return size_; }

 private:
  struct Free {
    void operator()(uint8_t* data) const { std::free(data); }
  };
  std::unique_ptr<uint8_t, Free> data_;
  size_t size_;
};

// Collects what the runtime logs on this thread while it is alive.
class CapturedLog {
 public:
  CapturedLog() { tflite::SetLogSink(&Append, &text_); }
  ~CapturedLog() { tflite::SetLogSink(nullptr, nullptr); }
  CapturedLog(const CapturedLog&) = delete;
  CapturedLog& operator=(const CapturedLog&) = delete;

  std::string Text() const {
    const size_t end = text_.find_last_not_of('\n');
    return end == std::string::npos ? "" : text_.substr(0, end + 1);
  }

 private:
  static void Append(const char* text, size_t length, void* user) {
    static_cast<std::string*>(user)->append(text, length);
  }
  std::string text_;
};

// What becomes tflite_micro.InterpreterError.
struct RuntimeFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

[[noreturn]] void Fail(const CapturedLog& log, const char* fallback) {
  const std::string text = log.Text();
  throw RuntimeFailure(text.empty() ? fallback : text);
}

// Numpy's name of an element type; types that numpy lacks are given as their bytes.
const char* NumpyType(TfLiteType type) {
  switch (type) {
    case kTfLiteFloat32:
      return "float32";
    case kTfLiteFloat16:
      return "float16";
    case kTfLiteFloat64:
      return "float64";
    case kTfLiteInt8:
      return "int8";
    case kTfLiteInt16:
      return "int16";
    case kTfLiteInt32:
    case kTfLiteResource:
      return "int32";
    case kTfLiteInt64:
      return "int64";
    case kTfLiteUInt16:
      return "uint16";
    case kTfLiteUInt32:
      return "uint32";
    case kTfLiteUInt64:
      return "uint64";
    case kTfLiteBool:
      return "bool";
    case kTfLiteComplex64:
      return "complex64";
    case kTfLiteComplex128:
      return "complex128";
    default:
      return "uint8";
  }
}

// Tells how the arena is divided, too.
class MeasuredInterpreter : public tflite::MicroInterpreter {
 public:
  using MicroInterpreter::MicroInterpreter;
  tflite::SingleArenaBufferAllocator& arena() { return allocator()->arena(); }
};

// The runtime's planner, which keeps what it was given and what it made of it, each time.
class KeepingPlanner : public tflite::GreedyMemoryPlanner {
 public:
  TfLiteStatus Plan(tflite::PlannedBuffer* buffers, int count, void* workspace, int32_t* total) override {
    const TfLiteStatus status = GreedyMemoryPlanner::Plan(buffers, count, workspace, total);
    plans_.emplace_back(buffers, buffers + count);
    return status;
  }
  const std::vector<std::vector<tflite::PlannedBuffer>>& plans() const { return plans_; }

 private:
  std::vector<std::vector<tflite::PlannedBuffer>> plans_;
};

// Of a PlannedBuffer: bytes, first and last time, offset, distance, inputs and step.
using BufferRow = std::tuple<int32_t, int32_t, int32_t, int32_t, int32_t, int, int, int>;

class Runtime {
 public:
  // `arena_size` < 0: as much as the model needs.
  Runtime(const std::string& model, int64_t arena_size, bool preserve_all_tensors, size_t alternate_size)
      : model_bytes_(model.size() + 1), alternate_(alternate_size), preserve_all_tensors_(preserve_all_tensors) {
    std::memcpy(model_bytes_.data(), model.data(), model.size());
    CapturedLog log;
    model_ = tflite::GetModel(model_bytes_.data(), model.size());
    if (model_ == nullptr) Fail(log, "the model cannot be read");
    arena_size_ = arena_size;
  }

  void Allocate() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (interpreter_ != nullptr) return;
    size_t size = static_cast<size_t>(arena_size_);
    if (arena_size_ < 0) size = Measure();
    auto arena = std::make_unique<AlignedBlock>(size);
    CapturedLog log;
    auto interpreter = Make(*arena);
    UseAlternateMemory(*interpreter);
    if (interpreter->AllocateTensors() != kTfLiteOk) Fail(log, "the model cannot be prepared");
    arena_ = std::move(arena);
    interpreter_ = std::move(interpreter);
  }

  void Invoke() {
    const py::gil_scoped_release release;
    const std::lock_guard<std::mutex> lock(mutex_);
    CapturedLog log;
    const TfLiteStatus status = Get().Invoke();
    if (status != kTfLiteOk && status != kTfLiteAbort) Fail(log, "the inference failed");
  }

  void Reset() {
    const std::lock_guard<std::mutex> lock(mutex_);
    CapturedLog log;
    if (Get().Reset() != kTfLiteOk) Fail(log, "the model's state cannot be reset");
  }

  size_t ArenaBytes() { return Get().arena_used_bytes(); }
  // Of these, what tensors and scratch buffers share, and what stays. Preparation may take more than their sum.
  size_t PlanBytes() { return Get().arena().head_bytes(); }
  size_t PersistentBytes() { return Get().arena().persistent_bytes(); }

  // The same three numbers for a core of 32 bits with the named kernels (kernels/board_memory.h).
  std::tuple<size_t, size_t, size_t> BytesOnBoard(const std::string& kernels) const {
    const tflite::kernels::BoardMemory* board = tflite::kernels::FindBoardMemory(kernels.c_str());
    if (board == nullptr) throw RuntimeFailure("there are no kernels for " + kernels);
    const MeasuredBoard measured(board);
    CapturedLog log;
    const AlignedBlock arena(kLargeArenaBytes);
    const auto trial = Make(arena, true);
    if (trial->AllocateTensors() != kTfLiteOk) Fail(log, "the model cannot be prepared");
    return {trial->arena_used_bytes(), trial->arena().head_bytes(), trial->arena().persistent_bytes()};
  }

  // The plans that were made of the model's memory on a core of 32 bits with the named kernels, or with those of this
  // machine (an empty name): each has tensors and then scratch buffers. The last one is followed.
  std::vector<std::vector<BufferRow>> Plans(const std::string& kernels) const {
    const tflite::kernels::BoardMemory* board = tflite::kernels::FindBoardMemory(kernels.c_str());
    if (board == nullptr && !kernels.empty()) throw RuntimeFailure("there are no kernels for " + kernels);
    const MeasuredBoard measured(board);
    KeepingPlanner planner;
    CapturedLog log;
    const AlignedBlock arena(kLargeArenaBytes);
    tflite::MicroAllocator* allocator = tflite::MicroAllocator::Create(arena.data(), arena.size(), &planner);
    const int variables = tflite::CountResourceVariables(model_);
    tflite::MicroResourceVariables* room =
        variables == 0 ? nullptr : tflite::MicroResourceVariables::Create(allocator, variables);
    tflite::MicroInterpreter interpreter(model_, resolver_, allocator, room);
    if (interpreter.AllocateTensors() != kTfLiteOk) Fail(log, "the model cannot be prepared");
    std::vector<std::vector<BufferRow>> plans;
    for (const auto& plan : planner.plans()) {
      plans.emplace_back();
      for (const tflite::PlannedBuffer& b : plan) {
        plans.back().emplace_back(b.bytes, b.first_time, b.last_time, b.offset, b.distance, b.inputs[0], b.inputs[1],
                                  b.step);
      }
    }
    return plans;
  }

  // Whether there is a builtin operator with this number.
  bool Supports(int32_t builtin_code) const {
    return resolver_.FindOp(static_cast<tflite::BuiltinOperator>(builtin_code)) != nullptr;
  }
  // Whether there is a custom operator of this name.
  bool SupportsCustom(const std::string& name) const { return resolver_.FindOp(name.c_str()) != nullptr; }

  // These and Describe() come before Allocate(), which checks what the model says: here it may be anything.
  std::vector<int> Inputs() const { return HasSubgraph() ? Numbers(MainSubgraph()->inputs()) : std::vector<int>(); }
  std::vector<int> Outputs() const { return HasSubgraph() ? Numbers(MainSubgraph()->outputs()) : std::vector<int>(); }

  // Name, type, shape, scales, zero points and quantised dimension of a tensor of the first subgraph, from the model;
  // the shape of an output as it is.
  py::dict Describe(int index) const {
    const tflite::Tensor* tensor = FindTensor(index);
    const TfLiteType type = tflite::ConvertTensorType(tensor->type());
    std::vector<int> shape = Numbers(tensor->shape());
    std::vector<int> signature = shape;
    if (tensor->shape_signature() != nullptr && tensor->shape_signature()->size() > 0) {
      signature = Numbers(tensor->shape_signature());
    }
    if (const TfLiteIntArray* dims = DimsOfOutput(index)) shape.assign(dims->data, dims->data + dims->size);
    std::vector<float> scales;
    std::vector<int64_t> zero_points;
    int dimension = 0;
    if (const auto* quantization = tensor->quantization()) {
      dimension = quantization->quantized_dimension();
      if (quantization->scale() != nullptr) {
        for (const float scale : *quantization->scale()) scales.push_back(scale);
      }
      if (quantization->zero_point() != nullptr) {
        for (const int64_t zero_point : *quantization->zero_point()) zero_points.push_back(zero_point);
      }
    }
    py::dict description;
    description["name"] = py::bytes(tensor->name() == nullptr ? "" : tensor->name()->c_str());
    description["dtype"] = NumpyType(type);
    description["shape"] = shape;
    description["shape_signature"] = signature;
    description["scales"] = scales;
    description["zero_points"] = zero_points;
    description["quantized_dimension"] = dimension;
    return description;
  }

  // Copies `bytes` into input `position`.
  void WriteInput(int position, const py::bytes& bytes) {
    const std::lock_guard<std::mutex> lock(mutex_);
    TfLiteTensor* tensor = position < 0 ? nullptr : Get().input(static_cast<size_t>(position));
    char* data = nullptr;
    py::ssize_t size = 0;
    if (PyBytes_AsStringAndSize(bytes.ptr(), &data, &size) != 0) throw py::error_already_set();
    if (tensor == nullptr || tensor->bytes != static_cast<size_t>(size)) {
      throw RuntimeFailure("input " + std::to_string(position) + " does not exist or does not take " +
                           std::to_string(size) + " bytes");
    }
    std::memcpy(tensor->data.raw, data, tensor->bytes);
  }

  // A copy of input or output `position`.
  py::array ReadInput(int position) {
    return Copy(position < 0 ? nullptr : Get().input(static_cast<size_t>(position)), position);
  }
  py::array ReadOutput(int position) {
    return Copy(position < 0 ? nullptr : Get().output(static_cast<size_t>(position)), position);
  }

  // A copy of any tensor: a constant, or when all are preserved.
  py::array ReadTensor(int index, int subgraph) {
    const std::lock_guard<std::mutex> lock(mutex_);
    CapturedLog log;
    const TfLiteEvalTensor* tensor = Get().GetTensor(index, subgraph);
    if (tensor == nullptr) Fail(log, "there is no such tensor");
    if (tensor->data.raw == nullptr) Fail(log, "the tensor has no value: nothing that runs uses it");
    return Copy(tensor->type, tensor->dims, tensor->data.raw);
  }

 private:
  MeasuredInterpreter& Get() {
    if (interpreter_ == nullptr) throw RuntimeFailure("allocate_tensors() has not been called");
    return *interpreter_;
  }

  bool HasSubgraph() const { return model_->subgraphs() != nullptr && model_->subgraphs()->size() > 0; }
  const tflite::SubGraph* MainSubgraph() const { return model_->subgraphs()->Get(0); }

  // The elements; none if the model has no such list.
  static std::vector<int> Numbers(const tflite::fb::Vector<int32_t>* list) {
    std::vector<int> numbers;
    if (list == nullptr) return numbers;
    for (const int32_t number : *list) numbers.push_back(number);
    return numbers;
  }

  // The dimensions of an output, which may depend on data. Null before Allocate(), and for other tensors.
  const TfLiteIntArray* DimsOfOutput(int index) const {
    if (interpreter_ == nullptr) return nullptr;
    for (size_t i = 0; i < interpreter_->outputs_size(); ++i) {
      if (interpreter_->outputs().Get(static_cast<uint32_t>(i)) == index) return interpreter_->output(i)->dims;
    }
    return nullptr;
  }

  const tflite::Tensor* FindTensor(int index) const {
    const auto* tensors = HasSubgraph() ? MainSubgraph()->tensors() : nullptr;
    if (index < 0 || tensors == nullptr || static_cast<uint32_t>(index) >= tensors->size()) {
      throw RuntimeFailure("tensor " + std::to_string(index) + " does not exist");
    }
    return tensors->Get(static_cast<uint32_t>(index));
  }

  py::array Copy(const TfLiteTensor* tensor, int position) {
    if (tensor == nullptr) throw RuntimeFailure("tensor " + std::to_string(position) + " does not exist");
    return Copy(tensor->type, tensor->dims, tensor->data.raw);
  }

  static py::array Copy(TfLiteType type, const TfLiteIntArray* dims, const char* data) {
    std::vector<py::ssize_t> shape(dims->data, dims->data + dims->size);
    if (tflite::TypeBits(type) < 8) {
      // Packed types are given as their bytes.
      size_t count = 1;
      for (const py::ssize_t dim : shape) count *= static_cast<size_t>(dim);
      size_t bytes = 0;
      if (tflite::TypeBytes(type, count, &bytes) != kTfLiteOk) bytes = 0;
      shape = {static_cast<py::ssize_t>(bytes)};
    }
    return py::array(py::dtype(NumpyType(type)), shape, data);
  }

  // While it is alive, kernels ask on this thread for the memory that those of a board want.
  class MeasuredBoard {
   public:
    explicit MeasuredBoard(const tflite::kernels::BoardMemory* board) { tflite::kernels::MeasureFor(board); }
    ~MeasuredBoard() { tflite::kernels::MeasureFor(nullptr); }
    MeasuredBoard(const MeasuredBoard&) = delete;
    MeasuredBoard& operator=(const MeasuredBoard&) = delete;
  };

  // An interpreter in `arena`, which counts as on this machine or on 32 bits. For a model with resource variables it
  // has an allocator and room for them there, too; why there is none is logged.
  std::unique_ptr<MeasuredInterpreter> Make(const AlignedBlock& arena, bool counts_for_32_bits = false) const {
    const int variables = tflite::CountResourceVariables(model_);
    if (variables == 0) {
      auto interpreter = std::make_unique<MeasuredInterpreter>(model_, resolver_, arena.data(), arena.size(), nullptr,
                                                               nullptr, preserve_all_tensors_);
      if (counts_for_32_bits) interpreter->arena().CountFor32Bits();
      return interpreter;
    }
    tflite::SingleArenaBufferAllocator memory(arena.data(), arena.size());
    if (counts_for_32_bits) memory.CountFor32Bits();
    tflite::MicroAllocator* allocator = tflite::MicroAllocator::Create(&memory, nullptr);
    if (allocator != nullptr && preserve_all_tensors_) allocator->SelectLinearPlanner();
    tflite::MicroResourceVariables* room =
        allocator == nullptr ? nullptr : tflite::MicroResourceVariables::Create(allocator, variables);
    return std::make_unique<MeasuredInterpreter>(model_, resolver_, room == nullptr ? nullptr : allocator, room);
  }

  void UseAlternateMemory(tflite::MicroInterpreter& interpreter) {
    region_ = {alternate_.data(), alternate_.size()};
    if (alternate_.size() > 0) interpreter.SetDecompressionMemory(&region_, 1);
  }

  // Bytes of arena that the model needs, without having one.
  size_t Measure() {
    for (const size_t size : {size_t{0}, kLargeArenaBytes}) {
      CapturedLog log;
      const AlignedBlock arena(size);
      const auto trial = Make(arena);
      UseAlternateMemory(*trial);
      const TfLiteStatus status = trial->AllocateTensors();
      if (trial->required_arena_bytes() > 0) return trial->required_arena_bytes();
      if (status != kTfLiteOk && size == kLargeArenaBytes) Fail(log, "the model cannot be prepared");
    }
    throw RuntimeFailure("the model cannot be prepared");
  }

  AlignedBlock model_bytes_;
  AlignedBlock alternate_;
  tflite::MicroContext::AlternateMemoryRegion region_ = {};
  const tflite::Model* model_ = nullptr;
  tflite::AllOpsResolver resolver_;
  int64_t arena_size_ = -1;
  bool preserve_all_tensors_;
  std::unique_ptr<AlignedBlock> arena_;
  std::unique_ptr<MeasuredInterpreter> interpreter_;
  std::mutex mutex_;
};

// What a resolver can be given, as the lists of operators say it: (name in BuiltinOperator or in models, name of the
// method Add<Name>(), whether it is a custom operator).
std::vector<std::tuple<std::string, std::string, bool>> Operators() {
  return {
#define TFLITE_MICRO_ROW(NAME, Name, Parser, Prepare, Eval) {#NAME, #Name, false},
      TFLITE_MICRO_BUILTIN_OPERATORS(TFLITE_MICRO_ROW)
#undef TFLITE_MICRO_ROW
#define TFLITE_MICRO_ROW(model_name, NAME, Name) {model_name, #Name, true},
          TFLITE_MICRO_CUSTOM_OPERATORS(TFLITE_MICRO_ROW)
#undef TFLITE_MICRO_ROW
  };
}

// Those of one type: (name of Register_<name>(), type of input 0, type of output 0).
std::vector<std::tuple<std::string, std::string, std::string>> TypedOperators() {
  return {
#define TFLITE_MICRO_ROW(NAME, Input, Output, Prepare, Eval) {#NAME, #Input, #Output},
      TFLITE_MICRO_TYPED_OPERATORS(TFLITE_MICRO_ROW)
#undef TFLITE_MICRO_ROW
  };
}

}  // namespace

PYBIND11_MODULE(_runtime, module) {
  module.doc() = "The C++ runtime behind tflite_micro.Interpreter.";
  static const py::handle failure_type =
      py::exception<RuntimeFailure>(module, "RuntimeFailure", PyExc_RuntimeError).release();
  py::register_exception_translator([](std::exception_ptr exception) {
    try {
      if (exception != nullptr) std::rethrow_exception(exception);
    } catch (const RuntimeFailure& failure) {
      // Names in a message are the model's, which may not be UTF-8.
      const char* text = failure.what();
      const auto message = py::reinterpret_steal<py::object>(
          PyUnicode_DecodeUTF8(text, static_cast<py::ssize_t>(std::strlen(text)), "replace"));
      PyErr_SetObject(failure_type.ptr(), message.ptr());
    }
  });
  module.def("operators", &Operators);
  module.def("typed_operators", &TypedOperators);
  py::class_<Runtime>(module, "Runtime")
      .def(py::init<const std::string&, int64_t, bool, size_t>(), py::arg("model"), py::arg("arena_size"),
           py::arg("preserve_all_tensors"), py::arg("alternate_size"))
      .def("allocate", &Runtime::Allocate)
      .def("invoke", &Runtime::Invoke)
      .def("reset", &Runtime::Reset)
      .def("arena_bytes", &Runtime::ArenaBytes)
      .def("plan_bytes", &Runtime::PlanBytes)
      .def("persistent_bytes", &Runtime::PersistentBytes)
      .def("plans", &Runtime::Plans, py::arg("kernels"))
      .def("bytes_on_board", &Runtime::BytesOnBoard)
      .def("supports", &Runtime::Supports, py::arg("builtin_code"))
      .def("supports_custom", &Runtime::SupportsCustom, py::arg("name"))
      .def("inputs", &Runtime::Inputs)
      .def("outputs", &Runtime::Outputs)
      .def("describe", &Runtime::Describe, py::arg("index"))
      .def("write_input", &Runtime::WriteInput, py::arg("position"), py::arg("data"))
      .def("read_input", &Runtime::ReadInput, py::arg("position"))
      .def("read_output", &Runtime::ReadOutput, py::arg("position"))
      .def("read_tensor", &Runtime::ReadTensor, py::arg("index"), py::arg("subgraph"));
}
