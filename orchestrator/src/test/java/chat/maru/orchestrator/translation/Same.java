package chat.maru.orchestrator.translation;

import chat.maru.base.json.Json;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import java.util.ArrayList;
import java.util.List;

/// Prompts in one shape, so that those which mean the same are equal: turns of one speaker are one
/// entry, results of tools stand first in it, and arguments are compact.
final class Same {
  private Same() {}

  static Prompt of(Prompt prompt) {
    List<Entry> merged = new ArrayList<>();
    for (Entry entry : prompt.entries()) {
      List<Part> parts = entry.parts().stream().map(Same::compact).toList();
      if (!merged.isEmpty() && merged.getLast().speaker() == entry.speaker()) {
        List<Part> all = new ArrayList<>(merged.removeLast().parts());
        all.addAll(parts);
        parts = all;
      }
      merged.add(new Entry(entry.speaker(), resultsFirst(entry.speaker(), parts)));
    }
    return new Prompt(
        prompt.model(),
        merged,
        prompt.tools(),
        prompt.toolChoice(),
        prompt.settings(),
        prompt.stream(),
        prompt.unknown());
  }

  private static List<Part> resultsFirst(Speaker speaker, List<Part> parts) {
    if (speaker != Speaker.USER) {
      return parts;
    }
    List<Part> sorted =
        new ArrayList<>(parts.stream().filter(Part.ToolResult.class::isInstance).toList());
    parts.stream().filter(part -> !(part instanceof Part.ToolResult)).forEach(sorted::add);
    return sorted;
  }

  private static Part compact(Part part) {
    return part instanceof Part.ToolCall call
        ? new Part.ToolCall(
            call.id(), call.name(), Json.parse(call.arguments()).toText(), call.opaque())
        : part;
  }
}
