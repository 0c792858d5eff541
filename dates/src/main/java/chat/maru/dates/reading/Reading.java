package chat.maru.dates.reading;

import chat.maru.dates.value.Kind;
import chat.maru.dates.value.Modifier;
import chat.maru.dates.value.Resolution;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// What a piece of text means against the reference moment.
///
/// Where words leave the year, the week or the day open a reading has two sides: the next one
/// (`future`) and the last one (`past`); otherwise both are the same. Where they leave open which
/// half of the day is meant, `evening` is the other half.
public sealed interface Reading {
  Kind kind();

  /// The value in TimeML's manner: `XXXX-04-22`, `(T16,T17,PT1H)`.
  String timex();

  Resolution future();

  Resolution past();

  default @Nullable Modifier modifier() {
    return null;
  }

  default @Nullable Reading evening() {
    return null;
  }

  /// How coarsely it was said; finer than a day is a day.
  default Grain grain() {
    return Grain.DAY;
  }

  record Day(String timex, LocalDate next, LocalDate last, Written written, Grain grain)
      implements Reading {
    @Override
    public Kind kind() {
      return Kind.DATE;
    }

    @Override
    public Resolution future() {
      return new Resolution.Day(next);
    }

    @Override
    public Resolution past() {
      return new Resolution.Day(last);
    }
  }

  record Days(
      String timex,
      Bounds<LocalDate> next,
      Bounds<LocalDate> last,
      Grain grain,
      Written written,
      @Nullable Modifier modifier)
      implements Reading {
    public Days {
      if (next.from() == null && next.to() == null) {
        throw new IllegalArgumentException("days without bounds (expected: one at least)");
      }
    }

    /// Whether the end was said as a day of its own, as in "3월 2일부터 5일까지": in TimeML's manner it is
    /// excluded like any end, but people mean it to be in.
    public boolean lastDayIn() {
      return timex.endsWith("D)") && written.day() > 0;
    }

    @Override
    public Kind kind() {
      return Kind.DATE_RANGE;
    }

    @Override
    public Resolution future() {
      return new Resolution.Days(next.from(), next.to());
    }

    @Override
    public Resolution past() {
      return new Resolution.Days(last.from(), last.to());
    }
  }

  /// A season, or one whose days nobody can tell: 여름.
  record Season(String timex, @Nullable Modifier modifier) implements Reading {
    @Override
    public Kind kind() {
      return Kind.DATE_RANGE;
    }

    @Override
    public Resolution future() {
      return new Resolution.Unresolved();
    }

    @Override
    public Resolution past() {
      return future();
    }
  }

  /// @param parts how many of hour, minute and second were said
  /// @param open whether the other half of the day may be meant as well
  /// @param late whether midnight is the one that ends the day it stands beside: 내일 밤 12시
  record Clock(LocalTime time, int parts, boolean open, @Nullable Modifier modifier, boolean late)
      implements Reading {
    public Clock(LocalTime time, int parts, boolean open, @Nullable Modifier modifier) {
      this(time, parts, open, modifier, false);
    }

    @Override
    public Kind kind() {
      return Kind.TIME;
    }

    @Override
    public String timex() {
      return Timex.clock(time, parts);
    }

    @Override
    public Resolution future() {
      return new Resolution.Clock(time);
    }

    @Override
    public Resolution past() {
      return future();
    }

    @Override
    public @Nullable Clock evening() {
      return open ? new Clock(time.plusHours(12), parts, false, modifier) : null;
    }
  }

  /// A part of the day; `modifier` is its first or last half.
  record Part(String timex, LocalTime from, LocalTime to, @Nullable Modifier modifier)
      implements Reading {
    @Override
    public Kind kind() {
      return Kind.TIME_RANGE;
    }

    @Override
    public Resolution future() {
      return new Resolution.Clocks(from, to);
    }

    @Override
    public Resolution past() {
      return future();
    }
  }

  record Clocks(
      String timex, Bounds<LocalTime> times, @Nullable Clocks evening, @Nullable Modifier modifier)
      implements Reading {
    @Override
    public Kind kind() {
      return Kind.TIME_RANGE;
    }

    @Override
    public Resolution future() {
      return new Resolution.Clocks(times.from(), times.to());
    }

    @Override
    public Resolution past() {
      return future();
    }
  }

  record Moment(String timex, LocalDateTime next, LocalDateTime last, @Nullable Moment evening)
      implements Reading {
    @Override
    public Kind kind() {
      return Kind.DATE_TIME;
    }

    @Override
    public Resolution future() {
      return new Resolution.Moment(next);
    }

    @Override
    public Resolution past() {
      return new Resolution.Moment(last);
    }
  }

  record Moments(
      String timex,
      Bounds<LocalDateTime> next,
      Bounds<LocalDateTime> last,
      @Nullable Moments evening,
      @Nullable Modifier modifier)
      implements Reading {
    @Override
    public Kind kind() {
      return Kind.DATE_TIME_RANGE;
    }

    @Override
    public Resolution future() {
      return new Resolution.Moments(next.from(), next.to());
    }

    @Override
    public Resolution past() {
      return new Resolution.Moments(last.from(), last.to());
    }
  }

  record Length(Amount amount, @Nullable Modifier modifier) implements Reading {
    @Override
    public Kind kind() {
      return Kind.DURATION;
    }

    @Override
    public String timex() {
      return amount.timex();
    }

    @Override
    public Resolution future() {
      return new Resolution.Length(Duration.ofMillis(amount.millis()));
    }

    @Override
    public Resolution past() {
      return future();
    }
  }

  /// @param whole whether it comes every day, so that a time of day beside it says all (T15)
  record Cycle(String timex, boolean whole) implements Reading {
    @Override
    public Kind kind() {
      return Kind.SET;
    }

    @Override
    public Resolution future() {
      return new Resolution.Unresolved();
    }

    @Override
    public Resolution past() {
      return future();
    }
  }
}
