package chat.maru.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
  private final PasswordHasher hasher = new PasswordHasher(2);

  @Test
  void a_hash_fits_its_password_and_no_other() {
    String hash = hasher.hash(Password.of("correct horse"));
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hasher.verify(Password.attempt("correct horse"), hash)).isTrue();
    assertThat(hasher.verify(Password.attempt("correct hors"), hash)).isFalse();
    assertThat(hasher.hash(Password.of("correct horse"))).isNotEqualTo(hash);
  }

  @Test
  void hangul_typed_in_pieces_is_the_same_password() {
    String hash = hasher.hash(Password.of("비밀번호비밀번호"));
    String pieces = java.text.Normalizer.normalize("비밀번호비밀번호", java.text.Normalizer.Form.NFD);
    assertThat(hasher.verify(Password.attempt(pieces), hash)).isTrue();
  }

  @Test
  void nothing_fits_the_decoy() {
    assertThat(hasher.verify(Password.attempt(""), hasher.decoy())).isFalse();
  }

  @Test
  void a_crowd_is_served_one_after_the_other() throws Exception {
    List<Future<Boolean>> answers = new ArrayList<>();
    String hash = hasher.hash(Password.of("correct horse"));
    try (ExecutorService threads = Threads.virtual("crowd")) {
      for (int i = 0; i < 12; i++) {
        answers.add(threads.submit(() -> hasher.verify(Password.attempt("correct horse"), hash)));
      }
    }
    for (Future<Boolean> answer : answers) {
      assertThat(answer.get()).isTrue();
    }
  }
}
