package chat.maru.orchestrator.routing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chat.maru.orchestrator.routing.features.Reader;
import chat.maru.orchestrator.routing.features.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// On a world of our own: the first model is right on short questions, the second on those of the
/// sea, and one outcome in ten is turned by chance.
class SuccessModelTest {
  private static final Recipe RECIPE = new Recipe(0.3, 1.5, 30, 10, 0.5, 1);

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record World(List<String> prompts, double[][] success) {
    static World of(int n, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      String[] sea = {"harbour", "sail", "tide", "anchor"};
      String[] land = {"meadow", "barn", "plough", "orchard"};
      List<String> prompts = new ArrayList<>();
      double[][] success = new double[n][];
      for (int i = 0; i < n; i++) {
        boolean isLong = random.nextBoolean();
        boolean isSea = random.nextBoolean();
        StringBuilder prompt = new StringBuilder("What of");
        for (int w = 0; w < (isLong ? 30 : 3); w++) {
          prompt.append(' ').append((isSea ? sea : land)[random.nextInt(4)]);
        }
        prompts.add(prompt.append('?').toString());
        boolean turned = random.nextInt(10) == 0;
        success[i] = new double[] {isLong == turned ? 1 : 0, isSea != turned ? 1 : 0};
      }
      return new World(prompts, success);
    }

    SuccessModel learn(Reader reader) {
      List<Reading> readings = prompts.stream().map(reader::read).toList();
      return SuccessModel.fit(readings, reader.columns(), success, RECIPE);
    }
  }

  private final World world = World.of(400, 5);
  private final Reader reader = Reader.of(world.prompts(), 1);

  @Test
  void it_learns_who_is_right_on_what() {
    SuccessModel model = world.learn(reader);
    double[] shortSea = model.predict(reader.read("What of tide sail tide?"));
    double[] longLand = model.predict(reader.read("What of" + " barn orchard".repeat(15) + "?"));
    assertThat(shortSea[0]).isGreaterThan(0.7);
    assertThat(shortSea[1]).isGreaterThan(0.7);
    assertThat(longLand[0]).isLessThan(0.3);
    assertThat(longLand[1]).isLessThan(0.3);
  }

  @Test
  void the_same_data_and_seed_give_the_same_decision() {
    Reading reading = reader.read("What of meadow?");
    assertThat(world.learn(Reader.of(world.prompts(), 1)).predict(reading))
        .containsExactly(world.learn(reader).predict(reading));
  }

  @Test
  void a_case_is_cross_fitted_without_its_own_outcome() {
    double[][] turned = world.success().clone();
    turned[0] = new double[] {1 - turned[0][0], 1 - turned[0][1]};
    double[] before = world.learn(reader).crossFitted()[0];
    double[] after = new World(world.prompts(), turned).learn(reader).crossFitted()[0];
    // only the share of the blend may move a little
    assertThat(after[0]).isCloseTo(before[0], within(0.05));
    assertThat(after[1]).isCloseTo(before[1], within(0.05));
  }

  @Test
  void fifty_outcomes_set_the_level_of_a_new_model() {
    SplittableRandom random = new SplittableRandom(2);
    Ability ability = new Ability(0, 1);
    for (int i = 0; i < 50; i++) {
      double ease = random.nextDouble() * 2 - 1;
      ability = ability.after(ease, random.nextDouble() < Logistic.sigmoid(ease + 1.5) ? 1 : 0, 1);
    }
    assertThat(ability.level()).isCloseTo(1.5, within(0.6));
    assertThat(ability.variance()).isLessThan(0.2);
  }

  @Test
  void an_uncertain_level_is_nearer_to_one_half() {
    assertThat(new Ability(2, 4).chance(0)).isLessThan(new Ability(2, 0.1).chance(0));
  }

  @Test
  void the_logistic_finds_the_least_of_its_loss() {
    double[] x = {5, -3};
    new Lbfgs(100, 1e-12)
        .minimize(
            (at, gradient) -> {
              gradient[0] = 2 * (at[0] - 1);
              gradient[1] = 20 * (at[1] + 2);
              return (at[0] - 1) * (at[0] - 1) + 10 * (at[1] + 2) * (at[1] + 2);
            },
            x);
    assertThat(x[0]).isCloseTo(1, within(1e-4));
    assertThat(x[1]).isCloseTo(-2, within(1e-4));
  }
}
