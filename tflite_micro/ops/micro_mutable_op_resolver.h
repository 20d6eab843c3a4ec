// The operators of an application, named one by one so that only they are linked:
//
//   tflite::MicroMutableOpResolver<2> resolver;
//   resolver.AddFullyConnected();
//   resolver.AddSoftmax();
#ifndef TFLITE_MICRO_OPS_MICRO_MUTABLE_OP_RESOLVER_H_
#define TFLITE_MICRO_OPS_MICRO_MUTABLE_OP_RESOLVER_H_

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/common/text.h"
#include "tflite_micro/ops/micro_op_resolver.h"

namespace tflite {

// Room for `tOpCount` operators. Must outlive the interpreters that use it.
template <unsigned int tOpCount>
class MicroMutableOpResolver : public MicroOpResolver {
 public:
  MicroMutableOpResolver() {}
  MicroMutableOpResolver(const MicroMutableOpResolver&) = delete;
  MicroMutableOpResolver& operator=(const MicroMutableOpResolver&) = delete;

  const TFLMRegistration* FindOp(BuiltinOperator op) const override {
    if (op == BuiltinOperator_CUSTOM) return nullptr;
    for (unsigned int i = 0; i < count_; ++i) {
      if (registrations_[i].builtin_code == op) return &registrations_[i];
    }
    return nullptr;
  }

  const TFLMRegistration* FindOp(const char* op) const override {
    for (unsigned int i = 0; i < count_; ++i) {
      const TFLMRegistration& registration = registrations_[i];
      if (registration.builtin_code == BuiltinOperator_CUSTOM && IsSameText(registration.custom_name, op)) {
        return &registration;
      }
    }
    return nullptr;
  }

  TfLiteBridgeBuiltinParseFunction GetOpDataParser(BuiltinOperator op) const override {
    for (unsigned int i = 0; i < count_; ++i) {
      if (registrations_[i].builtin_code == op) return parsers_[i];
    }
    return nullptr;
  }

  // Adds an operator of the application's own under the name that models use. `name` is not copied. kTfLiteError
  // (reported): no room left, the name was added before, or one of the pointers is null.
  TfLiteStatus AddCustom(const char* name, const TFLMRegistration* registration) {
    if (name == nullptr || registration == nullptr) {
      MicroPrintf("AddCustom() needs a name and a registration.");
      return kTfLiteError;
    }
    if (FindOp(name) != nullptr) {
      MicroPrintf("AddCustom(\"%s\"): an operator of this name was added before.", name);
      return kTfLiteError;
    }
    TFLMRegistration entry = *registration;
    entry.builtin_code = BuiltinOperator_CUSTOM;
    entry.custom_name = name;
    return Append(entry, nullptr, name);
  }

  // Adds a builtin operator, by default with this runtime's implementation: AddConv2D(), AddSoftmax() ... With that for
  // one type, less code is linked: AddConv2D(Register_CONV_2D_INT8()).
  // kTfLiteError (reported): no room left. An operator that was added before gets the new implementation.
#define TFLITE_MICRO_ADD(NAME, Name, Parser, Prepare, Eval)                                          \
  TfLiteStatus Add##Name() { return AddBuiltin(BuiltinOperator_##NAME, k##Name##Functions, #Name); } \
  TfLiteStatus Add##Name(const TFLMRegistration& registration) {                                     \
    return AddBuiltin(BuiltinOperator_##NAME, registration, Parser, #Name);                          \
  }
  TFLITE_MICRO_BUILTIN_OPERATORS(TFLITE_MICRO_ADD)
#undef TFLITE_MICRO_ADD

  // Adds one of this runtime's operators that models know by a name: AddFramer(), AddWindow() ... As AddCustom() with
  // that name.
#define TFLITE_MICRO_ADD(model_name, NAME, Name)                                     \
  TfLiteStatus Add##Name(const TFLMRegistration* registration = Register_##NAME()) { \
    return AddCustom(model_name, registration);                                      \
  }
  TFLITE_MICRO_CUSTOM_OPERATORS(TFLITE_MICRO_ADD)
#undef TFLITE_MICRO_ADD

  // Adds the operator of an Ethos-U if the program has a driver for one (Register_ETHOSU()). Otherwise does nothing,
  // and a model that needs it is refused with a message that says so.
  TfLiteStatus AddEthosU() {
    const TFLMRegistration* registration = Register_ETHOSU();
    return registration == nullptr ? kTfLiteOk : AddCustom(GetString_ETHOSU(), registration);
  }

  // Number of operators added so far.
  unsigned int GetRegistrationLength() const { return count_; }

 protected:
  TfLiteStatus AddBuiltin(BuiltinOperator op, const OperatorFunctions& functions, const char* name) {
    const TFLMRegistration registration = {nullptr, nullptr, functions.prepare, functions.eval, nullptr, op, nullptr};
    return AddBuiltin(op, registration, functions.parse, name);
  }
  TfLiteStatus AddBuiltin(BuiltinOperator op, const TFLMRegistration& registration,
                          TfLiteBridgeBuiltinParseFunction parser, const char* name) {
    TFLMRegistration entry = registration;
    entry.builtin_code = op;
    entry.custom_name = nullptr;
    for (unsigned int i = 0; i < count_; ++i) {
      if (registrations_[i].builtin_code == op) {
        registrations_[i] = entry;
        return kTfLiteOk;
      }
    }
    return Append(entry, parser, name);
  }

 private:
  TfLiteStatus Append(const TFLMRegistration& entry, TfLiteBridgeBuiltinParseFunction parser, const char* name) {
    if (count_ >= tOpCount) {
      MicroPrintf("Cannot add %s: the resolver has room for %u operators. Use MicroMutableOpResolver<%u>.", name,
                  tOpCount, tOpCount + 1);
      return kTfLiteError;
    }
    registrations_[count_] = entry;
    parsers_[count_] = parser;
    ++count_;
    return kTfLiteOk;
  }

  unsigned int count_ = 0;
  TFLMRegistration registrations_[tOpCount == 0 ? 1 : tOpCount];
  TfLiteBridgeBuiltinParseFunction parsers_[tOpCount == 0 ? 1 : tOpCount];
};

}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_MICRO_MUTABLE_OP_RESOLVER_H_
