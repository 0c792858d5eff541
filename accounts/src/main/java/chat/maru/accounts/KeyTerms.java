package chat.maru.accounts;

import chat.maru.base.MaruException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// What a key may do; what is empty is not limited.
///
/// @param budgetMicros what it may spend in a period, in micro-USD
/// @param models the models and presets that it may ask for
/// @param expiresAt when it stops to work
/// @param identifiers the loosest that its requests may choose for identifiers; the deployment may
///   be stricter
public record KeyTerms(
    OptionalLong budgetMicros,
    BudgetPeriod period,
    List<String> models,
    Optional<Instant> expiresAt,
    OptionalLong requestsPerMinute,
    OptionalLong tokensPerMinute,
    Optional<Identifiers> identifiers) {
  public static final KeyTerms NONE =
      new KeyTerms(
          OptionalLong.empty(),
          BudgetPeriod.TOTAL,
          List.of(),
          Optional.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty());

  /// No budget can be larger: a thousand million USD.
  private static final long MOST_MICROS = 1_000_000_000_000_000L;

  private static final long MOST_A_MINUTE = 1_000_000_000_000L;
  private static final int MOST_MODELS = 100;
  private static final int LONGEST_NAME = 200;

  /// How long a budget lasts before it starts anew.
  public enum BudgetPeriod {
    DAY,
    MONTH,
    /// It never does.
    TOTAL;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// @throws MaruException `INVALID` for another word
    public static BudgetPeriod of(String code) {
      return switch (code) {
        case "day" -> DAY;
        case "month" -> MONTH;
        case "total" -> TOTAL;
        default -> throw MaruException.invalid("period", code, "day, month or total");
      };
    }
  }

  /// What becomes of phone numbers, accounts and other identifiers, loosest first.
  public enum Identifiers {
    /// Outside models read placeholders in their place.
    MASK,
    /// Own models answer.
    OWN,
    /// The request is refused, unless it names an own model.
    REFUSE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// @throws MaruException `INVALID` for another word
    public static Identifiers of(String code) {
      return switch (code) {
        case "mask" -> MASK;
        case "own" -> OWN;
        case "refuse" -> REFUSE;
        default -> throw MaruException.invalid("identifiers", code, "mask, own or refuse");
      };
    }
  }

  /// @throws MaruException `INVALID` naming the value that cannot be
  public KeyTerms {
    models = models.stream().map(String::strip).distinct().toList();
    check("budgetMicros", budgetMicros, 0, MOST_MICROS);
    check("requestsPerMinute", requestsPerMinute, 1, MOST_A_MINUTE);
    check("tokensPerMinute", tokensPerMinute, 1, MOST_A_MINUTE);
    if (models.size() > MOST_MODELS) {
      throw MaruException.invalid("models", models.size() + " names", "up to " + MOST_MODELS);
    }
    for (String model : models) {
      if (model.isEmpty() || model.length() > LONGEST_NAME) {
        throw MaruException.invalid(
            "models", "a name of " + model.length() + " characters", "1 to " + LONGEST_NAME);
      }
    }
  }

  private static void check(String field, OptionalLong value, long least, long most) {
    if (value.isPresent() && (value.getAsLong() < least || value.getAsLong() > most)) {
      throw MaruException.invalid(
          field, Long.toString(value.getAsLong()), "from " + least + " to " + most);
    }
  }

  /// Whether a key with these terms still works.
  public boolean validAt(Instant now) {
    return expiresAt.isEmpty() || now.isBefore(expiresAt.get());
  }
}
