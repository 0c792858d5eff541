package chat.maru.bench.recall;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Long conversations with questions whose evidence is known, as LoCoMo and REALTALK publish them.
///
/// Only what was said is read: no summaries, observations, event lists or image captions.
record Dataset(Kind kind, List<Conversation> conversations) {
  enum Kind {
    LOCOMO,
    REALTALK
  }

  /// @param at when it was said; in LoCoMo, which dates sessions only, half a minute after the turn
  ///   before
  record Turn(String id, String speaker, Instant at, String text) {}

  /// @param evidence ids of the turns that answer it; not all of them need exist in the transcript
  record Asked(String text, Set<String> evidence, int category) {}

  record Conversation(String name, List<Turn> turns, List<Asked> questions) {}

  /// @throws MaruException `INVALID` if it is neither
  static Dataset read(Path path) throws IOException {
    List<Path> files;
    if (Files.isDirectory(path)) {
      try (Stream<Path> listing = Files.list(path)) {
        files = listing.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      }
    } else {
      files = List.of(path);
    }
    List<Conversation> conversations = new ArrayList<>();
    Kind kind = Kind.REALTALK;
    for (Path file : files) {
      Json json = Json.parse(Files.readAllBytes(file));
      switch (json) {
        case JsonArray array -> {
          kind = Kind.LOCOMO;
          array.objects().map(Transcript::locomo).forEach(conversations::add);
        }
        case JsonObject object ->
            conversations.add(Transcript.realtalk(file.getFileName().toString(), object));
        default -> throw unknown(file);
      }
    }
    if (conversations.isEmpty()) {
      throw unknown(path);
    }
    return new Dataset(kind, conversations);
  }

  private static MaruException unknown(Path path) {
    return MaruException.invalid("--data", path.toString(), "locomo10.json or REALTALK's folder");
  }

  int questions() {
    return conversations.stream().mapToInt(one -> one.questions().size()).sum();
  }
}
