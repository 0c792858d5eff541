package chat.maru.orchestrator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One attempt at one model.
///
/// @param error the code of what went wrong; `null` if the answer is whole
/// @param attempt 1 for the first attempt at this model
public record ReceiptStep(
    String model,
    String provider,
    boolean own,
    int attempt,
    @Nullable String error,
    Duration took,
    @Nullable Duration firstToken,
    Usage usage,
    long costMicros) {}
