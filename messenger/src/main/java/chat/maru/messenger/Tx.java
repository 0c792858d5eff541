package chat.maru.messenger;

/// The stores inside one transaction.
public interface Tx {
  RoomStore rooms();

  MemberStore members();

  MessageStore messages();

  EventStore events();

  UserStore users();

  InviteStore invites();

  ImportStore imports();

  AskStore asks();

  ReactionStore reactions();

  ActStore acts();

  VoteStore votes();

  FileStore files();
}
