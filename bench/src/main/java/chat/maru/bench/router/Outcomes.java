package chat.maru.bench.router;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Questions and how well each model did on them.
///
/// @param models the models' names
/// @param cases in the order of the file
record Outcomes(List<String> models, List<Case> cases) {
  /// One question.
  ///
  /// @param subject only ever used to keep subjects apart; empty if the file names none
  /// @param success by model, 0 to 1
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Case(String prompt, String subject, double[] success) {}

  Outcomes {
    models = List.copyOf(models);
    cases = List.copyOf(cases);
  }

  /// @throws MaruException if the file is none of the three known forms
  static Outcomes read(Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new MaruException(CommonError.INVALID, file + " does not exist");
    }
    Outcomes read =
        file.toString().toLowerCase(Locale.ROOT).endsWith(".json") ? json(text) : csv(text);
    if (read.cases.isEmpty() || read.models.size() < 2) {
      throw wrong();
    }
    return read;
  }

  /// RouteLLM's: `prompt`, sometimes `subject`, and a column of `True` and `False` a model. Columns
  /// of the models' words are not read.
  private static Outcomes csv(String text) {
    List<List<String>> rows = Csv.rows(text);
    List<String> head = rows.isEmpty() ? List.of() : rows.getFirst();
    int prompt = head.indexOf("prompt");
    if (prompt < 0 || rows.size() < 2) {
      throw wrong();
    }
    int subject = head.indexOf("subject");
    List<String> first = rows.get(1);
    IntPredicate judged = i -> i < first.size() && first.get(i).matches("True|False");
    int[] columns = IntStream.range(0, head.size()).filter(judged).toArray();
    List<Case> cases = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.size() == head.size()) {
        double[] success =
            IntStream.of(columns).mapToDouble(i -> row.get(i).equals("True") ? 1 : 0).toArray();
        cases.add(new Case(row.get(prompt), subject < 0 ? "" : row.get(subject), success));
      }
    }
    return new Outcomes(IntStream.of(columns).mapToObj(head::get).toList(), cases);
  }

  /// LLMRouter's: `[{question, scores: {model: 0..1}}]`.
  private static Outcomes json(String text) {
    if (!(Json.parse(text) instanceof JsonArray rows) || rows.size() == 0) {
      throw wrong();
    }
    List<JsonObject> all = rows.objects().toList();
    List<String> models = List.copyOf(all.getFirst().requireObject("scores").names());
    List<Case> cases = new ArrayList<>();
    for (JsonObject row : all) {
      JsonObject scores = row.requireObject("scores");
      double[] success = models.stream().mapToDouble(m -> scores.findDouble(m).orElse(0)).toArray();
      cases.add(new Case(row.requireString("question"), "", success));
    }
    return new Outcomes(models, cases);
  }

  private static MaruException wrong() {
    return new MaruException(
        CommonError.INVALID,
        "--train, --test: expected RouteLLM's CSV (prompt, True or False a model) or LLMRouter's"
            + " JSON ([{question, scores}])");
  }

  Outcomes only(int[] indexes) {
    return new Outcomes(models, IntStream.of(indexes).mapToObj(cases::get).toList());
  }

  List<String> prompts() {
    return cases.stream().map(Case::prompt).toList();
  }

  double[][] success() {
    return cases.stream().map(Case::success).toArray(double[][]::new);
  }

  double mean(int model) {
    return cases.stream().mapToDouble(c -> c.success()[model]).average().orElse(0);
  }
}
