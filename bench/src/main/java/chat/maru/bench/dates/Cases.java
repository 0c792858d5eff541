package chat.maru.bench.dates;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The cases of a folder, each once: the same input, reference and answer in one file count as one.
record Cases(List<Case> cases, int doubled) {
  private static final LocalDateTime DEFAULT = LocalDateTime.of(2016, 11, 7, 0, 0);

  /// @param file `DateParser`
  /// @param resolves whether the case asks for its values to be compared (`IgnoreResolution` is not
  ///   set)
  /// @param misplaced whether its offsets are those of another text
  record Case(
      String file,
      String input,
      LocalDateTime reference,
      List<Said> answer,
      boolean resolves,
      boolean misplaced) {}

  static Cases read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> listing = Files.list(folder)) {
      files = listing.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new MaruException(
          CommonError.INVALID, folder + ": no case files (expected: DateParser.json and so on)");
    }
    List<Case> all = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".json", "");
      String text = Files.readString(file, StandardCharsets.UTF_8).replace("\uFEFF", "");
      ((JsonArray) Json.parse(text)).objects().forEach(object -> all.add(read(name, object)));
    }
    Set<Case> once = new LinkedHashSet<>(all);
    return new Cases(List.copyOf(once), all.size() - once.size());
  }

  private static Case read(String file, JsonObject object) {
    String input = object.requireString("Input");
    LocalDateTime reference =
        object
            .findObject("Context")
            .flatMap(context -> context.findString("ReferenceDateTime"))
            .map(at -> LocalDateTime.parse(at.substring(0, 19)))
            .orElse(DEFAULT);
    List<JsonObject> results = object.requireArray("Results").objects().toList();
    boolean misplaced =
        results.stream()
            .anyMatch(
                result ->
                    result.findLong("Start").isPresent()
                        && !input.startsWith(
                            result.requireString("Text"), (int) result.requireLong("Start")));
    return new Case(
        file,
        input,
        reference,
        results.stream().map(Cases::said).toList(),
        !object.findString("IgnoreResolution").orElse("false").equals("true"),
        misplaced);
  }

  private static Said said(JsonObject result) {
    String type =
        result
            .findString("Type")
            .orElseGet(() -> result.requireString("TypeName").replace("datetimeV2.", ""));
    Set<String> values = new LinkedHashSet<>();
    Set<String> timexes = new LinkedHashSet<>();
    result
        .findObject("Value")
        .ifPresent(
            value -> {
              timexes.add(value.findString("Timex").orElse(""));
              value
                  .findObject("FutureResolution")
                  .ifPresent(future -> values.add("next " + written(future)));
              value
                  .findObject("PastResolution")
                  .ifPresent(past -> values.add("last " + written(past)));
            });
    result.findObject("Resolution").flatMap(resolution -> resolution.findArray("values")).stream()
        .flatMap(JsonArray::objects)
        .forEach(
            value -> {
              timexes.add(value.findString("timex").orElse(""));
              values.add(written(value));
            });
    return new Said(result.requireString("Text").strip(), type, values, timexes);
  }

  /// The fields that say when, by name; `startDate` and `start` are the same.
  private static String written(JsonObject value) {
    Map<String, String> fields = new TreeMap<>();
    for (Map.Entry<String, Json> field : value.fields().entrySet()) {
      String name =
          switch (field.getKey()) {
            case "start", "startDate", "startTime", "startDateTime" -> "start";
            case "end", "endDate", "endTime", "endDateTime" -> "end";
            case "value", "date", "time", "dateTime", "duration", "set" -> "value";
            default -> "";
          };
      if (!name.isEmpty()) {
        String text =
            field.getValue() instanceof chat.maru.base.json.JsonString string
                ? string.value()
                : field.getValue().toString();
        fields.put(name, text);
      }
    }
    return fields.isEmpty() ? "value=not resolved" : fields.toString();
  }
}
