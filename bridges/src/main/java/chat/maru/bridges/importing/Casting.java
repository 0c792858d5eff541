package chat.maru.bridges.importing;

import java.util.Map;

/// Which speaker of the chat is meant by a name in the file.
///
/// @param speakers by name. What a name that is not certain stands for is only used for what is new
/// @param certain whether the name means this speaker beyond doubt, so that nobody else's words can
///   be theirs
public record Casting(Map<String, Integer> speakers, Map<String, Boolean> certain) {
  static final int UNKNOWN = -2;

  /// A cast without anybody.
  public static final Casting NONE = new Casting(Map.of(), Map.of());

  public Casting {
    speakers = Map.copyOf(speakers);
    certain = Map.copyOf(certain);
  }

  /// The speaker that `name` means beyond doubt, or [#UNKNOWN].
  int find(String name) {
    return certain.getOrDefault(name, false) ? speakers.getOrDefault(name, UNKNOWN) : UNKNOWN;
  }

  /// The speaker to whom new words of `name` belong.
  int require(String name) {
    Integer speaker = speakers.get(name);
    if (speaker == null) {
      throw new IllegalStateException("A speaker whom the first look did not see");
    }
    return speaker;
  }
}
