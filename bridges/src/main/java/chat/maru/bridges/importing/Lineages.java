package chat.maru.bridges.importing;

import chat.maru.bridges.importing.Ledger.Chat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds out of which chat a file is an export, and who is who.
///
/// Names prove nothing: two rooms have a 민수 each, and one person has another name on every phone.
/// What was said at the same minute proves it. For every chat in question it is counted how many of
/// the messages of their common minutes are equal; and each message that occurs once in its minute
/// on both sides is a vote that these two speakers are one.
final class Lineages {
  /// The share of the messages of common minutes that must be equal.
  private static final double SHARE = 0.5;

  /// With fewer equal messages than this the names must agree as well.
  private static final int ENOUGH = 3;

  /// The share of the votes that makes a name certain.
  private static final double CERTAIN = 0.8;

  private final List<Votes> candidates = new ArrayList<>();

  Lineages(Collection<Chat> chats) {
    for (Chat chat : chats) {
      candidates.add(new Votes(chat));
    }
  }

  List<Chat> chats() {
    return candidates.stream().map(votes -> votes.chat).toList();
  }

  /// Compares a minute of the file with what `chat` has of it.
  void compare(Chat chat, Entries.Minute minute, List<LedgerRow> rows) {
    for (Votes votes : candidates) {
      if (votes.chat.no() == chat.no()) {
        votes.count(minute, rows);
      }
    }
  }

  /// The chat that the file is of.
  ///
  /// @param source the file, which may be known itself
  Optional<Chat> decide(Ledger.Source source) {
    for (Votes votes : candidates) {
      if (!votes.contradict()
          && votes.chat.sources().stream().anyMatch(known -> same(known, source))) {
        return Optional.of(votes.chat);
      }
    }
    return candidates.stream()
        .filter(Votes::convincing)
        .max((a, b) -> Long.compare(a.matched, b.matched))
        .map(votes -> votes.chat);
  }

  private static boolean same(Ledger.Source known, Ledger.Source source) {
    return known.hash().equals(source.hash())
        || (!known.header().isEmpty() && known.header().equals(source.header()));
  }

  /// Who the names of the file are in `chat`.
  Cast cast(Chat chat, Collection<String> names, Ledger.Source source) {
    Votes votes =
        candidates.stream().filter(v -> v.chat.no() == chat.no()).findFirst().orElseThrow();
    boolean sameDevice =
        chat.sources().stream().anyMatch(known -> same(known, source)) || votes.namesAgree();
    Map<String, Integer> known = new HashMap<>();
    Set<String> doubtful = new HashSet<>();
    for (String name : names) {
      votes.winner(name, known, doubtful);
    }
    if (sameDevice) {
      for (Ledger.Speaker speaker : chat.speakers()) {
        boolean alone =
            chat.speakers().stream().filter(s -> s.name().equals(speaker.name())).count() == 1;
        if (alone && names.contains(speaker.name()) && !doubtful.contains(speaker.name())) {
          known.putIfAbsent(speaker.name(), speaker.no());
        }
      }
    }
    return new Cast(known, names.stream().filter(name -> !known.containsKey(name)).toList());
  }

  /// @param known names that mean a speaker of the chat
  /// @param fresh names that mean somebody new
  record Cast(Map<String, Integer> known, List<String> fresh) {}

  private static final class Votes {
    private final Chat chat;
    private final Map<String, Map<Integer, Integer>> byName = new HashMap<>();
    private long comparable;
    private long matched;

    Votes(Chat chat) {
      this.chat = chat;
    }

    void count(Entries.Minute minute, List<LedgerRow> rows) {
      Map<Long, List<LedgerRow>> there = new HashMap<>();
      int spoken = 0;
      for (LedgerRow row : rows) {
        if (row.speaker() != LedgerRow.NOTICE) {
          spoken++;
          there.computeIfAbsent(row.print(), _ -> new ArrayList<>()).add(row);
        }
      }
      Map<Long, List<Entry>> here = new HashMap<>();
      int coming = 0;
      for (Entry entry : minute.entries()) {
        if (!entry.notice()) {
          coming++;
          here.computeIfAbsent(entry.print(), _ -> new ArrayList<>()).add(entry);
        }
      }
      // Either side may have a part of the minute only.
      comparable += Math.min(coming, spoken);
      here.forEach((print, entries) -> vote(entries, there.getOrDefault(print, List.of())));
    }

    private void vote(List<Entry> entries, List<LedgerRow> rows) {
      matched += Math.min(entries.size(), rows.size());
      if (entries.size() == 1 && rows.size() == 1) {
        byName
            .computeIfAbsent(String.valueOf(entries.getFirst().speaker()), _ -> new HashMap<>())
            .merge(rows.getFirst().speaker(), 1, Integer::sum);
      }
    }

    /// Whether the words speak against one chat. An iPhone names no room in its files, so that two
    /// rooms exported within a minute have the same header.
    boolean contradict() {
      return comparable >= ENOUGH && matched < comparable * SHARE;
    }

    boolean convincing() {
      return matched > 0 && matched >= comparable * SHARE && (matched >= ENOUGH || namesAgree());
    }

    /// Whether the names that got votes are mostly those of their speakers: the same device.
    boolean namesAgree() {
      long agree = byName.entrySet().stream().filter(e -> agrees(e.getKey(), e.getValue())).count();
      return agree > 0 && agree * 2 >= byName.size();
    }

    private boolean agrees(String name, Map<Integer, Integer> votes) {
      return chat.speakers().stream()
          .anyMatch(speaker -> speaker.name().equals(name) && votes.containsKey(speaker.no()));
    }

    void winner(String name, Map<String, Integer> known, Set<String> doubtful) {
      Map<Integer, Integer> votes = byName.getOrDefault(name, Map.of());
      int all = votes.values().stream().mapToInt(Integer::intValue).sum();
      votes.forEach(
          (speaker, count) -> {
            if (count >= all * CERTAIN) {
              known.put(name, speaker);
            }
          });
      if (all > 0 && !known.containsKey(name)) {
        doubtful.add(name);
      }
    }
  }
}
