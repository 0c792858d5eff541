package chat.maru.mate.talk;

import chat.maru.base.MemberId;

/// A member of the room by name.
public record Person(MemberId id, String name) {}
