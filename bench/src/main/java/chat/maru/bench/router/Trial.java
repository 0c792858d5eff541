package chat.maru.bench.router;

import chat.maru.orchestrator.routing.features.Reader;
import chat.maru.orchestrator.routing.features.Reading;
import chat.maru.orchestrator.routing.model.Recipe;
import chat.maru.orchestrator.routing.model.SuccessModel;
import java.util.Arrays;
import java.util.List;

/// One training and what it foretold of other cases.
///
/// @param train the cases that it learned from
/// @param test the cases that it had never seen the outcomes of
/// @param predicted by test case, then model
/// @param crossFitted the same for the training's own cases, each while it was left out
/// @param lengths of the test prompts, in characters
@SuppressWarnings("ArrayRecordComponent") // never compared
record Trial(
    Outcomes train, Outcomes test, double[][] predicted, double[][] crossFitted, double[] lengths) {
  private static final int ROUNDS = 5;

  /// Learns and foretells.
  ///
  /// @param reader taught by prompts alone
  static Trial run(Reader reader, Outcomes train, Outcomes test, long seed) {
    SuccessModel model = fit(reader, train, seed);
    double[][] predicted =
        test.prompts().stream()
            .map(prompt -> model.predict(reader.read(prompt)))
            .toArray(double[][]::new);
    double[] lengths = test.prompts().stream().mapToDouble(String::length).toArray();
    return new Trial(train, test, predicted, model.crossFitted(), lengths);
  }

  static SuccessModel fit(Reader reader, Outcomes train, long seed) {
    List<Reading> readings = train.prompts().stream().map(reader::read).toList();
    return SuccessModel.fit(readings, reader.columns(), train.success(), Recipe.USUAL.seed(seed));
  }

  /// Every case foretold by a training on the other folds, as one trial.
  static Trial crossValidated(Reader reader, Outcomes all, int[] fold, long seed) {
    int n = all.cases().size();
    double[][] predicted = new double[n][];
    double[][] crossFitted = new double[n][];
    int folds = Arrays.stream(fold).max().orElse(0) + 1;
    for (int f = 0; f < folds; f++) {
      int[] inside = Splits.where(fold, f, true);
      int[] outside = Splits.where(fold, f, false);
      Trial trial = run(reader, all.only(outside), all.only(inside), seed);
      for (int i = 0; i < inside.length; i++) {
        predicted[inside[i]] = trial.predicted[i];
      }
      for (int i = 0; i < outside.length; i++) {
        crossFitted[outside[i]] = trial.crossFitted[i];
      }
    }
    double[] lengths = all.prompts().stream().mapToDouble(String::length).toArray();
    return new Trial(all, all, predicted, crossFitted, lengths);
  }

  /// Microseconds that each of these questions takes to decide: the middle one of [#ROUNDS] tries
  /// after a warm-up, so that another process which takes the core is not counted as ours.
  static double[] decisions(Reader reader, Outcomes train, Outcomes test, long seed) {
    SuccessModel model = fit(reader, train, seed);
    List<String> prompts = test.prompts();
    double[][] micros = new double[prompts.size()][ROUNDS];
    double sink = 0;
    for (int round = -1; round < ROUNDS; round++) {
      for (int i = 0; i < micros.length; i++) {
        long started = System.nanoTime();
        sink += model.predict(reader.read(prompts.get(i)))[0];
        micros[i][Math.max(0, round)] = (System.nanoTime() - started) / 1e3;
      }
    }
    if (Double.isNaN(sink)) {
      throw new IllegalStateException("a chance is not a number");
    }
    return Arrays.stream(micros)
        .mapToDouble(tries -> Arrays.stream(tries).sorted().toArray()[ROUNDS / 2])
        .sorted()
        .toArray();
  }
}
