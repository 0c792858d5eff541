package chat.maru.orchestrator.own;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.orchestrator.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class OwnModelsTest {
  @TempDir Path data;
  @TempDir Path elsewhere;
  private Instant now = Instant.parse("2026-11-24T00:00:00Z");

  @Test
  void copies_a_file_that_the_operator_adds() throws Exception {
    byte[] file =
        TestGguf.chat()
            .text("general.license", "mit")
            .texts("general.languages", "ko", "en")
            .bytes(9000);
    Path given = Files.write(elsewhere.resolve("My Model Q4.gguf"), file);
    OwnModel added = models().add(given, _ -> {});
    assertThat(models().installed()).containsExactly(added);
    assertThat(added.name()).isEqualTo("my-model-q4");
    assertThat(added.title()).isEqualTo("Test Model");
    assertThat(added.licence()).isEqualTo("mit");
    assertThat(added.languages()).containsExactly("ko", "en");
    assertThat(added.file()).hasBinaryContent(file);
    assertThat(given).exists();
    assertThat(models().add(given, _ -> {}).sha256()).isEqualTo(added.sha256());
    assertThat(models().installed()).hasSize(1);
  }

  @Test
  void adds_nothing_that_is_no_model() throws Exception {
    for (byte[] wrong : List.of(new byte[0], "<html>".getBytes(UTF_8), "GGUF".getBytes(UTF_8))) {
      Path file = Files.write(elsewhere.resolve("x.gguf"), wrong);
      assertThatThrownBy(() -> models().add(file, _ -> {}))
          .isInstanceOfSatisfying(
              MaruException.class, e -> assertThat(e.code()).isEqualTo(OwnModelError.NOT_A_MODEL));
    }
    assertThatThrownBy(() -> models().add(elsewhere, _ -> {})).hasMessageContaining("no file");
    assertThat(models().installed()).isEmpty();
  }

  @Test
  void takes_in_files_that_somebody_laid_there() throws Exception {
    Files.write(data.resolve("dropped.gguf"), TestGguf.embedding().bytes(5000));
    Files.writeString(data.resolve("wrong.gguf"), "not one");
    assertThat(models().adoptDropped()).isEmpty(); // they may still be written
    for (String name : List.of("dropped.gguf", "wrong.gguf")) {
      Files.setLastModifiedTime(data.resolve(name), FileTime.from(now.minusSeconds(60)));
    }
    assertThat(models().adoptDropped()).hasSize(1);
    OwnModel model = models().embedding().orElseThrow();
    assertThat(model.pooled()).isTrue();
    assertThat(model.context()).isEqualTo(512);
    assertThat(models().chat()).isEmpty();
    assertThat(data.resolve("dropped.gguf")).doesNotExist();
    assertThat(data.resolve("wrong.gguf")).exists();
  }

  @Test
  void prefers_what_the_operator_added_last() throws Exception {
    add("first", 5000);
    add("second", 6000);
    assertThat(models().chat().orElseThrow().name()).isEqualTo("second");
    assertThat(models().chat().orElseThrow().tier()).isEqualTo(Tier.TINY);
    models().remove("second");
    assertThat(models().chat().orElseThrow().name()).isEqualTo("first");
    assertThatThrownBy(() -> models().remove("second")).hasMessageContaining("no model second");
  }

  @Test
  void two_models_of_one_name_are_told_apart() throws Exception {
    add("same", 5000);
    add("same", 6000);
    assertThat(models().installed()).extracting(OwnModel::name).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void leaves_out_what_is_damaged() throws Exception {
    add("one", 5000);
    Files.writeString(models().installed().getFirst().file().resolveSibling("model.json"), "{");
    assertThat(models().installed()).isEmpty();
  }

  @Test
  void offers_only_free_licences_and_names_the_default_first() {
    Catalogue catalogue = Catalogue.standard();
    assertThat(catalogue.standardOffer().name()).isEqualTo("granite-3.3-2b");
    assertThat(catalogue.offers()).allMatch(offer -> offer.licence().equals("Apache-2.0"));
    assertThat(catalogue.offers()).allMatch(offer -> offer.sha256().matches("[0-9a-f]{64}"));
    assertThat(catalogue.require(catalogue.standardOffer().fallback()).tier()).isEqualTo(Tier.TINY);
  }

  private void add(String name, int size) throws IOException {
    now = now.plus(Duration.ofHours(1));
    Path file = Files.write(elsewhere.resolve(name + ".gguf"), TestGguf.chat().bytes(size));
    models().add(file, _ -> {});
  }

  private OwnModels models() {
    return OwnModels.open(data, Catalogue.standard(), List.of(), Clock.fixed(now, ZoneOffset.UTC));
  }
}
