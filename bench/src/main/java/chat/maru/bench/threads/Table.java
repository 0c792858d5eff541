package chat.maru.bench.threads;

import chat.maru.mate.threads.Answerable;
import chat.maru.mate.threads.Answerable.Choice;
import chat.maru.mate.threads.Linker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All choices of some channels in ranges, by feature.
///
/// @param columns the ranges: one array a feature, one place a row
/// @param starts where each choice's rows begin, and the end of the last
/// @param wanted how much of a choice each row deserves: 1 shared by what the message answers
/// @param goals how many links the message of each choice has, those out of reach counted
/// @param channel the number of each choice's channel
@SuppressWarnings("ArrayRecordComponent") // rows of figures, never compared
record Table(byte[][] columns, int[] starts, float[] wanted, int[] goals, int[] channel) {
  int rows() {
    return starts[starts.length - 1];
  }

  int choices() {
    return goals.length;
  }

  /// Without the rows that are not to be kept.
  Table only(boolean[] kept) {
    int count = 0;
    for (int r = 0; r < rows(); r++) {
      count += kept[r] ? 1 : 0;
    }
    byte[][] fewer = new byte[columns.length][count];
    int[] from = new int[starts.length];
    float[] deserved = new float[count];
    int at = 0;
    for (int c = 0; c < choices(); c++) {
      from[c] = at;
      for (int r = starts[c]; r < starts[c + 1]; r++) {
        if (kept[r]) {
          for (int f = 0; f < columns.length; f++) {
            fewer[f][at] = columns[f][r];
          }
          deserved[at++] = wanted[r];
        }
      }
    }
    from[choices()] = at;
    return new Table(fewer, from, deserved, goals, channel);
  }

  /// The links that the scores make of these channels, beside those annotated.
  Tally tally(float[] scores, List<Channel> channels) {
    Tally tally = new Tally();
    for (Channel channel : channels) {
      for (int i = Channel.ANNOTATED; i < channel.talk().size(); i++) {
        if (channel.talk().get(i).notice()) {
          tally.add(
              Map.of(i, channel.gold().getOrDefault(i, Set.of())), Map.of(i, Set.of(i)), false);
        }
      }
    }
    for (int c = 0; c < choices(); c++) {
      double[] chances = Boosting.chances(scores, starts[c], starts[c + 1]);
      int best = 0;
      for (int k = 1; k < chances.length; k++) {
        best = chances[k] > chances[best] ? k : best;
      }
      int found = 0;
      int matched = 0;
      for (int k = 0; k < chances.length; k++) {
        if (k == best || (best > 0 && k > 0 && chances[k] >= Linker.ALSO)) {
          found++;
          matched += wanted[starts[c] + k] > 0 ? 1 : 0;
        }
      }
      tally.add(goals[c], found, matched);
    }
    return tally;
  }

  static float[][] sample(List<Channel> channels, int every, Known known) {
    int width = Answerable.figures(known.guesses()).size();
    float[][] sample = new float[width][1 << 16];
    int[] size = {0};
    int[] seen = {0};
    for (Channel channel : channels) {
      Answerable.each(
          channel.talk(),
          Channel.ANNOTATED,
          known.odds(channel),
          known.guess(channel),
          choice -> {
            for (float[] row : choice.rows()) {
              if (seen[0]++ % every == 0) {
                for (int f = 0; f < width; f++) {
                  if (size[0] == sample[f].length) {
                    sample[f] = Arrays.copyOf(sample[f], size[0] * 2);
                  }
                  sample[f][size[0]] = row[f];
                }
                size[0]++;
              }
            }
          });
    }
    for (int f = 0; f < width; f++) {
      sample[f] = Arrays.copyOf(sample[f], size[0]);
    }
    return sample;
  }

  static Table of(List<Channel> channels, Bins bins, Known known) {
    Building building = new Building(Answerable.figures(known.guesses()).size());
    for (int c = 0; c < channels.size(); c++) {
      Channel channel = channels.get(c);
      int number = c;
      Answerable.each(
          channel.talk(),
          Channel.ANNOTATED,
          known.odds(channel),
          known.guess(channel),
          choice -> building.add(number, choice, channel.gold().get(choice.message()), bins));
    }
    return building.table();
  }

  private static final class Building {
    private final byte[][] columns;
    private float[] wanted = new float[1 << 16];
    private int rows;
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> goals = new ArrayList<>();
    private final List<Integer> channel = new ArrayList<>();

    Building(int width) {
      columns = new byte[width][1 << 16];
    }

    void add(int number, Choice choice, @Nullable Set<Integer> gold, Bins bins) {
      if (gold == null) {
        return;
      }
      starts.add(rows);
      goals.add(gold.size());
      channel.add(number);
      for (int r = 0; r < choice.rows().length; r++) {
        if (rows == wanted.length) {
          wanted = Arrays.copyOf(wanted, rows * 2);
          for (int f = 0; f < columns.length; f++) {
            columns[f] = Arrays.copyOf(columns[f], rows * 2);
          }
        }
        for (int f = 0; f < columns.length; f++) {
          columns[f][rows] = bins.bin(f, choice.rows()[r][f]);
        }
        wanted[rows++] = gold.contains(choice.candidates()[r]) ? 1f / gold.size() : 0;
      }
    }

    Table table() {
      starts.add(rows);
      return new Table(
          columns,
          starts.stream().mapToInt(i -> i).toArray(),
          wanted,
          goals.stream().mapToInt(i -> i).toArray(),
          channel.stream().mapToInt(i -> i).toArray());
    }
  }
}
