package chat.maru.bench.threads;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.mate.threads.Utterance;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Reads logs with reply-to annotations as `jkkummerfeld/irc-disentanglement` writes them
/// (`*.ascii.txt` beside `*.annotation.txt`), from a folder or from a `.tar.gz`.
public final class Corpus {
  private static final Pattern SAID =
      Pattern.compile("^\\[(\\d\\d):(\\d\\d)\\]\\s+<\\s*([^>\\s]*)>\\s?(.*)$");
  private static final Pattern ACTED =
      Pattern.compile("^\\[(\\d\\d):(\\d\\d)\\]\\s+\\*\\s*(\\S+)\\s?(.*)$");
  private static final Pattern NOTICE = Pattern.compile("^===\\s*(\\S+).*$");
  private static final String TEXT = ".ascii.txt";
  private static final String LINKS = ".annotation.txt";
  private static final int TAR_BLOCK = 512;
  private static final int CLOCK_SET = 10;
  private static final int DAY = 24 * 60;

  private Corpus() {}

  /// All channels of `data`, in the order of their names.
  public static List<Channel> read(Path data) throws IOException {
    Map<String, String> files = Files.isDirectory(data) ? folder(data) : tar(data);
    List<Channel> channels = new ArrayList<>();
    files.forEach(
        (name, text) -> {
          String links = files.get(name.replace(TEXT, LINKS));
          if (name.endsWith(TEXT) && links != null) {
            channels.add(new Channel(name.replace(TEXT, ""), talk(text), gold(links)));
          }
        });
    if (channels.isEmpty()) {
      throw new MaruException(
          CommonError.INVALID, data + " holds no *" + TEXT + " beside its *" + LINKS);
    }
    return channels;
  }

  private static Map<String, String> folder(Path data) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(data)) {
      for (Path file : found.filter(Corpus::wanted).toList()) {
        files.put(
            file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private static boolean wanted(Path file) {
    return file.toString().endsWith(TEXT) || file.toString().endsWith(LINKS);
  }

  private static Map<String, String> tar(Path data) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(data)))) {
      byte[] header = in.readNBytes(TAR_BLOCK);
      while (header.length == TAR_BLOCK && header[0] != 0) {
        String name = text(header, 0, 100);
        int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
        byte[] content = in.readNBytes(size);
        in.skipNBytes((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
        if (wanted(Path.of(name))) {
          files.put(
              Path.of(name).getFileName().toString(),
              new String(content, StandardCharsets.ISO_8859_1));
        }
        header = in.readNBytes(TAR_BLOCK);
      }
    }
    return files;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.ISO_8859_1);
  }

  private static List<Utterance> talk(String text) {
    List<Utterance> talk = new ArrayList<>();
    int day = 0;
    int minute = 0;
    for (String line : text.lines().toList()) {
      Matcher said = SAID.matcher(line);
      Matcher acted = ACTED.matcher(line);
      Matcher found = said.matches() ? said : acted.matches() ? acted : null;
      if (found == null) {
        Matcher notice = NOTICE.matcher(line);
        String who = notice.matches() ? notice.group(1) : "";
        talk.add(Channel.notice(at(day + minute), who, line));
        continue;
      }
      int now = Integer.parseInt(found.group(1)) * 60 + Integer.parseInt(found.group(2));
      // Some logs count hours to twelve: a step back is a new half day or day; a small one is a
      // clock that was set.
      int back = minute - now;
      day += back <= CLOCK_SET ? 0 : back > DAY / 2 + 60 ? DAY : DAY / 2;
      minute = back > 0 && back <= CLOCK_SET ? minute : now;
      talk.add(
          new Utterance(found.group(3), found.group(3), at(day + minute), found.group(4), false));
    }
    return talk;
  }

  private static Instant at(int minute) {
    return Instant.EPOCH.plusSeconds(60L * minute);
  }

  /// `993 1000 -`: message 1000 answers message 993.
  private static Map<Integer, Set<Integer>> gold(String text) {
    Map<Integer, Set<Integer>> gold = new HashMap<>();
    for (String line : text.lines().toList()) {
      int[] numbers =
          Stream.of(line.strip().split("\\s+"))
              .filter(part -> part.matches("\\d+"))
              .mapToInt(Integer::parseInt)
              .toArray();
      if (numbers.length == 2) {
        gold.computeIfAbsent(Math.max(numbers[0], numbers[1]), _ -> new HashSet<>())
            .add(Math.min(numbers[0], numbers[1]));
      }
    }
    return gold;
  }
}
