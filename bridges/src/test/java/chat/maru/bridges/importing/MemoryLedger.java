package chat.maru.bridges.importing;

import chat.maru.base.RoomId;
import chat.maru.messenger.Audience;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A ledger that is gone with the test.
final class MemoryLedger implements Ledger {
  private final Map<Long, List<Speaker>> speakers = new HashMap<>();
  private final Map<Long, Entrant> entrants = new LinkedHashMap<>();
  private final Map<Long, Long> chatOf = new HashMap<>();
  private final Map<Long, Casting> castings = new HashMap<>();
  private final List<LedgerRow> rows = new ArrayList<>();
  private long numbers;

  @Override
  public Optional<Enrolment> find(String run) {
    return entrants.entrySet().stream()
        .filter(e -> e.getValue().source().run().equals(run))
        .map(e -> enrolment(e.getKey()))
        .findFirst();
  }

  private Enrolment enrolment(long no) {
    long chat = chatOf.getOrDefault(no, -1L);
    return new Enrolment(no, chat, "chat" + chat, castings.getOrDefault(no, Casting.NONE));
  }

  private Set<Long> within(Reach reach) {
    Set<Long> within = new HashSet<>();
    entrants.forEach(
        (no, entrant) -> {
          boolean own =
              reach.audience() == Audience.MINE && entrant.reach().user().equals(reach.user());
          if (own || entrant.reach().audience() == Audience.ROOM) {
            within.add(no);
          }
        });
    return within;
  }

  @Override
  public List<Chat> chats(RoomId room, String kind, Reach reach) {
    Map<Long, List<LedgerRow>> byChat = new LinkedHashMap<>();
    Set<Long> within = within(reach);
    for (LedgerRow row : rows) {
      if (within.contains(row.importNo())) {
        byChat
            .computeIfAbsent(chatOf.getOrDefault(row.importNo(), -1L), _ -> new ArrayList<>())
            .add(row);
      }
    }
    List<Chat> chats = new ArrayList<>();
    byChat.forEach((chat, found) -> chats.add(chat(chat, found, within)));
    return chats;
  }

  private Chat chat(long no, List<LedgerRow> found, Set<Long> within) {
    List<Entrant> of =
        entrants.entrySet().stream()
            .filter(e -> within.contains(e.getKey()) && chatOf.getOrDefault(e.getKey(), -1L) == no)
            .map(Map.Entry::getValue)
            .toList();
    return new Chat(
        no,
        "chat" + no,
        List.copyOf(speakers.getOrDefault(no, List.of())),
        of.stream().map(Entrant::source).toList(),
        of.stream().anyMatch(entrant -> entrant.reach().audience() == Audience.MINE),
        found.stream().mapToLong(LedgerRow::minute).min().orElseThrow(),
        found.stream().mapToLong(LedgerRow::minute).max().orElseThrow());
  }

  @Override
  public Map<Long, List<LedgerRow>> rows(
      long chat, Collection<Long> minutes, Reach reach, long without) {
    Set<Long> within = within(reach);
    Map<Long, List<LedgerRow>> found = new HashMap<>();
    rows.stream()
        .filter(row -> minutes.contains(row.minute()) && row.importNo() != without)
        .filter(row -> within.contains(row.importNo()))
        .filter(row -> chatOf.getOrDefault(row.importNo(), -1L) == chat)
        .sorted(
            Comparator.comparingLong(LedgerRow::pos)
                .thenComparingLong(LedgerRow::importNo)
                .thenComparingLong(LedgerRow::n))
        .forEach(row -> found.computeIfAbsent(row.minute(), _ -> new ArrayList<>()).add(row));
    return found;
  }

  @Override
  public Enrolment enrol(
      Entrant entrant, Optional<Chat> chat, Map<String, Integer> known, Collection<String> fresh) {
    long no = ++numbers;
    long chatNo = chat.map(Chat::no).orElse(no);
    List<Speaker> cast = speakers.computeIfAbsent(chatNo, _ -> new ArrayList<>());
    Map<String, Integer> names = new HashMap<>(known);
    Map<String, Boolean> certain = new HashMap<>();
    known.keySet().forEach(name -> certain.put(name, true));
    for (String name : fresh) {
      names.put(name, cast.size());
      cast.add(new Speaker(cast.size(), name));
    }
    entrants.put(no, entrant);
    chatOf.put(no, chatNo);
    castings.put(no, new Casting(names, certain));
    return enrolment(no);
  }

  @Override
  public void add(long chat, List<LedgerRow> more) {
    Set<String> keys = new HashSet<>();
    rows.forEach(row -> keys.add(row.key()));
    more.stream().filter(row -> keys.add(row.key())).forEach(rows::add);
  }

  @Override
  public void remove(String run) {
    find(run)
        .ifPresent(
            gone -> {
              rows.removeIf(row -> row.importNo() == gone.importNo());
              entrants.remove(gone.importNo());
            });
  }
}
