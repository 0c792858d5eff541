package chat.maru.bench.dates;

import java.util.Set;

/// One expression as the cases and we tell it.
///
/// @param text without the blanks about it
/// @param type `daterange`
/// @param values what it resolves to, each written as `start=… end=…`; empty where it does not
///   resolve
/// @param timexes its values in TimeML's manner
record Said(String text, String type, Set<String> values, Set<String> timexes) {
  Said {
    values = Set.copyOf(values);
    timexes = Set.copyOf(timexes);
  }
}
