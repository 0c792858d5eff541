package chat.maru.orchestrator.translation;

import chat.maru.base.json.Json;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Prompts in one shape, so that those which mean the same are equal: turns of one speaker are one
/// entry, results of tools stand first in it and name their tool, arguments are compact, a picture
/// is looked at as the vendor likes, and nothing is kept by a vendor that was not asked to.
final class Same {
  private Same() {}

  static Prompt of(Prompt prompt) {
    List<Entry> merged = new ArrayList<>();
    Map<String, String> tools = new HashMap<>();
    for (Entry entry : prompt.entries()) {
      List<Part> parts = entry.parts().stream().map(part -> compact(part, tools)).toList();
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
        unkept(prompt.settings()),
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

  private static Part compact(Part part, Map<String, String> tools) {
    return switch (part) {
      case Part.ToolCall call -> {
        tools.put(call.id(), call.name());
        yield new Part.ToolCall(
            call.id(), call.name(), Json.parse(call.arguments()).toText(), call.opaque());
      }
      case Part.ToolResult result ->
          new Part.ToolResult(
              result.call(),
              tools.get(result.call()),
              result.content().stream().map(inside -> compact(inside, tools)).toList(),
              result.error());
      case Part.Image image when "auto".equals(image.detail()) -> new Part.Image(image.url(), null);
      case Part.Text _,
          Part.Image _,
          Part.Audio _,
          Part.Document _,
          Part.Thinking _,
          Part.Refusal _ ->
          part;
    };
  }

  private static Settings unkept(Settings s) {
    return new Settings(
        s.maxOutput(),
        s.temperature(),
        s.topP(),
        s.topK(),
        s.stop(),
        s.seed(),
        s.choices(),
        s.presencePenalty(),
        s.frequencyPenalty(),
        s.topLogprobs(),
        s.effort(),
        s.thinkingBudget(),
        s.format(),
        s.parallelTools(),
        Boolean.TRUE.equals(s.store()),
        s.user(),
        s.metadata());
  }
}
