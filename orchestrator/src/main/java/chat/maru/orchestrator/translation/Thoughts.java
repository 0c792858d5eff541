package chat.maru.orchestrator.translation;

import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The proofs of thinking in one conversation: what a model gets back of its own, and how much is
/// left out because another one thought it.
///
/// @param owner who asks; nobody gets another's
record Thoughts(KeptThoughts kept, ProofOrigins origins, String owner) {
  /// Takes a proof for one of `model`'s.
  void note(Model model, String proof) {
    origins.note(owner, model, proof);
  }

  /// Whether a proof is known to be another model's, or another asker's.
  boolean strange(Model model, String proof) {
    return origins.strange(owner, model, proof);
  }

  /// The prompt with the thoughts of `model` put back before its calls; itself if there are none.
  Prompt restore(Prompt prompt, Model model) {
    List<Entry> entries = new ArrayList<>(prompt.entries().size());
    for (Entry entry : prompt.entries()) {
      entries.add(entry.speaker() == Speaker.ASSISTANT ? restore(entry, model) : entry);
    }
    return entries.equals(prompt.entries())
        ? prompt
        : new Prompt(
            prompt.model(),
            entries,
            prompt.tools(),
            prompt.toolChoice(),
            prompt.settings(),
            prompt.stream(),
            prompt.unknown());
  }

  /// How many thoughts `model` on `wire` does not get back.
  int dropped(Prompt prompt, Model model, Wire wire) {
    int dropped = 0;
    for (Entry entry : prompt.entries()) {
      for (Part part : entry.parts()) {
        Opaque opaque = part instanceof Part.Thinking thinking ? thinking.opaque() : null;
        if (opaque != null && (opaque.wire() != wire || strange(model, opaque))) {
          dropped++;
        }
        if (part instanceof Part.ToolCall call
            && find(call).filter(found -> !from(found, model)).isPresent()) {
          dropped++;
        }
      }
    }
    return dropped;
  }

  void keep(Model model, List<Part> answer) {
    for (Part part : answer) {
      if (part instanceof Part.Thinking thinking && thinking.opaque() != null) {
        Proofs.text(thinking.opaque()).ifPresent(proof -> note(model, proof));
      }
    }
    kept.keep(owner, model.provider(), model.upstream(), answer);
  }

  private Entry restore(Entry entry, Model model) {
    boolean proven =
        entry.parts().stream()
            .anyMatch(part -> part instanceof Part.Thinking t && t.opaque() != null);
    List<Part> parts = new ArrayList<>();
    for (Part part : entry.parts()) {
      if (part instanceof Part.ToolCall call) {
        Optional<KeptThoughts.Kept> found = find(call).filter(one -> from(one, model));
        if (found.isPresent() && !proven) {
          parts.removeIf(Part.Thinking.class::isInstance); // the same thoughts without a proof
          parts.addAll(0, found.get().before());
        }
        parts.add(found.map(one -> withProof(call, one.own())).orElse(call));
      } else if (!(part instanceof Part.Thinking thinking && isStrange(thinking, model))) {
        parts.add(part);
      }
    }
    return new Entry(entry.speaker(), parts);
  }

  private boolean isStrange(Part.Thinking thinking, Model model) {
    Opaque opaque = thinking.opaque();
    return opaque != null && strange(model, opaque);
  }

  private boolean strange(Model model, Opaque opaque) {
    return Proofs.text(opaque).filter(proof -> strange(model, proof)).isPresent();
  }

  private static Part.ToolCall withProof(Part.ToolCall call, @Nullable Opaque own) {
    return own == null || call.opaque() != null
        ? call
        : new Part.ToolCall(call.id(), call.name(), call.arguments(), own);
  }

  private Optional<KeptThoughts.Kept> find(Part.ToolCall call) {
    return kept.find(owner, call.id());
  }

  private static boolean from(KeptThoughts.Kept found, Model model) {
    return found.from(model.provider(), model.upstream());
  }

  /// Gathers the thoughts and calls of a streamed answer.
  static final class Gathered {
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Part.ToolCall> calls = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    void add(Delta delta) {
      switch (delta) {
        case Delta.Thinking thinking -> text.append(thinking.text());
        case Delta.Proof proof -> add(proof);
        case Delta.ToolBegin call ->
            calls.put(call.id(), new Part.ToolCall(call.id(), call.name(), "", null));
        case Delta.Begin _,
            Delta.Text _,
            Delta.Refusal _,
            Delta.ToolArguments _,
            Delta.Finish _,
            Delta.Native _,
            Delta.Report _ -> {
          // needs not come back
        }
      }
    }

    private void add(Delta.Proof proof) {
      String call = proof.call();
      if (call == null) {
        parts.add(new Part.Thinking(text.toString(), proof.opaque()));
        text.setLength(0);
      } else {
        calls.computeIfPresent(call, (_, begun) -> withProof(begun, proof.opaque()));
      }
    }

    /// Thoughts first, then the calls.
    List<Part> parts() {
      List<Part> all = new ArrayList<>(parts);
      all.addAll(calls.values());
      return all;
    }
  }
}
