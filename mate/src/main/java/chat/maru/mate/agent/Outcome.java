package chat.maru.mate.agent;

import chat.maru.base.MessageId;
import chat.maru.messenger.Content;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Receipt;
import java.util.List;
import java.util.Set;

/// How asking a model ended.
public sealed interface Outcome {
  /// The receipts of its calls, in order; one that failed is among them.
  List<Receipt> receipts();

  /// An answer.
  ///
  /// @param shown every message whose words the model has seen
  record Answered(
      String text,
      List<Content.Citation> citations,
      Model model,
      Set<MessageId> shown,
      List<Receipt> receipts)
      implements Outcome {}

  /// No answer.
  ///
  /// @param code why
  record Failed(String code, List<Receipt> receipts) implements Outcome {}
}
