package chat.maru.bridges;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// What an export says of itself.
///
/// @param raw the title line as it stands; empty if there is none. What identifies a repeated
///   export, because the parts of it below cannot always be told apart
/// @param title the room's name
/// @param members how many people the title counts
/// @param savedAt when the export was made, by its maker's clock
public record Header(
    String raw,
    @Nullable String title,
    @Nullable Integer members,
    @Nullable LocalDateTime savedAt) {
  public static final Header NONE = new Header("", null, null, null);
}
