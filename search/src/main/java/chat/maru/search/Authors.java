package chat.maru.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who wrote in a room and by which imports it came, as small numbers; and by which names people
/// may call the writers in a question.
final class Authors {
  private final Map<String, Integer> authors = new HashMap<>();
  private final Map<String, Integer> sources = new HashMap<>();
  private final Map<String, Set<Integer>> called = new HashMap<>();

  /// The number of a member, from 0.
  int author(String memberId) {
    return authors.computeIfAbsent(memberId, id -> authors.size());
  }

  /// The number of an import, from 1; 0 stands for live messages.
  int source(String importId) {
    return sources.computeIfAbsent(importId, id -> sources.size() + 1);
  }

  Optional<Integer> find(String memberId) {
    return Optional.ofNullable(authors.get(memberId));
  }

  int count() {
    return authors.size();
  }

  /// Learns a name. `Anna Smith` is also called `anna`; `김민수` also `민수`.
  void called(int author, String name) {
    String whole = name.toLowerCase(Locale.ROOT).strip();
    List<String> names = new ArrayList<>(List.of(whole));
    names.addAll(Runs.of(Runs.normal(whole)).stream().map(Runs.Run::text).toList());
    for (String part : List.copyOf(names)) {
      boolean surnamed = part.length() == 3 && part.chars().allMatch(Jamo::isSyllable);
      if (surnamed) {
        names.add(part.substring(1));
      }
    }
    for (String part : names) {
      if (part.length() >= 2) {
        called.computeIfAbsent(part, p -> new HashSet<>()).add(author);
      }
    }
  }

  /// The members that a question names, and the words that name them.
  record Named(Set<Integer> authors, Set<String> words) {}

  /// Who is named in a text. Korean names are followed by particles: `민수가` begins with `민수`.
  Named in(String text) {
    Set<Integer> found = new HashSet<>();
    Set<String> words = new HashSet<>();
    for (Runs.Run run : Runs.of(Runs.normal(text))) {
      String word = run.text();
      int shortest = run.kind() == Runs.Kind.GRAM ? 2 : word.length();
      for (int end = word.length(); end >= shortest; end--) {
        Set<Integer> named = called.get(word.substring(0, end));
        if (named != null) {
          found.addAll(named);
          words.add(word.substring(0, end));
          break;
        }
      }
    }
    return new Named(found, words);
  }

  boolean[] marked(Iterable<String> memberIds) {
    return mark(memberIds, authors, authors.size());
  }

  boolean[] markedSources(Iterable<String> importIds) {
    return mark(importIds, sources, sources.size() + 1);
  }

  private static boolean[] mark(Iterable<String> ids, Map<String, Integer> numbers, int size) {
    boolean[] marks = new boolean[size];
    for (String id : ids) {
      Integer number = numbers.get(id);
      if (number != null) {
        marks[number] = true;
      }
    }
    return marks;
  }
}
