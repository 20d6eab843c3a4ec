#include "tflite_micro/platform/log_format.h"

#include <stdint.h>
#include <string.h>

namespace tflite {
namespace {

// One %-directive.
struct Directive {
  bool left;         // '-'
  bool zero;         // '0'
  bool plus;         // '+'
  bool space;        // ' '
  bool alternative;  // '#'
  int width;
  int precision;  // -1: not given.
};

class Output {
 public:
  Output(LogWriter write, void* user) : write_(write), user_(user) {}

  size_t length() const { return length_; }

  void Put(const char* text, size_t size) {
    if (size > 0) write_(text, size, user_);
    length_ += size;
  }

  void Repeat(char c, int count) {
    char piece[16];
    memset(piece, c, sizeof(piece));
    while (count > 0) {
      const int size = count < static_cast<int>(sizeof(piece)) ? count : sizeof(piece);
      Put(piece, static_cast<size_t>(size));
      count -= size;
    }
  }

  // Writes prefix (sign or 0x), `leading_zeros` zeros and the body, padded to the width.
  void PutPadded(const Directive& directive, const char* prefix, int leading_zeros, const char* body, size_t body_size,
                 bool zero_pad) {
    const size_t prefix_size = strlen(prefix);
    int padding = directive.width - static_cast<int>(prefix_size + body_size) - leading_zeros;
    if (padding < 0) padding = 0;
    const bool pad_with_zeros = zero_pad && directive.zero && !directive.left;
    if (!directive.left && !pad_with_zeros) Repeat(' ', padding);
    Put(prefix, prefix_size);
    Repeat('0', leading_zeros + (pad_with_zeros ? padding : 0));
    Put(body, body_size);
    if (directive.left) Repeat(' ', padding);
  }

 private:
  LogWriter write_;
  void* user_;
  size_t length_ = 0;
};

const char* SignPrefix(const Directive& directive, bool negative) {
  if (negative) return "-";
  if (directive.plus) return "+";
  return directive.space ? " " : "";
}

void PutInteger(Output* output, const Directive& directive, const char* prefix, uint64_t magnitude, unsigned base,
                bool upper) {
  const char* const digit_names = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  char digits[22];  // 64 bits in octal.
  size_t first = sizeof(digits);
  while (magnitude != 0) {
    // The common case stays clear of the 64-bit division, a large and slow routine on small cores.
    if (magnitude <= UINT32_MAX) {
      const uint32_t value = static_cast<uint32_t>(magnitude);
      digits[--first] = digit_names[value % base];
      magnitude = value / base;
    } else {
      digits[--first] = digit_names[magnitude % base];
      magnitude /= base;
    }
  }
  const int size = static_cast<int>(sizeof(digits) - first);
  const int wanted = directive.precision < 0 ? 1 : directive.precision;
  output->PutPadded(directive, prefix, wanted > size ? wanted - size : 0, digits + first, static_cast<size_t>(size),
                    directive.precision < 0);
}

// The decimal digits of a finite double, exactly. A double is an integer of at most 1024 bits plus a fraction of at
// most 1074 bits, so both fit in words and every digit is one pass of multiplications or divisions over them: slow,
// small, and never wrong.
class DecimalDigits {
 public:
  static constexpr int kMaxIntegerDigits = 309;

  explicit DecimalDigits(uint64_t bits) {
    const int exponent = static_cast<int>((bits >> 52) & 0x7FF);
    uint64_t mantissa = bits & 0xFFFFFFFFFFFFFu;
    if (exponent != 0) mantissa |= uint64_t{1} << 52;
    // value = mantissa * 2^(shift - 1074): bit 0 of the mantissa lands `shift` bits up.
    const int shift = exponent == 0 ? 0 : exponent - 1;
    memset(words_, 0, sizeof(words_));
    for (int bit = 0; bit < 53; ++bit) {
      if (((mantissa >> bit) & 1) == 0) continue;
      // Word kFractionWords starts at 2^0, whose distance from 2^-1074 is 1074 bits.
      const int position = shift + bit + (kFractionWords * 32 - 1074);
      words_[position / 32] |= uint32_t{1} << (position % 32);
    }
  }

  // Writes the integer part without leading zeros (none for 0) and returns their number.
  int IntegerDigits(char* digits) {
    char reversed[kMaxIntegerDigits];
    int count = 0;
    for (int top = kWords - 1; top >= kFractionWords;) {
      if (words_[top] == 0) {
        --top;
        continue;
      }
      uint32_t remainder = 0;
      for (int i = top; i >= kFractionWords; --i) {
        // Two steps of 16 bits keep the division at 32 bits.
        const uint32_t high = (remainder << 16) | (words_[i] >> 16);
        const uint32_t low = ((high % 10) << 16) | (words_[i] & 0xFFFF);
        words_[i] = ((high / 10) << 16) | (low / 10);
        remainder = low % 10;
      }
      reversed[count++] = static_cast<char>('0' + remainder);
    }
    for (int i = 0; i < count; ++i) digits[i] = reversed[count - 1 - i];
    return count;
  }

  // The next digit behind the decimal point.
  char NextFractionDigit() {
    uint32_t carry = 0;
    for (int i = 0; i < kFractionWords; ++i) {
      const uint64_t product = uint64_t{words_[i]} * 10 + carry;
      words_[i] = static_cast<uint32_t>(product);
      carry = static_cast<uint32_t>(product >> 32);
    }
    return static_cast<char>('0' + carry);
  }

  // What is left behind the last digit against one half of its unit: -1 below, 0 equal, 1 above.
  int CompareRestToHalf() const {
    const uint32_t top = words_[kFractionWords - 1];
    if (top < 0x80000000u) return -1;
    if (top > 0x80000000u) return 1;
    return RestIsZero(kFractionWords - 1) ? 0 : 1;
  }

  bool FractionIsZero() const { return RestIsZero(kFractionWords); }

 private:
  bool RestIsZero(int words) const {
    for (int i = 0; i < words; ++i) {
      if (words_[i] != 0) return false;
    }
    return true;
  }

  static constexpr int kFractionWords = 34;
  static constexpr int kWords = kFractionWords + 32;
  uint32_t words_[kWords];
};

// Adds one unit in the last place; returns true if it carried out of the first digit, which is then "1" followed by
// zeros with one digit more in front than there is room for.
bool Increment(char* digits, int count) {
  for (int i = count - 1; i >= 0; --i) {
    if (digits[i] != '9') {
      ++digits[i];
      return false;
    }
    digits[i] = '0';
  }
  return true;
}

constexpr int kMaxPrecision = 20;

// The decimal form of a double: 0.D1D2D3... * 10^point, rounded half to even.
struct Decimal {
  char digits[DecimalDigits::kMaxIntegerDigits + kMaxPrecision + 2];
  int count;
  int point;
};

// With `behind_point`, rounds to `precision` digits behind the decimal point, else to `precision` significant digits.
// Digits that are not there are zeros that the caller supplies.
void MakeDecimal(uint64_t bits, bool behind_point, int precision, Decimal* decimal) {
  DecimalDigits source(bits);
  // One place is kept free in front for a carry.
  char* const digits = decimal->digits + 1;
  int count = source.IntegerDigits(digits);
  decimal->point = count;
  int round = -1;
  if (!behind_point && count > precision) {
    // Cut within the integer part: the dropped digits and the fraction decide.
    bool rest_is_zero = source.FractionIsZero();
    for (int i = precision + 1; i < count; ++i) rest_is_zero = rest_is_zero && digits[i] == '0';
    const char next = digits[precision];
    round = next > '5' || (next == '5' && !rest_is_zero) ? 1 : next == '5' ? 0 : -1;
    count = precision;
  } else {
    if (!behind_point && count == 0 && !source.FractionIsZero()) {
      // Skip the zeros between the decimal point and the first digit.
      while ((digits[0] = source.NextFractionDigit()) == '0') --decimal->point;
      count = 1;
    }
    const int wanted = behind_point ? count + precision : precision;
    while (count < wanted) digits[count++] = source.NextFractionDigit();
    round = source.CompareRestToHalf();
  }
  const bool odd = count > 0 && ((digits[count - 1] - '0') & 1) != 0;
  decimal->digits[0] = '0';
  if ((round > 0 || (round == 0 && odd)) && Increment(digits, count)) {
    decimal->digits[0] = '1';
    ++decimal->point;
    // Significant digits stay at their number, digits behind the point gain one in front.
    decimal->count = behind_point ? count + 1 : count;
    return;
  }
  decimal->count = count;
  memmove(decimal->digits, digits, static_cast<size_t>(count));
}

struct TextPiece {
  // The digits, the zeros in front of them, the sign of an exponent, the point.
  char text[sizeof(Decimal::digits) + kMaxPrecision + 16];
  size_t size;

  void Add(char c) { text[size++] = c; }
};

void AddFixed(const Decimal& decimal, int behind_point, bool point_always, TextPiece* piece) {
  for (int i = 0; i < decimal.point; ++i) {
    piece->Add(i < decimal.count ? decimal.digits[i] : '0');
  }
  if (decimal.point <= 0) piece->Add('0');
  if (behind_point > 0 || point_always) piece->Add('.');
  for (int i = 0; i < behind_point; ++i) {
    const int index = decimal.point + i;
    piece->Add(index >= 0 && index < decimal.count ? decimal.digits[index] : '0');
  }
}

void AddScientific(const Decimal& decimal, bool is_zero, int behind_point, bool point_always, bool upper,
                   TextPiece* piece) {
  piece->Add(decimal.count > 0 ? decimal.digits[0] : '0');
  if (behind_point > 0 || point_always) piece->Add('.');
  for (int i = 1; i <= behind_point; ++i) {
    piece->Add(i < decimal.count ? decimal.digits[i] : '0');
  }
  int exponent = is_zero ? 0 : decimal.point - 1;
  piece->Add(upper ? 'E' : 'e');
  piece->Add(exponent < 0 ? '-' : '+');
  if (exponent < 0) exponent = -exponent;
  if (exponent >= 100) piece->Add(static_cast<char>('0' + exponent / 100));
  piece->Add(static_cast<char>('0' + exponent / 10 % 10));
  piece->Add(static_cast<char>('0' + exponent % 10));
}

void PutFloat(Output* output, const Directive& directive, double value, char conversion) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof(bits));
  const char* const prefix = SignPrefix(directive, (bits >> 63) != 0);
  bits &= ~(uint64_t{1} << 63);
  const bool upper = conversion >= 'A' && conversion <= 'Z';
  if ((bits >> 52) == 0x7FF) {
    const bool is_infinity = (bits << 12) == 0;
    const char* const name = is_infinity ? (upper ? "INF" : "inf") : (upper ? "NAN" : "nan");
    output->PutPadded(directive, prefix, 0, name, 3, false);
    return;
  }
  int precision = directive.precision < 0 ? 6 : directive.precision;
  if (precision > kMaxPrecision) precision = kMaxPrecision;
  const bool is_zero = bits == 0;
  TextPiece piece;
  piece.size = 0;
  Decimal decimal;
  switch (conversion | 0x20) {
    case 'f':
      MakeDecimal(bits, true, precision, &decimal);
      AddFixed(decimal, precision, directive.alternative, &piece);
      break;
    case 'e':
      MakeDecimal(bits, false, precision + 1, &decimal);
      AddScientific(decimal, is_zero, precision, directive.alternative, upper, &piece);
      break;
    default: {  // 'g'
      if (precision == 0) precision = 1;
      MakeDecimal(bits, false, precision, &decimal);
      int significant = precision;
      if (!directive.alternative) {
        // Zeros at the end are not written, so they need not be counted.
        int last = decimal.count;
        while (last > 1 && decimal.digits[last - 1] == '0') --last;
        significant = last > 1 ? last : 1;
      }
      const int exponent = is_zero ? 0 : decimal.point - 1;
      if (exponent < -4 || exponent >= precision) {
        AddScientific(decimal, is_zero, significant - 1, directive.alternative, upper, &piece);
      } else {
        const int behind_point = significant - 1 - exponent;
        AddFixed(decimal, behind_point > 0 ? behind_point : 0, directive.alternative, &piece);
      }
      break;
    }
  }
  output->PutPadded(directive, prefix, 0, piece.text, piece.size, true);
}

enum class Length { kChar, kShort, kInt, kLong, kLongLong, kSize };

// Reads the length modifier at *format and steps over it.
Length ParseLength(const char** format) {
  switch (**format) {
    case 'h':
      ++*format;
      if (**format != 'h') return Length::kShort;
      ++*format;
      return Length::kChar;
    case 'l':
      ++*format;
      if (**format != 'l') return Length::kLong;
      ++*format;
      return Length::kLongLong;
    case 'j':
      ++*format;
      return Length::kLongLong;
    case 'z':
    case 't':
      ++*format;
      return Length::kSize;
    default:
      return Length::kInt;
  }
}

int ParseNumber(const char** format) {
  int number = 0;
  while (**format >= '0' && **format <= '9') {
    if (number < 100000) number = number * 10 + (**format - '0');
    ++*format;
  }
  return number;
}

void ParseFlags(const char** format, Directive* directive) {
  for (;; ++*format) {
    switch (**format) {
      case '-':
        directive->left = true;
        break;
      case '0':
        directive->zero = true;
        break;
      case '+':
        directive->plus = true;
        break;
      case ' ':
        directive->space = true;
        break;
      case '#':
        directive->alternative = true;
        break;
      default:
        return;
    }
  }
}

}  // namespace

size_t FormatLog(LogWriter write, void* user, const char* format, va_list args) {
  Output output(write, user);
  for (;;) {
    const char* const literal = format;
    while (*format != '\0' && *format != '%') ++format;
    output.Put(literal, static_cast<size_t>(format - literal));
    if (*format == '\0') return output.length();

    const char* const start = format++;
    Directive directive = {};
    directive.precision = -1;
    ParseFlags(&format, &directive);
    if (*format == '*') {
      ++format;
      directive.width = va_arg(args, int);
      if (directive.width < 0) {
        directive.left = true;
        directive.width = directive.width == INT32_MIN ? 0 : -directive.width;
      }
    } else {
      directive.width = ParseNumber(&format);
    }
    if (*format == '.') {
      ++format;
      if (*format == '*') {
        ++format;
        directive.precision = va_arg(args, int);
        if (directive.precision < 0) directive.precision = -1;
      } else {
        directive.precision = ParseNumber(&format);
      }
    }
    const Length length = ParseLength(&format);
    const char conversion = *format;
    if (conversion != '\0') ++format;
    switch (conversion) {
      case 'd':
      case 'i': {
        int64_t value = 0;
        switch (length) {
          case Length::kChar:
            value = static_cast<signed char>(va_arg(args, int));
            break;
          case Length::kShort:
            value = static_cast<short>(va_arg(args, int));
            break;
          case Length::kInt:
            value = va_arg(args, int);
            break;
          case Length::kLong:
            value = va_arg(args, long);
            break;
          case Length::kLongLong:
            value = va_arg(args, long long);
            break;
          case Length::kSize:
            value = va_arg(args, ptrdiff_t);
            break;
        }
        const uint64_t magnitude =
            value < 0 ? uint64_t{0} - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
        PutInteger(&output, directive, SignPrefix(directive, value < 0), magnitude, 10, false);
        break;
      }
      case 'u':
      case 'x':
      case 'X':
      case 'o': {
        uint64_t value = 0;
        switch (length) {
          case Length::kChar:
            value = static_cast<unsigned char>(va_arg(args, unsigned));
            break;
          case Length::kShort:
            value = static_cast<unsigned short>(va_arg(args, unsigned));
            break;
          case Length::kInt:
            value = va_arg(args, unsigned);
            break;
          case Length::kLong:
            value = va_arg(args, unsigned long);
            break;
          case Length::kLongLong:
            value = va_arg(args, unsigned long long);
            break;
          case Length::kSize:
            value = va_arg(args, size_t);
            break;
        }
        const char* prefix = "";
        if (directive.alternative && value != 0) {
          prefix = conversion == 'x' ? "0x" : conversion == 'X' ? "0X" : conversion == 'o' ? "0" : "";
        }
        const unsigned base = conversion == 'u' ? 10 : conversion == 'o' ? 8 : 16;
        PutInteger(&output, directive, prefix, value, base, conversion == 'X');
        break;
      }
      case 'p':
        PutInteger(&output, directive, "0x", reinterpret_cast<uintptr_t>(va_arg(args, void*)), 16, false);
        break;
      case 'c': {
        const char value = static_cast<char>(va_arg(args, int));
        output.PutPadded(directive, "", 0, &value, 1, false);
        break;
      }
      case 's': {
        const char* text = va_arg(args, const char*);
        if (text == nullptr) text = "(null)";
        size_t size = 0;
        while ((directive.precision < 0 || size < static_cast<size_t>(directive.precision)) && text[size] != '\0') {
          ++size;
        }
        output.PutPadded(directive, "", 0, text, size, false);
        break;
      }
      case 'f':
      case 'F':
      case 'e':
      case 'E':
      case 'g':
      case 'G':
        PutFloat(&output, directive, va_arg(args, double), conversion);
        break;
      case '%':
        output.Put("%", 1);
        break;
      default:
        output.Put(start, static_cast<size_t>(format - start));
        break;
    }
  }
}

}  // namespace tflite
