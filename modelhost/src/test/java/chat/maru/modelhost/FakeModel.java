package chat.maru.modelhost;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// A model that says what a test tells it to, a piece for each permit.
final class FakeModel implements ChatModel, Embedder {
  static final int ENDLESS = 100_000;

  final AtomicInteger written = new AtomicInteger();
  final Semaphore permits = new Semaphore(0);
  final Semaphore started = new Semaphore(0);
  final Semaphore closed = new Semaphore(0);
  final List<Integer> read = new ArrayList<>();
  final List<Sampling> samplings = new ArrayList<>();
  private List<String> pieces = List.of("Hello", " ", "there");

  void says(String... newPieces) {
    pieces = List.of(newPieces);
    permits.release(1000);
  }

  void talksEndlessly() {
    pieces = Collections.nCopies(ENDLESS, "x");
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public int context() {
    return 1000;
  }

  @Override
  public String prompt(List<Turn> turns) {
    return turns.stream()
        .map(turn -> turn.role() + ": " + turn.text())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public int tokens(String text) {
    return text.length() / 4;
  }

  @Override
  public String grammar(Schema schema) {
    return "root ::= " + schema.json();
  }

  @Override
  public int unread(String prompt) {
    return 0;
  }

  @Override
  public void read(String beginning) {
    read.add(beginning.length());
  }

  @Override
  public Answer answer(String prompt, Sampling sampling) {
    samplings.add(sampling);
    started.release();
    Iterator<String> left = pieces.iterator();
    return new Answer() {
      @Override
      public boolean hasNext() {
        return left.hasNext();
      }

      @Override
      public String next() {
        permits.acquireUninterruptibly();
        written.incrementAndGet();
        return left.next();
      }

      @Override
      public void close() {
        closed.release();
      }
    };
  }

  @Override
  public float[] embed(String text) {
    return new float[] {text.length(), 0.5f};
  }
}
