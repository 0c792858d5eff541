package chat.maru.orchestrator.responses;

import chat.maru.base.ErrorEntry;

/// What can be wrong with a kept response.
public enum ResponsesError implements ErrorEntry {
  /// No such response of this key is kept.
  RESPONSE_NOT_FOUND(404),
  /// The response that a request continues is not kept.
  PREVIOUS_RESPONSE_NOT_FOUND(404),
  /// The response is kept but did not end well, so that nothing can follow it.
  PREVIOUS_RESPONSE_FAILED(400),
  /// The item that a request refers to is not kept.
  ITEM_NOT_FOUND(404);

  private final Meaning meaning;

  ResponsesError(int status) {
    meaning = Meaning.ofCaller(status);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
