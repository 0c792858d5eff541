package chat.maru.bench.recall;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.bench.recall.Dataset.Asked;
import chat.maru.bench.recall.Dataset.Conversation;
import chat.maru.bench.recall.Dataset.Turn;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one conversation of either set.
final class Transcript {
  private static final Pattern SESSION = Pattern.compile("session_(\\d+)");

  /// Evidence is a list of `D3:12`, but some strings hold several and some are misspelt `D:11:26`.
  private static final Pattern TURN = Pattern.compile("D:?(\\d+):(\\d+)");

  private static final DateTimeFormatter LOCOMO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("h:mm a 'on' d MMMM, yyyy")
          .toFormatter(Locale.ENGLISH);

  private static final DateTimeFormatter REALTALK =
      DateTimeFormatter.ofPattern("dd.MM.yyyy, HH:mm:ss", Locale.ROOT);

  private static final int TURN_SECONDS = 30;

  private Transcript() {}

  static Conversation locomo(JsonObject sample) {
    JsonObject talk = sample.requireObject("conversation");
    List<Turn> turns = new ArrayList<>();
    for (String session : sessions(talk)) {
      Instant at = instant(talk.requireString(session + "_date_time"), LOCOMO);
      for (JsonObject turn : talk.requireArray(session).objects().toList()) {
        turns.add(
            new Turn(
                turn.requireString("dia_id"),
                turn.requireString("speaker"),
                at,
                turn.findString("text").orElse("")));
        at = at.plusSeconds(TURN_SECONDS);
      }
    }
    return new Conversation(
        sample.findString("sample_id").orElse("?"), turns, questions(sample.requireArray("qa")));
  }

  static Conversation realtalk(String name, JsonObject talk) {
    List<Turn> turns = new ArrayList<>();
    for (String session : sessions(talk)) {
      for (JsonObject turn : talk.requireArray(session).objects().toList()) {
        turns.add(
            new Turn(
                turn.requireString("dia_id"),
                turn.requireString("speaker"),
                instant(turn.requireString("date_time"), REALTALK),
                turn.findString("clean_text").orElse("")));
      }
    }
    return new Conversation(name, turns, questions(talk.requireArray("qa")));
  }

  private static List<String> sessions(JsonObject talk) {
    return talk.names().stream()
        .filter(name -> SESSION.matcher(name).matches())
        .sorted(Comparator.comparingInt(name -> Integer.parseInt(name.substring(8))))
        .toList();
  }

  private static Instant instant(String text, DateTimeFormatter format) {
    return LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC);
  }

  /// The questions that have evidence.
  private static List<Asked> questions(JsonArray qa) {
    return qa.objects()
        .map(
            one ->
                new Asked(
                    one.requireString("question"),
                    evidence(one.requireArray("evidence")),
                    (int) one.findLong("category").orElse(0)))
        .filter(asked -> !asked.evidence().isEmpty())
        .toList();
  }

  private static Set<String> evidence(JsonArray listed) {
    Set<String> ids = new LinkedHashSet<>();
    for (Json one : listed) {
      String text =
          switch (one) {
            case JsonString string -> string.value();
            case JsonNumber number -> number.text();
            default -> "";
          };
      Matcher matcher = TURN.matcher(text);
      while (matcher.find()) {
        int session = Integer.parseInt(matcher.group(1));
        ids.add("D" + session + ":" + Integer.parseInt(matcher.group(2)));
      }
    }
    return ids;
  }
}
