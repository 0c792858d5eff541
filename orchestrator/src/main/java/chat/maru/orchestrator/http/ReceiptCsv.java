package chat.maru.orchestrator.http;

import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.ReceiptStep;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Receipts as a file for spreadsheets (RFC 4180), with a mark that makes Excel read Korean as
/// UTF-8.
///
/// A name of a model comes from a vendor's list and may be anything. A cell that a spreadsheet
/// would run as a formula gets an apostrophe before it (OWASP, "CSV Injection").
final class ReceiptCsv {
  private static final String MARK = "\ufeff";
  private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
  private static final String HEAD =
      "id,at,outcome,model,provider,own,class,input_tokens,cached_tokens,output_tokens,"
          + "cost_micros,priced,ms,first_token_ms,attempts,errors,user,key,room\r\n";

  private ReceiptCsv() {}

  static String of(List<Receipt> receipts) {
    return receipts.stream().map(ReceiptCsv::row).collect(Collectors.joining("", MARK + HEAD, ""));
  }

  private static String row(Receipt receipt) {
    Model model = receipt.model();
    var origin = receipt.origin();
    Stream<@Nullable Object> cells =
        Stream.of(
            receipt.id(),
            Instants.text(receipt.at()),
            receipt.outcome().name().toLowerCase(Locale.ROOT),
            model == null ? null : model.name(),
            model == null ? null : model.provider(),
            receipt.own(),
            receipt.dataClass().code(),
            receipt.usage().input(),
            receipt.usage().cacheRead(),
            receipt.usage().output(),
            receipt.costMicros(),
            receipt.priced(),
            receipt.took().toMillis(),
            receipt.firstToken() == null ? null : receipt.firstToken().toMillis(),
            receipt.steps().size(),
            errors(receipt),
            origin.user() == null ? null : origin.user().value(),
            origin.key(),
            origin.room() == null ? null : origin.room().value());
    return cells.map(ReceiptCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String errors(Receipt receipt) {
    return receipt.steps().stream()
        .filter(step -> step.error() != null)
        .map((ReceiptStep step) -> step.model() + ": " + step.error())
        .collect(Collectors.joining("; "));
  }

  /// @param value text, a number, a truth, or `null` for an empty cell
  static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    if (value instanceof String && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
