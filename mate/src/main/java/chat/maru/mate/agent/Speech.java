package chat.maru.mate.agent;

import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.Member;
import chat.maru.messenger.MemberKind;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.ChatStream;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Discretion;
import chat.maru.orchestrator.Gateway;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Purpose;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.Receipts;
import chat.maru.orchestrator.ToolCallDelta;
import chat.maru.orchestrator.privacy.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One streamed call of a model. Reads it to its end, shows its words as a draft and collects its
/// tool calls.
final class Speech {
  /// Longer answers are cut here: nobody reads them in a chat.
  static final int MAX_TEXT = 12_000;

  private final Gateway gateway;
  private final Receipts receipts;

  Speech(Gateway gateway, Receipts receipts) {
    this.gateway = gateway;
    this.receipts = receipts;
  }

  /// A whole call of a tool.
  record ToolCall(String id, String name, String arguments) {
    JsonObject json() {
      return JsonObject.builder()
          .put("id", id)
          .put("type", "function")
          .put(
              "function",
              JsonObject.builder().put("name", name).put("arguments", arguments).build())
          .build();
    }
  }

  /// What came.
  record Said(String text, List<ToolCall> calls, Model model, Receipt receipt) {}

  /// The call did not end well.
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final String code;
    final transient List<Receipt> receipts;

    Broken(String code, List<Receipt> receipts, Throwable cause) {
      super(code, cause, false, false);
      this.code = code;
      this.receipts = receipts;
    }
  }

  static ChatRequest request(
      Work work,
      List<JsonObject> messages,
      JsonArray tools,
      Purpose purpose,
      List<MessageId> sent) {
    JsonObject.Builder body =
        JsonObject.builder()
            .put("model", "auto")
            .put("messages", new JsonArray(List.<Json>copyOf(messages)))
            .put("stream_options", JsonObject.builder().put("include_usage", true).build());
    if (tools.size() > 0) {
      body.put("tools", tools);
    }
    return ChatRequest.of(body.build(), work.origin(), work.dataClass(), work.deadline())
        .purpose(purpose)
        .outsideAllowed(work.outsideAllowed())
        .discretion(new Discretion(work.identifiers(), roster(work)))
        .sent(sent)
        .cancel(work.cancel());
  }

  /// The people whose names are masked where identifiers are.
  private static Roster roster(Work work) {
    return Roster.of(
        work.scene().members().stream()
            .filter(member -> member.kind() != MemberKind.MATE)
            .map(Member::displayName)
            .toList());
  }

  /// @throws Broken if no model answered whole
  Said listen(ChatRequest request, Draft draft) {
    try (ChatStream stream = gateway.open(request)) {
      StringBuilder text = new StringBuilder();
      Map<Integer, ToolCall> calls = new TreeMap<>();
      while (stream.hasNext()) {
        Chunk chunk = stream.next();
        String words = chunk.deltaText();
        if (!words.isEmpty()) {
          draft.write(text.length(), words);
          text.append(words);
        }
        chunk.toolCalls().forEach(delta -> collect(calls, delta));
        if (text.length() > MAX_TEXT || calls.size() > 8) {
          break;
        }
      }
      Receipt receipt = stream.receipt();
      return new Said(text.toString(), new ArrayList<>(calls.values()), stream.model(), receipt);
    } catch (MaruException e) {
      List<Receipt> known =
          JsonObject.paramsOf(e).findString("receipt").flatMap(receipts::find).stream().toList();
      throw new Broken(e.code().code(), known, e);
    }
  }

  private static void collect(Map<Integer, ToolCall> calls, ToolCallDelta delta) {
    ToolCall known = calls.getOrDefault(delta.index(), new ToolCall("", "", ""));
    String id = delta.id() == null ? known.id() : delta.id();
    String name = delta.name() == null ? known.name() : delta.name();
    calls.put(
        delta.index(),
        new ToolCall(
            id.isEmpty() ? "call_" + delta.index() : id,
            name,
            known.arguments() + delta.arguments()));
  }
}
