package chat.maru.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void ids_carry_the_time_and_the_version() {
    String id = Ids.next(InstantSource.fixed(Instant.parse("2999-01-01T00:00:00Z")));
    assertThat(Ids.isVersion7(id)).isTrue();
    long millis = Long.parseLong(id.replace("-", "").substring(0, 12), 16);
    assertThat(Instant.ofEpochMilli(millis))
        .isAfterOrEqualTo(Instant.parse("2999-01-01T00:00:00Z"));
  }

  @Test
  void ids_rise_even_when_the_clock_steps_back() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(Ids.next(InstantSource.fixed(Instant.ofEpochMilli(1_000_000 - i))));
    }
    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void an_id_is_read_in_any_case_and_kept_in_lower_case() {
    RoomId id = RoomId.parse("0190163D-8694-739B-AEA5-966C26F8AD91");
    assertThat(id.value()).isEqualTo("0190163d-8694-739b-aea5-966c26f8ad91");
    assertThatThrownBy(() -> RoomId.parse("../etc")).hasMessage("room id: not a UUID");
  }
}
