package chat.maru.bench.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chat.maru.base.MaruException;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.bench.recall.Dataset.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// On a conversation of our own in the shape of the published sets.
@Timeout(60)
class RecallBenchTest {
  private static final String LOCOMO =
      """
      [{"sample_id": "own-1",
        "conversation": {"speaker_a": "Ann", "speaker_b": "Bob",
          "session_2_date_time": "9:05 am on 12 June, 2024",
          "session_2": [{"speaker": "Bob", "dia_id": "D2:1", "text": "I planted tomatoes on the roof"}],
          "session_1_date_time": "1:56 pm on 8 May, 2024",
          "session_1": [
            {"speaker": "Ann", "dia_id": "D1:1", "text": "Where did you leave the ladder?"},
            {"speaker": "Bob", "dia_id": "D1:2", "text": "Behind the shed", "blip_caption": "tomatoes"}]},
        "session_summary": {"session_1": "tomatoes"},
        "qa": [
          {"question": "What did Bob plant?", "answer": "tomatoes", "evidence": ["D2:1"], "category": 4},
          {"question": "Where is the ladder?", "answer": "shed", "evidence": ["D1:1; D:1:2"], "category": 1},
          {"question": "Is there a cat?", "evidence": [], "category": 2},
          {"question": "Who sold the boat?", "evidence": ["D9:9"], "category": 5}]}]
      """;

  private static final String REALTALK =
      """
      {"name": {"speaker_1": "Ann", "speaker_2": "Bob"},
       "session_1": [
         {"clean_text": "The ferry leaves at noon", "speaker": "Ann", "date_time": "29.12.2023, 22:42:04", "dia_id": "D1:1"}],
       "events_session_1": {"agent_a": []},
       "session_1_date_time": "29.12.2023, 22:42:04",
       "qa": [{"question": "When does the ferry leave?", "evidence": ["D1:1"], "category": 2}]}
      """;

  @TempDir Path directory;

  private Path file(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void locomo_is_read_in_the_order_of_its_sessions_without_its_annotations() throws Exception {
    Dataset set = Dataset.read(file("own.json", LOCOMO));
    var conversation = set.conversations().getFirst();
    assertThat(conversation.turns())
        .extracting(Dataset.Turn::id)
        .containsExactly("D1:1", "D1:2", "D2:1");
    assertThat(conversation.turns().get(1).at()).isEqualTo(Instant.parse("2024-05-08T13:56:30Z"));
    assertThat(conversation.turns())
        .extracting(Dataset.Turn::text)
        .noneMatch(t -> t.equals("tomatoes"));
    assertThat(conversation.questions())
        .extracting(Asked::evidence)
        .containsExactly(Set.of("D2:1"), Set.of("D1:1", "D1:2"), Set.of("D9:9"));
  }

  @Test
  void a_folder_of_realtalk_chats_is_one_set() throws Exception {
    file("Chat_1.json", REALTALK);
    file("Chat_2.json", REALTALK);
    Dataset set = Dataset.read(directory);
    assertThat(set.kind()).isEqualTo(Dataset.Kind.REALTALK);
    assertThat(set.questions()).isEqualTo(2);
    assertThat(set.conversations().getFirst().turns().getFirst().at())
        .isEqualTo(Instant.parse("2023-12-29T22:42:04Z"));
  }

  @Test
  void other_files_are_refused_in_a_clear_word() throws Exception {
    Path other = file("other.json", "[]");
    assertThatThrownBy(() -> Dataset.read(other))
        .isInstanceOf(MaruException.class)
        .hasMessageContaining("--data: ");
  }

  @Test
  void missing_evidence_counts_as_not_found() throws Exception {
    RecallBench bench = new RecallBench();
    new CommandLine(bench)
        .parseArgs("--data", file("own.json", LOCOMO).toString(), "--messages", "200");
    List<Metric> metrics = bench.measure(Progress.silent());
    Metric r10 =
        metrics.stream().filter(m -> m.metric().equals("recall.r10")).findFirst().orElseThrow();
    assertThat(r10.n()).isEqualTo(3);
    assertThat(r10.value()).isCloseTo(200.0 / 3, within(1e-6));
    assertThat(r10.beside()).containsOnlyKeys("bm25", "bm25_neighbours");
    assertThat(r10.beside().get("bm25")).isCloseTo(150.0 / 3, within(1e-6));
    assertThat(metrics).extracting(Metric::metric).contains("recall.r10.cat1to4", "recall.ms_p99");
  }

  @Test
  void a_tally_counts_shares_of_evidence() {
    Tally tally = new Tally();
    tally.add(new Asked("a", Set.of("1", "2"), 1), List.of("1", "x", "2"));
    tally.add(new Asked("b", Set.of("9"), 2), List.of("x"));
    assertThat(tally.recall(2, asked -> true)).isEqualTo(25);
    assertThat(tally.recall(3, asked -> true)).isEqualTo(50);
    assertThat(tally.hit(2, asked -> true)).isEqualTo(50);
    assertThat(tally.recall(3, asked -> asked.category() == 1)).isEqualTo(100);
  }
}
