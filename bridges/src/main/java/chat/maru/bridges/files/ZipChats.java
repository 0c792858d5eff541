package chat.maru.bridges.files;

import chat.maru.bridges.ImportError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The chats among the entries of a zip, each with its parts in order: numbered texts
/// (`Talk-1.txt`), `_chat.txt`, JSON files (`result.json`, `general [part 2].json`), or Slack's
/// folder of days for each channel.
final class ZipChats {
  private static final Pattern NUMBERED =
      Pattern.compile("(.*?)(?:-(\\d{1,6})| \\[part (\\d{1,6})\\])?\\.(txt|csv|json)");
  private static final Pattern DAY =
      Pattern.compile("(?:.*/)?([^/]+)/(\\d{4})-(\\d{2})-(\\d{2})\\.json");
  private static final Pattern PEOPLE = Pattern.compile("(?:[^/]+/)?users\\.json");
  private static final String IPHONE = "_chat.txt";

  private final Map<String, TreeMap<Long, String>> chats = new TreeMap<>();
  private final List<String> people = new ArrayList<>();

  private ZipChats() {}

  /// @param entries the names of the zip's files
  static ZipChats of(List<String> entries) {
    ZipChats found = new ZipChats();
    boolean slack =
        entries.stream().anyMatch(name -> PEOPLE.matcher(name).matches())
            && entries.stream().anyMatch(name -> DAY.matcher(name).matches());
    boolean iphone = entries.stream().anyMatch(ZipChats::isIphone);
    for (String name : entries) {
      if (slack) {
        found.day(name);
      } else if (!iphone || isIphone(name)) {
        found.text(name);
      }
    }
    return found;
  }

  private static boolean isIphone(String name) {
    return name.equals(IPHONE) || name.endsWith("/" + IPHONE);
  }

  private void day(String name) {
    Matcher day = DAY.matcher(name);
    if (day.matches()) {
      add(day.group(1), Long.parseLong(day.group(2) + day.group(3) + day.group(4)), name);
    } else if (PEOPLE.matcher(name).matches()) {
      people.add(name);
    }
  }

  private void text(String name) {
    Matcher file = NUMBERED.matcher(name.toLowerCase(Locale.ROOT));
    if (file.matches()) {
      String number = file.group(2) == null ? file.group(3) : file.group(2);
      add(name.substring(0, file.end(1)), number == null ? 0 : Long.parseLong(number), name);
    }
  }

  private void add(String chat, long order, String entry) {
    chats.computeIfAbsent(chat, _ -> new TreeMap<>()).put(order, entry);
  }

  /// The entries of one chat, and after them what tells who is in it.
  ///
  /// @param wanted the chat's name; empty if there is only one
  /// @throws chat.maru.base.MaruException `IMPORT_ZIP_EMPTY` or `IMPORT_ZIP_SEVERAL`
  List<String> parts(String wanted) {
    if (chats.isEmpty()) {
      throw ImportError.IMPORT_ZIP_EMPTY.exception();
    }
    TreeMap<Long, String> chat =
        chats.size() == 1 ? chats.values().iterator().next() : chats.get(wanted);
    if (chat == null) {
      throw ImportError.IMPORT_ZIP_SEVERAL.with(
          Map.of("detail", String.join(", ", chats.keySet().stream().limit(20).toList())));
    }
    List<String> parts = new ArrayList<>(chat.values());
    parts.addAll(people);
    return parts;
  }
}
