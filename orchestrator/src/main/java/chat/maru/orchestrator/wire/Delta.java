package chat.maru.orchestrator.wire;

import chat.maru.orchestrator.wire.Part.Opaque;
import org.jspecify.annotations.Nullable;

/// A step of a streamed answer in no vendor's words. Parts of one choice come one after another,
/// tool calls excepted, whose fragments may be interleaved by `index`.
///
/// `choice` counts from 0; more than one only where the request asked for it.
public sealed interface Delta {
  /// The answer has an id and a model; brings nothing yet.
  record Begin(String id, String model) implements Delta {}

  record Text(int choice, String text) implements Delta {}

  record Thinking(int choice, String text) implements Delta {}

  /// The vendor's proof: of the thinking just sent, or, with `call`, of that tool call.
  record Proof(int choice, @Nullable String call, Opaque opaque) implements Delta {}

  record Refusal(int choice, String text) implements Delta {}

  /// @param index counts the tool calls of a choice from 0
  record ToolBegin(int choice, int index, String id, String name) implements Delta {}

  /// A fragment of a call's arguments, in order.
  record ToolArguments(int choice, int index, String fragment) implements Delta {}

  /// @param stopWord the stop word that came; `null` if none or not said
  record Finish(int choice, Stop stop, @Nullable String stopWord) implements Delta {}

  /// Something that only the vendor's own wire can say, such as the result of a tool that the
  /// vendor ran itself: it passes on its own wire, and no other can write it.
  ///
  /// @param what the vendor's name for it
  record Native(String what) implements Delta {}

  /// The tokens so far; a later report replaces an earlier one.
  record Report(Tokens tokens) implements Delta {}
}
