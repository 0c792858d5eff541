package chat.maru.bridges.whatsapp;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.files.Line;
import chat.maru.bridges.files.Lines;
import chat.maru.bridges.whatsapp.Head.Order;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a first look over the file teaches: in which order its dates are written, and who speaks.
///
/// A date may be read in every order in which all days of the file exist; of these the one counts
/// that keeps the file ascending. Where several do, a mark before the time (`오후 1:28`) speaks for
/// the year in front, and else the day stands first.
///
/// @param certain whether no other order was possible
record Survey(Order order, boolean certain, Set<String> speakers) {
  private static final int MAX_SPEAKERS = 50_000;

  static Survey of(ExportFile file) {
    Counting counting = new Counting();
    try (Lines lines = new Lines(file)) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        Head head = Head.find(line.text());
        if (head != null) {
          counting.add(head);
        }
      }
    }
    return counting.survey();
  }

  private static final class Counting {
    private final Set<Order> possible = EnumSet.allOf(Order.class);
    private final Map<Order, LocalDateTime> last = new EnumMap<>(Order.class);
    private final Map<Order, Long> falls = new EnumMap<>(Order.class);
    private final Set<String> speakers = new HashSet<>();
    private boolean leadingMark;

    void add(Head head) {
      if (head.hour() < 0 || head.hour() > 23 || head.minute() > 59 || head.second() > 59) {
        return; // says nothing of the date
      }
      leadingMark |= head.leadingMark();
      for (Order order : Order.values()) {
        LocalDateTime at = head.at(order);
        if (at == null) {
          if (possible.size() > 1) {
            possible.remove(order); // one must stay: a single broken stamp proves nothing
          }
        } else {
          LocalDateTime before = last.put(order, at);
          falls.merge(order, before != null && at.isBefore(before) ? 1L : 0L, Long::sum);
        }
      }
      int colon = head.rest().indexOf(": ");
      if (colon > 0 && speakers.size() < MAX_SPEAKERS) {
        speakers.add(Speech.name(head.rest().substring(0, colon)));
      }
    }

    Survey survey() {
      long fewest =
          possible.stream().mapToLong(order -> falls.getOrDefault(order, 0L)).min().orElse(0);
      Set<Order> best = EnumSet.copyOf(possible);
      best.removeIf(order -> falls.getOrDefault(order, 0L) > fewest);
      if (best.size() > 1 && !leadingMark) {
        best.remove(
            Order.YEAR_FIRST); // no phone writes two digits of a year first but in such files
      }
      Order order =
          best.contains(Order.YEAR_FIRST)
              ? Order.YEAR_FIRST
              : best.contains(Order.DAY_FIRST) ? Order.DAY_FIRST : best.iterator().next();
      boolean certain = best.size() == 1 || order == Order.YEAR_FIRST;
      return new Survey(order, certain, speakers);
    }
  }
}
